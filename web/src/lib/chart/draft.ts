import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import { isDay, type Day } from '../../../../core/day.ts'

export type Followed = 'phq-9' | 'gad-7'
type Fact<K extends ClinicalFact['kind']> = Extract<ClinicalFact, { kind: K }>

/** What is being typed, before it is a fact: texts as in the fields, choices not yet made as ''. Lives in memory alone. */
export interface AssessmentDraft {
  kind: 'assessment'
  instrument: Followed
  day: string
  by: 'answers' | 'total'
  answers: (number | null)[]
  total: string
  occasion: 'initial' | 'follow-up'
  /** Too few answers for a total, and wanted all the same. */
  incomplete: boolean
}
export interface ContactDraft {
  kind: 'contact'
  day: string
  outcome: Fact<'contact'>['outcome']
  mode: Fact<'contact'>['mode']
  minutes: string
  work: Fact<'contact'>['work']
  nextDue: string
  note: string
}
export interface TreatmentDraft {
  kind: 'treatment'
  day: string
  action: Fact<'treatment'>['action']
  modality: Fact<'treatment'>['modality']
  name: string
  dose: string
  underPlan: boolean
}
export interface ReferralDraft {
  kind: 'referral'
  day: string
  from: string
  reason: string
}
export interface ConsentDraft {
  kind: 'consent'
  day: string
  state: Fact<'consent'>['state'] | ''
}
export interface CloseDraft {
  kind: 'close'
  day: string
  reason: Fact<'close'>['reason'] | ''
  note: string
}
export interface SafetyDraft {
  kind: 'safety'
  day: string
  event: Fact<'safety'>['event']
  instrument: string
  finding: NonNullable<Fact<'safety'>['finding']> | ''
  action: string
}
export type Draft =
  AssessmentDraft | ContactDraft | TreatmentDraft | ReferralDraft | ConsentDraft | CloseDraft | SafetyDraft

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
})
export const newReferral = (day: Day): ReferralDraft => ({ kind: 'referral', day, from: '', reason: '' })
export const newConsent = (day: Day): ConsentDraft => ({ kind: 'consent', day, state: '' })
export const newClose = (day: Day): CloseDraft => ({ kind: 'close', day, reason: '', note: '' })
export const newSafety = (day: Day, event: SafetyDraft['event']): SafetyDraft => ({
  kind: 'safety',
  day,
  event,
  instrument: '',
  finding: '',
  action: '',
})

/** Nothing was typed yet: such a draft is not saved and not asked about. */
export function isUntouched(draft: Draft): boolean {
  if (draft.kind === 'assessment') return draft.total === '' && draft.answers.every((answer) => answer === null)
  if (draft.kind === 'contact') return !draft.minutes && !draft.note && !draft.nextDue && draft.work.length === 0
  if (draft.kind === 'treatment') return !draft.name && !draft.dose
  return false
}

const filled = <K extends string>(name: K, text: string): { readonly [P in K]?: string } =>
  text.trim() ? ({ [name]: text.trim() } as { readonly [P in K]?: string }) : {}

/** Whole number of a field, or null where it is none. */
const whole = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null)

/** The fact a draft states, or what is missing, each with the field it belongs to. The API checks again, against the whole chart. */
export function toFact(draft: Draft, today: Day): Checked {
  const problems = dayProblems(draft.day, today)
  const stated = state(draft, problems)
  return problems.length || !stated ? { ok: false, problems } : { ok: true, fact: stated }
}

function dayProblems(day: string, today: Day): Problem[] {
  if (!isDay(day)) return [{ at: 'day', problem: 'Choose the day it happened' }]
  return day > today ? [{ at: 'day', problem: `This day is in the future; today is ${today} at the clinic` }] : []
}

function state(draft: Draft, problems: Problem[]): ClinicalFact | null {
  switch (draft.kind) {
    case 'assessment':
      return assessment(draft, problems)
    case 'contact':
      return contact(draft, problems)
    case 'treatment':
      return treatment(draft, problems)
    case 'safety':
      return safety(draft, problems)
    case 'referral':
      return { kind: 'referral', day: draft.day, ...filled('from', draft.from), ...filled('reason', draft.reason) }
    case 'consent':
      if (draft.state) return { kind: 'consent', day: draft.day, state: draft.state }
      problems.push({ at: 'state', problem: 'Choose what the person said' })
      return null
    case 'close':
      if (draft.reason) return { kind: 'close', day: draft.day, reason: draft.reason, ...filled('note', draft.note) }
      problems.push({ at: 'reason', problem: 'Choose why the episode closes' })
      return null
  }
}

