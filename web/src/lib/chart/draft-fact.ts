import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { isDay, type Day } from '../../../../core/day.ts'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import { problem } from '../../../../core/chart/problem.ts'
import { readFact } from '../../../../core/chart/kinds/read.ts'
import { totalProblem } from '../../../../core/instruments/instrument.ts'
import { issuesInWords } from '../../../../core/words/en/problems.ts'
import {
  draftOf,
  type AssessmentDraft,
  type CaseReviewDraft,
  type Checked,
  type ContactDraft,
  type Draft,
  type Problem,
  type StepDraft,
  type TreatmentDraft,
} from './draft.ts'
import { psychotropicOf } from './psychotropic.ts'
import { formProblems } from './safety-forms/form.ts'
import { SAFETY_FORMS } from './safety-forms/index.ts'

const filled = <K extends string>(name: K, text: string): { readonly [P in K]?: string } =>
  text.trim() ? ({ [name]: text.trim() } as { readonly [P in K]?: string }) : {}

/** Whole number of a field, or null where it is none. */
const whole = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null)

/** The fact a draft states, or what is missing, each with the field it belongs to. The API checks again, against the whole chart. */
export function toFact(draft: Draft, today: Day): Checked {
  const { recorded } = draft
  const start = recorded && draftOf(recorded)
  if (recorded && same(draft, start)) return { ok: true, fact: recorded }
  const problems: Problem[] = []
  const stated = state(draft, today, problems)
  if (problems.length || !stated) return { ok: false, problems }
  const before = start && state(start, today, [])
  const fact = recorded ? corrected(recorded, before ?? recorded, stated) : stated
  // What no form asks for itself is asked as the API asks it, so that nothing typed is refused only after sending (laws W4).
  const read = readFact(fact)
  return read.ok ? { ok: true, fact } : { ok: false, problems: issuesInWords(read.problems) }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * What was recorded with what the form changed, and nothing else (laws W1): `before` is what the form would state untouched. A field
 * that both leave alike stays as it was recorded, whether a form shows it or not.
 */
function corrected(recorded: ClinicalFact, before: ClinicalFact, now: ClinicalFact): ClinicalFact {
  const [was, start, is] = [recorded, before, now] as readonly Readonly<Record<string, unknown>>[]
  const names = new Set([...Object.keys(recorded), ...Object.keys(now)])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = same(start?.[name], is?.[name]) ? was?.[name] : is?.[name]
      return value === undefined ? [] : [[name, value]]
    }),
  ) as ClinicalFact
}

function dayProblems(day: string, today: Day): Problem[] {
  if (!isDay(day)) return [{ at: 'day', problem: 'Choose the day it happened' }]
  return day > today ? [{ at: 'day', problem: `This day is in the future; today is ${today} at the clinic` }] : []
}

function state(draft: Draft, today: Day, problems: Problem[]): ClinicalFact | null {
  if (draft.kind === 'step') return step(draft, today, problems)
  problems.push(...dayProblems(draft.day, today))
  switch (draft.kind) {
    case 'as-recorded':
      return { ...draft.recorded, day: draft.day }
    case 'assessment':
      return assessment(draft, problems)
    case 'contact':
      return contact(draft, problems)
    case 'treatment':
      return treatment(draft, problems)
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
  const common = { kind: 'assessment', instrument, day, occasion, mode: 'clinician' } as const
  if (draft.by === 'total') {
    const total = whole(draft.total)
    if (total !== null && totalProblem(INSTRUMENTS[draft.instrument], total) === null) return { ...common, total }
    problems.push({ at: 'total', problem: `A ${name} total is a whole number from ${range.min} to ${range.max}` })
    return null
  }
  const missing = draft.answers.flatMap((answer, i) => (answer === null ? [i + 1] : []))
  const answers = [...draft.answers]
  // On a form with enough answers only a correction has it: as it was recorded.
  const wanted = draft.incomplete && (draft.recorded !== undefined || missing.length > maxImputable)
  if (missing.length > maxImputable && (!wanted || missing.length === answers.length))
    problems.push({ at: 'answers', problem: tooFew(name, missing, answers.length) })
  return { ...common, answers, ...(wanted ? { incomplete: true as const } : {}) }
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
  const psychotropic = psychotropicOf(draft)
  const what = draft.modality === 'medication' ? 'the drug by its generic name' : 'the therapy'
  if (!draft.name.trim()) problems.push({ at: 'name', problem: `Write ${what}` })
  else if (psychotropic === null) problems.push(...issuesInWords([problem('psychotropic', 'psychotropic-unsaid', {})]))
  return {
    kind: 'treatment',
    day: draft.day,
    action: draft.action,
    modality: draft.modality,
    name: draft.name.trim(),
    ...filled('dose', draft.dose),
    underPlan: draft.underPlan,
    psychotropic: psychotropic ?? true,
  }
}

function caseReview(draft: CaseReviewDraft, problems: Problem[]): ClinicalFact | null {
  if (!draft.by.trim()) problems.push({ at: 'by', problem: 'Write which psychiatric consultant reviewed' })
  if (draft.measureBy && (!isDay(draft.measureBy) || draft.measureBy < draft.day))
    problems.push({ at: 'measureBy', problem: 'The next score cannot be wanted before the review' })
  if (!draft.outcome) problems.push({ at: 'outcome', problem: 'Choose what the review led to' })
  if (!draft.outcome) return null
  return {
    ...{ kind: 'case-review', day: draft.day, by: draft.by.trim(), outcome: draft.outcome },
    ...filled('measureBy', draft.measureBy),
    ...filled('note', draft.note),
  }
}

function step({ form: name, values, recorded }: StepDraft, today: Day, problems: Problem[]): ClinicalFact | null {
  const form = SAFETY_FORMS[name]
  const now = { today, me: '', waiting: [], attempts: null, ...(recorded ? { corrects: true as const } : {}) }
  problems.push(...formProblems(form, values, now))
  return form.facts(values)[0] ?? null
}
