import type { Score, Track } from '../chart/track.ts'
import { daysBetween, type Day } from '../day.ts'
import { instrument, type FollowedId } from '../instruments/index.ts'
import { worseBy, type FollowedInstrument, type SeverityRank } from '../instruments/instrument.ts'
import { bandOf, isSevere } from '../instruments/score.ts'
import { COURSES, course, freshness, type Course, type CourseCode, type Freshness, type Seen } from './course.ts'
import type { CaseloadRules } from './rules.ts'

/** One measure of one person as of a day; its instrument is one whose course is judged. */
export interface Measure {
  readonly id: FollowedId
  readonly tool: FollowedInstrument
  readonly track: Track
  readonly course: Course
  readonly freshness: Freshness
  /** Whether its course counts for what is to be done (laws C4); others are shown. */
  readonly isFollowed: boolean
  /** Severity of the last score across instruments; null = no score. */
  readonly severity: SeverityRank | null
  readonly isSevere: boolean
}

/** What the course needs to know of treatment. */
export interface Since {
  readonly started: boolean
  readonly week: number | null
}

const beforeLast = ({ count, recent }: Track): Score | null => (count > 2 ? (recent.at(-2) ?? null) : null)

/** A plateau: the last scores over some weeks within a few points, and no smallest change that matters gained meanwhile. */
function isPlateau({ recent }: Track, { plateau, thresholds, direction }: FollowedInstrument): boolean {
  if (recent.length < plateau.scores) return false
  const last = recent.slice(-plateau.scores)
  const [first, latest] = [last[0], last.at(-1)]
  if (!first || !latest) return false
  const totals = last.map((score) => score.total)
  const within = Math.max(...totals) - Math.min(...totals) <= plateau.points
  const gained = -worseBy({ direction }, latest.total, first.total) >= thresholds.mcid
  return within && !gained && daysBetween(first.day, latest.day) >= plateau.weeks * 7
}

/** Laws C4: elevated at baseline, or elevated now twice running or with a rise that matters. */
function isFollowed({ baseline, last, recent }: Track, tool: FollowedInstrument): boolean {
  const isElevated = (score: Score | null | undefined) =>
    !!score && worseBy(tool, score.total, tool.thresholds.elevated) >= 0
  if (isElevated(baseline)) return true
  if (!last || !isElevated(last)) return false
  const rise = baseline ? worseBy(tool, last.total, baseline.total) : 0
  return rise >= tool.thresholds.mcid || (recent.length > 1 && isElevated(recent.at(-2)))
}

const intervalOf = ({ interval }: FollowedInstrument, { scoreInterval }: CaseloadRules): number =>
  interval === 'score-interval' ? scoreInterval : interval

/** Written out field by field, because a caseload makes two thousand of these. */
export function measureOf(id: FollowedId, track: Track, since: Since, today: Day, rules: CaseloadRules): Measure {
  const tool: FollowedInstrument = instrument(id)
  const { baseline, last } = track
  const age = last ? daysBetween(last.day, today) : null
  const seen: Seen = {
    baseline: baseline ? baseline.total : null,
    best: track.bestBefore,
    beforeLast: beforeLast(track)?.total ?? null,
    last: last ? last.total : null,
    isPlateau: isPlateau(track, tool),
    count: track.count,
    age: age ?? 0,
    started: since.started,
    week: since.week,
  }
  const settings = {
    worsening: rules.worsening[id],
    relapseRise: tool.relapseRise ?? rules.relapseRise,
    targetScoreAge: rules.targetScoreAge,
  }
  return {
    id,
    tool,
    track,
    course: course(seen, tool, settings),
    isFollowed: isFollowed(track, tool),
    freshness: freshness(age, intervalOf(tool, rules), rules.targetScoreAge),
    severity: last ? bandOf(tool, last.total).rank : null,
    isSevere: last !== null && isSevere(tool, last.total),
  }
}

/** How much a course asks for, most first: which of several followed measures leads. */
const NEED: readonly (readonly CourseCode[])[] = [
  ['relapsing', 'lost-gain', 'worsening', 'not-at-target'],
  ['not-measured', 'first-score', 'no-baseline', 'not-started', 'early'],
  ['below-threshold'],
  ['response'],
  ['remission', 'not-judged'],
]
const needOf = ({ code }: Course): number => NEED.findIndex((codes) => codes.includes(code))
const rankOf = ({ severity }: Measure): number => severity ?? -1

/** Which of two measures leads: one that is followed before one that is shown; then need, severity, and the order of courses. */
function leads(a: Measure, b: Measure): boolean {
  if (a.isFollowed !== b.isFollowed) return a.isFollowed
  const byNeed = a.isFollowed ? needOf(a.course) - needOf(b.course) : 0
  if (byNeed !== 0) return byNeed < 0
  if (rankOf(a) !== rankOf(b)) return rankOf(a) > rankOf(b)
  return a.isFollowed && COURSES.indexOf(a.course.code) < COURSES.indexOf(b.course.code)
}

/** The one that needs most, of those followed; with none followed, the severest that has a score. Null where none has one. */
export function leadOf(measures: readonly Measure[]): Measure | null {
  let lead: Measure | null = null
  for (const one of measures) if (one.track.last !== null && (lead === null || leads(one, lead))) lead = one
  return lead
}
