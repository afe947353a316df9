import { illness, type Instrument, isFollowed, responseTotal } from '../instruments/instrument.ts'

/** Course of one measure, in the order in which they are tried; the first that fits is the course (law C6). */
export const COURSES = [
  'not-judged',
  'no-baseline',
  'first-score',
  'relapsing',
  'lost-gain',
  'worsening',
  'not-started',
  'not-measured',
  'remission',
  'response',
  'early',
  'below-threshold',
  'not-at-target',
] as const
export type CourseCode = (typeof COURSES)[number]
export const COURSE_DETAILS = ['some-gain', 'no-gain', 'plateau'] as const
export type CourseDetail = (typeof COURSE_DETAILS)[number]
export interface Course {
  readonly code: CourseCode
  /** Only for `early` and `not-at-target`. */
  readonly detail: CourseDetail | null
}

/** What the course of one measure is judged by. Totals as the instrument gives them. */
export interface Seen {
  readonly baseline: number | null
  /** Best after the baseline and before the last score; null = there is none between. */
  readonly best: number | null
  /** The score before the last, where it is not the baseline; null = there is none. */
  readonly beforeLast: number | null
  readonly last: number | null
  readonly isPlateau: boolean
  /** Scores from the baseline on, the baseline included. */
  readonly count: number
  /** Days since the last score. */
  readonly age: number
  /** Whether treatment has started, and for how many full weeks; null = it started on an unknown day, which excuses nobody. */
  readonly started: boolean
  readonly week: number | null
}

/** The settings of the course; thresholds are the instrument's own. */
export interface CourseSettings {
  readonly worsening: number
  readonly relapseRise: number
  readonly targetScoreAge: number
}

/** Weeks of treatment from which a target is judged (fidelity task 2, doi 10.1176/appi.ps.201400577). */
export const TARGET_WEEK = 8
/** A second score this far above baseline is worsening, whatever the smallest change that matters (laws C3). */
const LEAST_RISE = 3

const only = (code: CourseCode): Course => ({ code, detail: null })

interface Judged {
  readonly b: number
  readonly x: number
  readonly best: number | null
  readonly before: number | null
  readonly elevated: number
  readonly remission: number
  /** Smallest change that matters. */
  readonly m: number
  /** At it or better is response, as the instrument counts it from the baseline. */
  readonly response: number
}

/** Laws C1: well again after being ill, then clearly ill; or a gain that was lost before it was a response. */
function fallBack(
  { b, x, best, before, elevated, remission, response, m }: Judged,
  relapseRise: number,
): CourseCode | null {
  if (best === null || b - best < m) return null
  if (best > response && best >= remission) return x - best >= m ? 'lost-gain' : null
  const isIll = b >= elevated && x >= elevated
  const isTwice = x - best >= m && before !== null && before >= elevated
  return isIll && (x - best >= relapseRise || isTwice) ? 'relapsing' : null
}

/** Laws C3: far above baseline once, or clearly above it on two scores running; near the end of the range there is less room. */
function isWorsening({ b, x, before, m }: Judged, end: number, once: number): boolean {
  const twice = Math.max(LEAST_RISE, Math.min(m, end - b))
  return x - b >= once || (before !== null && before - b >= twice && x - b >= twice)
}

/**
 * Where one measure is going. Every input has exactly one course, and a total of 0 is a total. Before treatment starts only falling
 * back and worsening are said. A measure whose instrument lacks a threshold is shown, not judged.
 */
export function course(seen: Seen, instrument: Instrument, settings: CourseSettings): Course {
  if (!isFollowed(instrument)) return only('not-judged')
  const { elevated, remission, mcid } = instrument.thresholds
  if (seen.baseline === null || seen.last === null) return only(seen.started ? 'no-baseline' : 'not-started')
  const judgesTarget = seen.started && (seen.week === null || seen.week >= TARGET_WEEK)
  if (seen.count < 2) return only(!seen.started ? 'not-started' : judgesTarget ? 'not-measured' : 'first-score')
  const ill = (total: number): number => illness(instrument, total)
  const judged: Judged = {
    b: ill(seen.baseline),
    x: ill(seen.last),
    best: seen.best === null ? null : ill(seen.best),
    before: seen.beforeLast === null ? null : ill(seen.beforeLast),
    elevated: ill(elevated),
    remission: ill(remission),
    m: mcid,
    response: ill(responseTotal(instrument, seen.baseline)),
  }
  const fell = fallBack(judged, settings.relapseRise)
  if (fell) return only(fell)
  if (isWorsening(judged, instrument.range.max - instrument.range.min, settings.worsening)) return only('worsening')
  if (!seen.started) return only('not-started')
  if (judgesTarget && seen.age > settings.targetScoreAge) return only('not-measured')
  return target(judged, judgesTarget, seen.isPlateau)
}

/** Where somebody stands against the target, with a score that may judge it. */
function target({ b, x, remission, response, elevated, m }: Judged, judgesTarget: boolean, isPlateau: boolean): Course {
  if (x < remission) return only('remission')
  if (x <= response) return only('response')
  const gained = b - x >= m ? 'some-gain' : 'no-gain'
  if (!judgesTarget) return { code: 'early', detail: gained }
  if (x < elevated) return only('below-threshold')
  return { code: 'not-at-target', detail: isPlateau ? 'plateau' : gained }
}

export const FRESHNESS = ['current', 'stale', 'late', 'none'] as const
export type FreshnessCode = (typeof FRESHNESS)[number]
export interface Freshness {
  readonly code: FreshnessCode
  /** Days since the last score; null where there is none. */
  readonly days: number | null
}

/** How old the last score is: current up to `interval` days, then stale, late after `late` (laws R3). */
export function freshness(days: number | null, interval: number, late: number): Freshness {
  if (days === null) return { code: 'none', days: null }
  return { code: days <= interval ? 'current' : days <= late ? 'stale' : 'late', days }
}
