import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import type { Day } from '../../../../core/day.ts'

export type Followed = 'phq-9' | 'gad-7'
type Fact<K extends ClinicalFact['kind']> = Extract<ClinicalFact, { kind: K }>

/** What every draft has. `time` has no field: a correction carries it unchanged, on another day too. */
interface When {
  day: string
  readonly time?: string
}
/** What is being typed, before it is a fact: texts as in the fields, choices not yet made as ''. Lives in memory alone. */
export interface AssessmentDraft extends When {
  kind: 'assessment'
  instrument: Followed
  by: 'answers' | 'total'
  answers: (number | null)[]
  total: string
  occasion: 'initial' | 'follow-up'
  /** Too few answers for a total, and wanted all the same. */
  incomplete: boolean
  /** Who answered; no field: a correction carries what was recorded, null where that says nothing. */
  readonly mode: NonNullable<Fact<'assessment'>['mode']> | null
}
export interface ContactDraft extends When {
  kind: 'contact'
  outcome: Fact<'contact'>['outcome']
  mode: Fact<'contact'>['mode']
  minutes: string
  work: Fact<'contact'>['work']
  nextDue: string
  note: string
}
export interface TreatmentDraft extends When {
  kind: 'treatment'
  action: Fact<'treatment'>['action']
  modality: Fact<'treatment'>['modality']
  name: string
  dose: string
  underPlan: boolean
  /** What was recorded, for a correction: whether a drug is psychotropic has no field, and changes with the modality alone. */
  readonly recorded: Pick<Fact<'treatment'>, 'modality' | 'psychotropic'> | null
}
export interface ReferralDraft extends When {
  kind: 'referral'
  from: string
  reason: string
}
export interface ConsentDraft extends When {
  kind: 'consent'
  state: Fact<'consent'>['state'] | ''
}
export interface CloseDraft extends When {
  kind: 'close'
  reason: Fact<'close'>['reason'] | ''
  note: string
}
export interface CaseReviewDraft extends When {
  kind: 'case-review'
  by: string
  outcome: Fact<'case-review'>['outcome'] | ''
  measureBy: string
  note: string
}
export interface SafetyDraft extends When {
  kind: 'safety'
  event: Fact<'safety'>['event']
  instrument: string
  finding: NonNullable<Fact<'safety'>['finding']> | ''
  action: string
  /** What no field shows here: a correction carries it along. */
  readonly recorded: Pick<Fact<'safety'>, 'assessedBy' | 'meansAsked'>
}
export type Draft =
  | AssessmentDraft
  | ContactDraft
  | TreatmentDraft
  | ReferralDraft
  | ConsentDraft
  | CaseReviewDraft
  | CloseDraft
  | SafetyDraft

export interface Problem {
  /** The field, as the form names it. */
  readonly at: string
  readonly problem: string
}
export type Checked =
  { readonly ok: true; readonly fact: ClinicalFact } | { readonly ok: false; readonly problems: readonly Problem[] }

export const newAssessment = (
  instrument: Followed,
  day: Day,
  occasion: AssessmentDraft['occasion'],
): AssessmentDraft => ({
  kind: 'assessment',
  instrument,
  day,
  by: 'answers',
  answers: INSTRUMENTS[instrument].items.map(() => null),
  total: '',
  occasion,
  incomplete: false,
  mode: 'clinician',
})
export const newContact = (day: Day): ContactDraft => ({
  kind: 'contact',
  day,
  outcome: 'completed',
  mode: 'phone',
  minutes: '',
  work: [],
  nextDue: '',
  note: '',
})
export const newTreatment = (day: Day): TreatmentDraft => ({
  kind: 'treatment',
  day,
  action: 'start',
  modality: 'medication',
  name: '',
  dose: '',
  underPlan: true,
  recorded: null,
})
export const newReferral = (day: Day): ReferralDraft => ({ kind: 'referral', day, from: '', reason: '' })
export const newConsent = (day: Day): ConsentDraft => ({ kind: 'consent', day, state: '' })
export const newClose = (day: Day): CloseDraft => ({ kind: 'close', day, reason: '', note: '' })
export const newCaseReview = (day: Day): CaseReviewDraft => ({
  kind: 'case-review',
  day,
  by: '',
  outcome: '',
  measureBy: '',
  note: '',
})
const newSafety = (day: Day, event: SafetyDraft['event']): SafetyDraft => ({
  kind: 'safety',
  day,
  event,
  instrument: '',
  finding: '',
  action: '',
  recorded: {},
})

/** Nothing was typed yet: such a draft is not saved and not asked about. */
export function isUntouched(draft: Draft): boolean {
  if (draft.kind === 'assessment') return draft.total === '' && draft.answers.every((answer) => answer === null)
  if (draft.kind === 'contact') return !draft.minutes && !draft.note && !draft.nextDue && draft.work.length === 0
  if (draft.kind === 'treatment') return !draft.name && !draft.dose
  return false
}

/** A draft that starts from what stands, for a correction: what no field shows is carried along. null where the kind has no form here. */
export function draftOf(fact: ClinicalFact): Draft | null {
  const draft = fieldsOf(fact)
  return draft && fact.time !== undefined ? { ...draft, time: fact.time } : draft
}

function fieldsOf(fact: ClinicalFact): Draft | null {
  switch (fact.kind) {
    case 'assessment':
      if (fact.instrument !== 'phq-9' && fact.instrument !== 'gad-7') return null
      return {
        ...newAssessment(fact.instrument, fact.day, fact.occasion),
        by: fact.answers ? 'answers' : 'total',
        ...(fact.answers ? { answers: [...fact.answers] } : {}),
        total: fact.total === undefined ? '' : String(fact.total),
        incomplete: fact.incomplete ?? false,
        mode: fact.mode ?? null,
      }
    case 'contact':
      return {
        ...newContact(fact.day),
        outcome: fact.outcome,
        mode: fact.mode,
        minutes: fact.minutes === undefined ? '' : String(fact.minutes),
        work: [...fact.work],
        nextDue: fact.nextDue ?? '',
        note: fact.note ?? '',
      }
    case 'treatment':
      return {
        ...newTreatment(fact.day),
        action: fact.action,
        modality: fact.modality,
        name: fact.name,
        dose: fact.dose ?? '',
        underPlan: fact.underPlan,
        recorded: { modality: fact.modality, psychotropic: fact.psychotropic },
      }
    case 'referral':
      return { ...newReferral(fact.day), from: fact.from ?? '', reason: fact.reason ?? '' }
    case 'consent':
      return { ...newConsent(fact.day), state: fact.state }
    case 'close':
      return { ...newClose(fact.day), reason: fact.reason, note: fact.note ?? '' }
    case 'safety':
      return {
        ...newSafety(fact.day, fact.event),
        instrument: fact.instrument ?? '',
        finding: fact.finding ?? '',
        action: fact.action ?? '',
        recorded: {
          ...(fact.assessedBy === undefined ? {} : { assessedBy: fact.assessedBy }),
          ...(fact.meansAsked === undefined ? {} : { meansAsked: fact.meansAsked }),
        },
      }
    case 'case-review':
      return {
        ...newCaseReview(fact.day),
        by: fact.by,
        outcome: fact.outcome,
        measureBy: fact.measureBy ?? '',
        note: fact.note ?? '',
      }
    default:
      return null
  }
}
