import { addDays, type Day } from '../../day.ts'
import { settingOn } from '../../settings/index.ts'
import { problem, type ProblemOf } from '../problem.ts'
import { HAND_OVERS } from '../vocabulary.ts'
import { choice, day, text, type FactOf } from './field.ts'
import type { ChartAsked, Kind, SafetyAsked, StepProblems } from './kind.ts'

/** A person in danger is handed over to a named service, or admitted: somebody said yes by name, and somebody looks again on a day. */
const fields = {
  how: choice(HAND_OVERS, { needs: 'how-handed-over' }),
  /** The service or hospital. */
  service: text({ needs: 'service' }),
  /** Who there accepted, by name. */
  acceptedBy: text({ needs: 'accepted-by' }),
  checkDay: day({ needs: 'check-day' }),
}
type Fact = FactOf<'hand-over', typeof fields>
type Problems = StepProblems & {
  readonly 'check-day-past': { readonly from: Day; readonly today: Day }
  readonly 'check-day-late': { readonly within: number; readonly latest: Day; readonly today: Day }
  readonly 'hand-over-dated-before': { readonly finding: string | null; readonly day: Day; readonly today: Day }
}
type Problem = ProblemOf<Problems>

/** A correction of it later is held to what could be promised when it was first recorded. */
function checkDayProblem(fact: Fact, { recordedOn: on, chosen, today }: ChartAsked): Problem | null {
  if (fact.checkDay < on) return problem('checkDay', 'check-day-past', { from: on, today })
  const within = settingOn(chosen, 'hand-over-check', on)
  const latest = addDays(fact.day, within) < on ? on : addDays(fact.day, within)
  return fact.checkDay > latest ? problem('checkDay', 'check-day-late', { within, latest, today }) : null
}

/** A hand-over answers what lies before it. One dated before what is open would leave it as open as it was. */
function datedProblem(fact: Fact, { today }: ChartAsked, { findings, uncovered }: SafetyAsked): Problem | null {
  const isAfter = ({ day }: { readonly day: Day }) => day > fact.day
  const finding = findings.find(isAfter)
  const isOnlyAfter = findings.length === 0 && uncovered.every(isAfter)
  const late = finding ?? (isOnlyAfter ? uncovered[0] : undefined)
  return late
    ? problem('day', 'hand-over-dated-before', { finding: finding?.finding ?? null, day: late.day, today })
    : null
}

export const handOver: Kind<'hand-over', typeof fields, Problems, 3> = {
  ...{ kind: 'hand-over', of: 'episode', fields, since: 3, answers: true },
  may: { precede: false, follow: true },
  problems(fact, chart) {
    const safety = chart.safety()
    const blocked = safety.blocked('hand-over', chart.today)
    return [checkDayProblem(fact, chart), datedProblem(fact, chart, safety), blocked && { ...blocked, at: 'how' }]
  },
}
