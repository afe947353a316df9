import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { INSTRUMENTS, isMeasureId, type MeasureId } from '../../../../core/instruments/index.ts'
import type { Day } from '../../../../core/day.ts'
import type { Problem } from './problem.ts'
import { formOf, valuesOf, type SafetyFact, type SafetyFormName } from './safety-forms/index.ts'
import type { Values } from './safety-forms/form.ts'

export type { Problem } from './problem.ts'

/** Instruments that are recorded as an assessment. */
export type Followed = MeasureId
type Fact<K extends ClinicalFact['kind']> = Extract<ClinicalFact, { kind: K }>

/** What every draft has: the day, and for a correction what was recorded, so that what nobody touches stays as it is (laws W1). */
interface When {
  day: string
  readonly recorded?: ClinicalFact
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
  /** Chosen by the writer; '' = not chosen (psychotropic.ts). */
  psychotropic: 'yes' | 'no' | ''
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
/** A form about safety: its fields are data (safety-forms), and so is what is typed in it. */
export interface StepDraft {
  kind: 'step'
  readonly form: SafetyFormName
  values: Values
  /** What stood in the fields before anything was typed. */
  readonly start: Values
  readonly recorded?: SafetyFact
}
/** What has no form of its own: the day can be corrected, all else stays as recorded. */
export interface AsRecordedDraft {
  kind: 'as-recorded'
  day: string
  readonly recorded: ClinicalFact
}
export type Draft =
  | AssessmentDraft
  | ContactDraft
  | TreatmentDraft
  | ReferralDraft
  | ConsentDraft
  | CaseReviewDraft
  | CloseDraft
  | StepDraft
  | AsRecordedDraft

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
  psychotropic: '',
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
/** Nothing was typed yet: such a draft is not saved and not asked about. */
export function isUntouched(draft: Draft): boolean {
  if (draft.kind === 'assessment') return draft.total === '' && draft.answers.every((answer) => answer === null)
  if (draft.kind === 'contact') return !draft.minutes && !draft.note && !draft.nextDue && draft.work.length === 0
  if (draft.kind === 'treatment') return !draft.name && !draft.dose
  if (draft.kind === 'step')
    return Object.entries(draft.values).every(([at, value]) => value === (draft.start[at] ?? ''))
  return false
}

/** A draft that starts from what stands, for a correction. */
export const draftOf = (fact: ClinicalFact): Draft => ({ ...fieldsOf(fact), recorded: fact }) as Draft

function fieldsOf(fact: ClinicalFact): Draft {
  switch (fact.kind) {
    case 'assessment':
      if (!isMeasureId(fact.instrument)) return asRecorded(fact)
      return {
        ...newAssessment(fact.instrument, fact.day, fact.occasion),
        by: fact.answers ? 'answers' : 'total',
        ...(fact.answers ? { answers: [...fact.answers] } : {}),
        total: fact.total === undefined ? '' : String(fact.total),
        incomplete: fact.incomplete ?? false,
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
      }
    case 'referral':
      return { ...newReferral(fact.day), from: fact.from ?? '', reason: fact.reason ?? '' }
    case 'consent':
      return { ...newConsent(fact.day), state: fact.state }
    case 'close':
      return { ...newClose(fact.day), reason: fact.reason, note: fact.note ?? '' }
    case 'safety':
    case 'c-ssrs':
    case 'hand-over':
    case 'safety-outcome':
    case 'safety-confirmation':
      return { kind: 'step', form: formOf(fact), values: valuesOf(fact), start: valuesOf(fact) }
    case 'case-review':
      return {
        ...newCaseReview(fact.day),
        by: fact.by,
        outcome: fact.outcome,
        measureBy: fact.measureBy ?? '',
        note: fact.note ?? '',
      }
    default:
      return asRecorded(fact)
  }
}

const asRecorded = (fact: ClinicalFact): Draft => ({ kind: 'as-recorded', day: fact.day, recorded: fact })
