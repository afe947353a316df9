import type { Day } from '../../day.ts'
import { problem, type None, type ProblemOf } from '../problem.ts'
import { SAFETY_OUTCOMES } from '../vocabulary.ts'
import { choice, day, note, optional, text, type FactOf } from './field.ts'
import type { ChartAsked, Kind, SafetyAsked, SaidOf, StepProblems } from './kind.ts'

const fields = {
  outcome: choice(SAFETY_OUTCOMES, { needs: 'safety-outcome' }),
  /** For `received`: who of the service said that the person was seen. */
  by: optional(text()),
  /** For `managed`: the next contact, and the safety plan or why there is none. */
  nextContact: optional(day()),
  safetyPlan: optional(choice(['made', 'not-made'])),
  /** For `not-reached`: who of primary care was told, and the welfare check or why there is none. */
  pcpTold: optional(text()),
  welfareCheck: optional(choice(['asked-for', 'not-asked-for'])),
  /** Why no safety plan was made, why no welfare check was asked for, or why an answer was entered in error. */
  why: optional(note()),
}
type Fact = FactOf<'safety-outcome', typeof fields>
type Needed = {
  readonly [
    Code in
      | 'who-received-needed'
      | 'next-contact-needed'
      | 'plan-needed'
      | 'why-no-plan-needed'
      | 'pcp-told-needed'
      | 'welfare-check-needed'
      | 'why-no-check-needed'
      | 'why-error-needed'
  ]: None
}
type Problems = StepProblems &
  Needed & {
    readonly 'outcome-dated-before': { readonly what: string | null; readonly day: Day; readonly today: Day }
  }
type Problem = ProblemOf<Problems>

/** What each outcome needs to be said with it. */
function neededFields(fact: Fact, on: Day): readonly (Problem | null)[] {
  const need = (holds: unknown, at: keyof Fact & string, code: keyof Needed) => (holds ? null : problem(at, code, {}))
  switch (fact.outcome) {
    case 'received':
      return [need(fact.by, 'by', 'who-received-needed')]
    case 'managed':
      return [
        need(fact.nextContact && fact.nextContact >= on, 'nextContact', 'next-contact-needed'),
        need(fact.safetyPlan, 'safetyPlan', 'plan-needed'),
        need(fact.safetyPlan !== 'not-made' || fact.why, 'why', 'why-no-plan-needed'),
      ]
    case 'not-reached':
      return [
        need(fact.pcpTold, 'pcpTold', 'pcp-told-needed'),
        need(fact.welfareCheck, 'welfareCheck', 'welfare-check-needed'),
        need(fact.welfareCheck !== 'not-asked-for' || fact.why, 'why', 'why-no-check-needed'),
      ]
    case 'entered-in-error':
      return [need(fact.why, 'why', 'why-error-needed')]
    case 'died':
      return []
  }
}

/** Died, entered in error and not reached answer what is open: dated before all of it, they would answer nothing. */
function lyingAfterAll(fact: Fact, { uncovered, findings }: SafetyAsked): Day | null {
  const [first, ...rest] = [...uncovered, ...findings]
  if (fact.outcome === 'managed' || fact.outcome === 'received' || !first) return null
  return [first, ...rest].every(({ day }) => day > fact.day) ? first.day : null
}

/** Managed answers a finding and received a hand-over: dated before it, it would answer nothing. */
function datedProblem(fact: Fact, { today }: ChartAsked, safety: SafetyAsked): Problem | null {
  const finding = fact.outcome === 'managed' ? safety.findings.find(({ day }) => day > fact.day) : undefined
  const { elsewhere } = safety
  const handOver = fact.outcome === 'received' && elsewhere && elsewhere.day > fact.day ? elsewhere : null
  const day = (finding ?? handOver)?.day ?? lyingAfterAll(fact, safety)
  const what = finding ? finding.finding : handOver ? 'hand-over' : null
  return day ? problem('day', 'outcome-dated-before', { what, day, today }) : null
}

type Name = keyof typeof fields
/** What each outcome is asked for. */
const ASKED = {
  received: ['by'],
  managed: ['nextContact', 'safetyPlan'],
  'not-reached': ['pcpTold', 'welfareCheck'],
  died: [],
  'entered-in-error': ['why'],
} satisfies { readonly [O in Fact['outcome']]: readonly Name[] }
/** Why something was not done is asked where it was not. */
const isLeftUndone = ({ outcome, safetyPlan, welfareCheck }: SaidOf<Fact>): boolean =>
  (outcome === 'managed' && safetyPlan === 'not-made') ||
  (outcome === 'not-reached' && welfareCheck === 'not-asked-for')

// A newer server may say another outcome.
const isOf = (field: string, said: SaidOf<Fact>): boolean =>
  (new Map<string | undefined, readonly string[]>(Object.entries(ASKED)).get(said.outcome) ?? []).includes(field) ||
  (field === 'why' && isLeftUndone(said))

export const safetyOutcome: Kind<'safety-outcome', typeof fields, Problems, 3> = {
  ...{ kind: 'safety-outcome', of: 'episode', fields, since: 3, answers: true },
  asks: (field, said) => field === 'outcome' || isOf(field, said),
  /** Nothing is asked of an outcome that it does not need. */
  needed: isOf,
  may: { precede: false, follow: true },
  problems(fact, chart) {
    const safety = chart.safety()
    const { outcome } = fact
    // What was received before the check day passed may be typed after it; attempts count up to their outcome's own day.
    const on = outcome === 'received' || outcome === 'not-reached' ? fact.day : chart.today
    const blocked = safety.blocked(outcome, on)
    return [
      ...neededFields(fact, chart.recordedOn),
      datedProblem(fact, chart, safety),
      blocked && { ...blocked, at: 'outcome' },
    ]
  },
}
