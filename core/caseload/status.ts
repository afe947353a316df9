import { knownDay } from '../chart/milestones.ts'
import type { Score, Summary, Track } from '../chart/summary.ts'
import { daysBetween, type Day } from '../day.ts'
import { instrument } from '../instruments/index.ts'
import { course, freshness, type Course, type Freshness } from './course.ts'
import type { CaseloadRules } from './rules.ts'

export type Lead = 'phq-9' | 'gad-7'

/** Where one episode stands today: everything the reasons and the row need, computed once. */
export interface Status {
  readonly stage: 'waiting' | 'in-treatment' | 'closed'
  /** Full weeks since treatment started, to today (or to the close); null while waiting or on an unknown day. */
  readonly week: number | null
  readonly waitingDays: number | null
  readonly lead: Lead | null
  readonly track: Track | null
  readonly course: Course
  readonly freshness: Freshness
}

const elevatedAtBaseline = (track: Track, id: Lead): boolean =>
  track.baseline !== null && track.baseline.total >= instrument(id).thresholds.elevated

/** The lead measure is one that was elevated at baseline, PHQ-9 before GAD-7; else the one there is (metrics.md 2.3). */
export function leadOf(summary: Summary): Lead | null {
  if (elevatedAtBaseline(summary.phq9, 'phq-9')) return 'phq-9'
  if (elevatedAtBaseline(summary.gad7, 'gad-7')) return 'gad-7'
  return summary.phq9.last ? 'phq-9' : summary.gad7.last ? 'gad-7' : null
}

/** Scores from the baseline on, as far as the summary keeps them; the baseline leads even where it is older. */
export function scoresSince(track: Track): readonly Score[] {
  const { baseline, recent } = track
  if (!baseline) return []
  const since = recent.filter((s) => s.day >= baseline.day)
  return since[0] && since[0].day === baseline.day && since[0].total === baseline.total ? since : [baseline, ...since]
}

/** The lowest total before the last score: of `best`, unless the last score is itself the best. */
function bestBefore(track: Track): number | null {
  return track.best && track.last && track.best.day < track.last.day ? track.best.total : null
}

export function statusOf(summary: Summary, today: Day, rules: CaseloadRules): Status {
  const { stages, closed } = summary
  const stage = closed ? 'closed' : stages.treated !== null ? 'in-treatment' : 'waiting'
  const treated = knownDay(stages.treated)
  const until = closed && closed.day < today ? closed.day : today
  const week = treated ? Math.max(0, Math.floor(daysBetween(treated, until) / 7)) : null
  const began = knownDay(stages.referred) ?? knownDay(stages.identified)
  const lead = leadOf(summary)
  const track = lead === 'phq-9' ? summary.phq9 : lead === 'gad-7' ? summary.gad7 : null
  return {
    stage,
    week,
    waitingDays: stages.treated === null && began ? Math.max(0, daysBetween(began, until)) : null,
    lead,
    track,
    course: courseOf(stages.treated !== null, lead, track, week),
    freshness: freshness(track?.last ?? null, today, rules.freshDays, rules.lateDays),
  }
}

function courseOf(started: boolean, lead: Lead | null, track: Track | null, week: number | null): Course {
  if (!started) return { code: 'not-started', detail: null }
  if (!lead || !track?.baseline) return { code: 'no-baseline', detail: null }
  // A start on an unknown day is at least as old as the baseline that came with it; week 0 would excuse somebody for ever.
  const weeks = week ?? (track.last ? Math.floor(daysBetween(track.baseline.day, track.last.day) / 7) : 0)
  return course(track.baseline, scoresSince(track), weeks, instrument(lead).thresholds, bestBefore(track))
}
