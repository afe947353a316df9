import { INSTRUMENT_IDS, INSTRUMENTS, instrument, type InstrumentId } from '../../instruments/index.ts'
import { mostPoints, optionsOf, totalProblem, type Instrument } from '../../instruments/instrument.ts'
import { HIGHEST_TOTAL } from '../../instruments/limits.ts'
import { score } from '../../instruments/score.ts'
import { problem, type None, type ProblemOf } from '../problem.ts'
import type { FieldProblem } from './check.ts'
import { answers, choice, only, optional, total } from './field.ts'
import type { SaidOf } from './kind.ts'

/** Answers in item order (null = not answered) or the total alone; exactly one of them. */
export const measuredFields = {
  answers: optional(answers()),
  total: optional(total(HIGHEST_TOTAL)),
  /** The writer knows that too few items are answered for a total, and wants the answers kept without one. */
  incomplete: optional(only()),
}
export const knownInstrument = choice(INSTRUMENT_IDS, { needs: 'instrument' })
export const anyInstrument = choice([...INSTRUMENT_IDS, 'other'])

export type MeasuredProblems = {
  readonly 'answers-and-total': None
  readonly 'answers-need-instrument': None
  readonly 'items-given': { readonly name: string; readonly items: number; readonly given: number }
  readonly 'answer-of-item': { readonly allowed: readonly number[] }
  readonly 'items-missing': { readonly missing: readonly number[] }
  readonly 'other-needs-result': None
  readonly 'nothing-measured': None
  readonly 'total-of': { readonly name: string; readonly possible: string }
}
type Problem = ProblemOf<MeasuredProblems>
interface Measured {
  readonly kind: 'assessment' | 'screening'
  readonly instrument: InstrumentId | 'other'
  readonly answers?: readonly (number | null)[] | undefined
  readonly total?: number | undefined
  readonly incomplete?: true | undefined
  readonly result?: 'positive' | 'negative' | undefined
}

function answersProblem(fact: Measured, given: readonly (number | null)[]): Problem | null {
  if (fact.instrument === 'other') return problem('answers', 'answers-need-instrument', {})
  const tool = instrument(fact.instrument)
  if (given.length !== tool.items.length)
    return problem('answers', 'items-given', { name: tool.name, items: tool.items.length, given: given.length })
  for (const [i, item] of tool.items.entries()) {
    const allowed = optionsOf(tool, item).map((option) => option.value)
    const answer = given[i] ?? null
    if (answer !== null && !allowed.includes(answer)) return problem(`answers.${i}`, 'answer-of-item', { allowed })
  }
  const result = score(tool, given)
  if (!('incomplete' in result) || fact.incomplete) return null
  return problem('answers', 'items-missing', { missing: result.missing })
}

const MOST_OF: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values<Instrument>(INSTRUMENTS).map((tool) => [tool.id, mostPoints(tool)]),
)

/** An answer above what the form of its own instrument has is refused where it stands, whatever other instruments allow. */
export function answersOfForm({ instrument: id, answers: given = [] }: Measured): readonly FieldProblem[] {
  const most = MOST_OF[id]
  return given.flatMap((answer, i) =>
    most !== undefined && answer !== null && answer > most ? [problem(`answers.${i}`, 'not-an-answer', {})] : [],
  )
}

/**
 * Whether a form of something measured asks for a field. A total takes the place of answers: where answers were recorded, only a form
 * that shows them takes one (laws W1). That too few answers are wanted all the same is asked of too few, and in a correction of answers
 * as it was recorded.
 */
export function asksMeasured(field: string, said: SaidOf<Measured>, recorded: Measured | null): boolean {
  if (field === 'total') return said.total !== undefined || recorded?.answers === undefined
  if (field !== 'answers' && field !== 'incomplete') return true
  if (said.total !== undefined || field === 'answers') return said.total === undefined
  return recorded !== null || isTooFew(said)
}

function isTooFew({ instrument: id, answers }: SaidOf<Measured>): boolean {
  const tool = id === undefined || id === 'other' ? null : instrument(id)
  return tool !== null && answers?.length === tool.items.length && 'incomplete' in score(tool, answers)
}

/** What is wrong with a measured fact: which of answers and total, how many, which values. Null where nothing is. */
export function measuredProblem(fact: Measured): Problem | null {
  if (fact.answers && fact.total !== undefined) return problem('total', 'answers-and-total', {})
  if (fact.answers) return answersProblem(fact, fact.answers)
  if (fact.kind === 'screening' && fact.instrument === 'other')
    return fact.result && fact.total === undefined ? null : problem('result', 'other-needs-result', {})
  if (fact.total === undefined) return problem('answers', 'nothing-measured', {})
  if (fact.instrument === 'other') return null
  const tool = instrument(fact.instrument)
  const possible = totalProblem(tool, fact.total)
  return possible === null ? null : problem('total', 'total-of', { name: tool.name, possible })
}