function assessment(draft: AssessmentDraft, problems: Problem[]): ClinicalFact | null {
  const { instrument, day, occasion } = draft
  const { range, name, maxImputable } = INSTRUMENTS[instrument]
  const common = { kind: 'assessment', instrument, day, occasion, mode: 'clinician' } as const
  if (draft.by === 'total') {
    const total = whole(draft.total)
    if (total !== null && total <= range.max) return { ...common, total }
    problems.push({ at: 'total', problem: `A ${name} total is a whole number from ${range.min} to ${range.max}` })
    return null
  }
  const missing = draft.answers.flatMap((answer, i) => (answer === null ? [i + 1] : []))
  if (missing.length <= maxImputable) return { ...common, answers: [...draft.answers] }
  if (draft.incomplete && missing.length < draft.answers.length)
    return { ...common, answers: [...draft.answers], incomplete: true }
  problems.push({ at: 'answers', problem: tooFew(name, missing, draft.answers.length) })
  return null
}

const tooFew = (name: string, missing: readonly number[], items: number): string =>
  missing.length === items
    ? `Answer the items of ${name}, or enter the total alone`
    : `Items ${missing.join(', ')} are not answered, so there is no total. Answer them, enter the total alone, or save without a total`

function contact(draft: ContactDraft, problems: Problem[]): ClinicalFact {
  const minutes = draft.minutes.trim() ? whole(draft.minutes) : undefined
  if (minutes === null || (minutes ?? 0) > 1440)
    problems.push({ at: 'minutes', problem: 'Minutes are a whole number, at most 1,440' })
  if (draft.nextDue && (!isDay(draft.nextDue) || draft.nextDue < draft.day))
    problems.push({ at: 'nextDue', problem: 'The next contact cannot be due before this one' })
  return {
    kind: 'contact',
    day: draft.day,
    outcome: draft.outcome,
    mode: draft.mode,
    work: draft.outcome === 'completed' ? [...draft.work] : [],
    ...(minutes === undefined || minutes === null ? {} : { minutes }),
    ...filled('nextDue', draft.nextDue),
    ...filled('note', draft.note),
  }
}

function treatment(draft: TreatmentDraft, problems: Problem[]): ClinicalFact {
  const what = draft.modality === 'medication' ? 'the drug by its generic name' : 'the therapy'
  if (!draft.name.trim()) problems.push({ at: 'name', problem: `Write ${what}` })
  return {
    kind: 'treatment',
    day: draft.day,
    action: draft.action,
    modality: draft.modality,
    name: draft.name.trim(),
    ...filled('dose', draft.dose),
    underPlan: draft.underPlan,
    psychotropic: draft.modality === 'medication',
  }
}

function safety(draft: SafetyDraft, problems: Problem[]): ClinicalFact {
  const needs = (at: 'instrument' | 'finding' | 'action', problem: string) => {
    if (!draft[at].trim()) problems.push({ at, problem })
  }
  if (draft.event !== 'safety-plan') {
    needs('instrument', 'Write what was asked with, for example C-SSRS screener')
    needs('finding', 'Choose what was found')
  }
  if (draft.event === 'close') needs('action', 'Write what was done. An item closes only with its action')
  return {
    kind: 'safety',
    day: draft.day,
    event: draft.event,
    ...filled('instrument', draft.instrument),
    ...(draft.finding ? { finding: draft.finding } : {}),
    ...filled('action', draft.action),
  }
}

/** A draft that starts from what stands, for a correction. null where the kind has no form here. */
export function draftOf(fact: ClinicalFact): Draft | null {
  switch (fact.kind) {
    case 'assessment':
      if (fact.instrument !== 'phq-9' && fact.instrument !== 'gad-7') return null
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
      return { ...newTreatment(fact.day), ...fact, dose: fact.dose ?? '' }
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
      }
    default:
      return null
  }
}
