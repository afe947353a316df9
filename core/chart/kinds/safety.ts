import type { Day } from '../../day.ts'
import { problem, type None, type ProblemOf } from '../problem.ts'
import { SAFETY_EVENTS, type RiskFinding } from '../vocabulary.ts'
import { assessorFields, finding } from './assessor.ts'
import { choice, note, optional, text, type FactOf } from './field.ts'
import type { ChartAsked, Kind, SafetyAsked } from './kind.ts'

const fields = {
  event: choice(SAFETY_EVENTS, { needs: 'safety-event' }),
  /** What was asked with, what was found and what was done. */
  instrument: optional(text()),
  finding: optional(finding),
  action: optional(note()),
  ...assessorFields,
}
type Fact = FactOf<'safety', typeof fields>
type Problems = {
  readonly 'plan-without-finding': None
  readonly 'agreed-needed': None
  readonly 'asked-with-needed': None
  readonly 'found-needed': None
  readonly 'not-closed-on': { readonly finding: RiskFinding }
  readonly 'done-needed': None
  readonly 'no-item-open': None
  readonly 'dated-before-answer': { readonly day: Day; readonly today: Day }
}
type Problem = ProblemOf<Problems>

/** An assessment answers what was known and lies no later: one dated before every answer it could mean is a wrong day. */
function datedProblem(fact: Fact, { today }: ChartAsked, safety: SafetyAsked): Problem | null {
  const late = safety.answeredInSave.find((day) => day > fact.day)
  const after = late ?? (safety.answered.every((day) => day > fact.day) ? safety.uncovered[0]?.day : undefined)
  return after ? problem('day', 'dated-before-answer', { day: after, today }) : null
}

/** A `close` of former versions: an assessment that was meant to close the item. */
function closingProblem(fact: Fact & { readonly finding: RiskFinding }, chart: ChartAsked): Problem | null {
  if (fact.finding !== 'low') return problem('finding', 'not-closed-on', { finding: fact.finding })
  if (!fact.action) return problem('action', 'done-needed', {})
  const safety = chart.safety()
  if (safety.uncovered.length + safety.findings.length === 0) return problem('event', 'no-item-open', {})
  return datedProblem(fact, chart, safety)
}

const isEmptyPlan = ({ event, action }: Readonly<Record<string, unknown>>): boolean =>
  event === 'safety-plan' && (typeof action !== 'string' || action.trim() === '')

/** One that says nothing is no plan. Such as earlier releases took stay, and can be corrected in what else they say. */
function planProblem(fact: Fact, { corrected }: ChartAsked): Problem | null {
  if (fact.finding) return problem('finding', 'plan-without-finding', {})
  return isEmptyPlan(fact) && !(corrected && isEmptyPlan(corrected)) ? problem('action', 'agreed-needed', {}) : null
}

export const safety: Kind<'safety', typeof fields, Problems, 1> = {
  ...{ kind: 'safety', of: 'episode', fields, since: 1, answers: true },
  /** A plan says what was agreed, and nothing of what was found. */
  asks: (field, { event }) => event !== 'safety-plan' || field === 'event' || field === 'action',
  needed: (field, { event }) => event !== 'safety-plan' && (field === 'instrument' || field === 'finding'),
  may: { precede: true, follow: true },
  problems(fact, chart) {
    const { event, instrument, finding } = fact
    if (event === 'safety-plan') return [planProblem(fact, chart)]
    if (!instrument || !finding)
      return [
        instrument ? null : problem('instrument', 'asked-with-needed', {}),
        finding ? null : problem('finding', 'found-needed', {}),
      ]
    if (event === 'risk-assessment') return [datedProblem(fact, chart, chart.safety())]
    return [closingProblem({ ...fact, finding }, chart)]
  },
}
