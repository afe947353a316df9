import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { isDay, type Day } from '../../../../core/day.ts'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import type {
  AssessmentDraft,
  CaseReviewDraft,
  Checked,
  ContactDraft,
  Draft,
  Problem,
  SafetyDraft,
  TreatmentDraft,
} from './draft.ts'

const filled = <K extends string>(name: K, text: string): { readonly [P in K]?: string } =>
  text.trim() ? ({ [name]: text.trim() } as { readonly [P in K]?: string }) : {}

/** Whole number of a field, or null where it is none. */
const whole = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null)

/** The fact a draft states, or what is missing, each with the field it belongs to. The API checks again, against the whole chart. */
export function toFact(draft: Draft, today: Day): Checked {
  const problems = dayProblems(draft.day, today)
  const stated = state(draft, problems)
  if (problems.length || !stated) return { ok: false, problems }
  return { ok: true, fact: draft.time === undefined ? stated : { ...stated, time: draft.time } }
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
    case 'case-review':
      return caseReview(draft, problems)
    case 'close':
      if (draft.reason) return { kind: 'close', day: draft.day, reason: draft.reason, ...filled('note', draft.note) }
      problems.push({ at: 'reason', problem: 'Choose why the episode closes' })
      return null
  }
}

function assessment(draft: AssessmentDraft, problems: Problem[]): ClinicalFact | null {
  const { instrument, day, occasion } = draft
  const { range, name, maxImputable } = INSTRUMENTS[instrument]
  const mode = draft.mode === null ? {} : { mode: draft.mode }
  const common = { kind: 'assessment', instrument, day, occasion, ...mode } as const
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
    psychotropic:
      draft.recorded?.modality === draft.modality ? draft.recorded.psychotropic : draft.modality === 'medication',
  }
}

function caseReview(draft: CaseReviewDraft, problems: Problem[]): ClinicalFact | null {
  if (!draft.by.trim()) problems.push({ at: 'by', problem: 'Write which psychiatric consultant reviewed' })
  if (draft.measureBy && (!isDay(draft.measureBy) || draft.measureBy < draft.day))
    problems.push({ at: 'measureBy', problem: 'The next score cannot be wanted before the review' })
  if (!draft.outcome) problems.push({ at: 'outcome', problem: 'Choose what the review led to' })
  if (!draft.outcome || problems.length > 0) return null
  return {
    ...{ kind: 'case-review', day: draft.day, by: draft.by.trim(), outcome: draft.outcome },
    ...filled('measureBy', draft.measureBy),
    ...filled('note', draft.note),
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
    ...draft.recorded,
  }
}
