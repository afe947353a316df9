import { knownDay } from '../chart/milestones.ts'
import type { Summary } from '../chart/summary.ts'
import { daysBetween, type Day } from '../day.ts'
import { FOLLOWED } from '../instruments/index.ts'
import type { SeverityRank } from '../instruments/instrument.ts'
import { leadOf, measureOf, type Measure, type Since } from './measure.ts'
import type { CaseloadRules } from './rules.ts'
import { safetyToday, type SafetyToday } from './safety.ts'

export const ROW_STAGES = ['waiting', 'declined', 'in-treatment', 'closed'] as const
export type RowStage = (typeof ROW_STAGES)[number]

/** Where one episode stands today: everything the reasons and the row need, computed once. */
export interface Status {
  readonly stage: RowStage
  /** Full weeks since treatment started, to today (or to the close); null while waiting or on an unknown day. */
  readonly week: number | null
  /** Days since referral (identification where there is none) while waiting; null otherwise, or on an unknown day. */
  readonly waitingDays: number | null
  /** Those whose course is judged and that have a score; what is only shown has no part in this. */
  readonly measures: readonly Measure[]
  readonly lead: Measure | null
  /** Highest severity among the last scores; null = none. */
  readonly severity: SeverityRank | null
  readonly safety: SafetyToday
}

/** Where an episode stands, which no day changes. */
export function stageOf({ closed, stages, declined }: Summary): RowStage {
  if (closed) return 'closed'
  if (stages.treated !== null) return 'in-treatment'
  return declined ? 'declined' : 'waiting'
}

/** Since when somebody waits: the referral, or the identification where there is none. */
export const waitsSince = ({ stages }: Summary): Day | null => knownDay(stages.referred) ?? knownDay(stages.identified)

function measuresOf({ measures }: Summary, since: Since, today: Day, rules: CaseloadRules): readonly Measure[] {
  const found: Measure[] = []
  for (const id of FOLLOWED) {
    const track = measures[id]
    if (track) found.push(measureOf(id, track, since, today, rules))
  }
  return found
}

export function statusOf(summary: Summary, today: Day, rules: CaseloadRules): Status {
  const { stages, closed } = summary
  const stage = stageOf(summary)
  const treated = knownDay(stages.treated)
  const until = closed && closed.day < today ? closed.day : today
  const week = treated ? Math.max(0, Math.floor(daysBetween(treated, until) / 7)) : null
  const began = stage === 'waiting' ? waitsSince(summary) : null
  const since = { started: stages.treated !== null, week }
  const measures = measuresOf(summary, since, today, rules)
  let severity: SeverityRank | null = null
  for (const one of measures)
    if (one.severity !== null && (severity === null || one.severity > severity)) severity = one.severity
  return {
    stage,
    week,
    waitingDays: began ? Math.max(0, daysBetween(began, until)) : null,
    measures,
    lead: leadOf(measures),
    severity,
    safety: safetyToday(summary.safety, today),
  }
}
