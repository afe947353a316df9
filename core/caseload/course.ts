import type { Score } from '../chart/summary.ts'
import { daysBetween, type Day } from '../day.ts'

/** Course of the lead measure, in the order in which they are tried; the first that fits is the course (metrics.md 2.3). */
export const COURSES = [
  'not-started',
  'no-baseline',
  'relapsing',
  'deteriorating',
  'remission',
  'response',
  'early',
  'below-threshold',
  'not-at-target',
] as const
export type CourseCode = (typeof COURSES)[number]
export type CourseDetail = 'some-gain' | 'no-gain' | 'plateau'
export interface Course {
  readonly code: CourseCode
  /** Only for `early` and `not-at-target`. */
  readonly detail: CourseDetail | null
}

/** Score limits of one instrument that the course rules read (core/instruments holds them as data). */
export interface CourseLimits {
  /** At or above it the person is ill enough to treat; below it without response is `below-threshold`. */
  readonly elevated: number
  /** Below it is remission. */
  readonly remission: number
  /** Smallest change that matters. */
  readonly mcid: number
  /** Change beyond measurement error. */
  readonly reliableChange: number
}

/** Weeks of treatment from which no response is "not at target" (fidelity task 2, doi 10.1176/appi.ps.201400577). */
export const TARGET_WEEK = 8
/** A plateau: the last three scores over at least six weeks within two points. */
const PLATEAU = { scores: 3, days: 42, range: 2 }

const only = (code: CourseCode): Course => ({ code, detail: null })

function isPlateau(scores: readonly Score[]): boolean {
  const last = scores.slice(-PLATEAU.scores)
  const first = last[0]
  const latest = last.at(-1)
  if (last.length < PLATEAU.scores || !first || !latest) return false
  const totals = last.map((score) => score.total)
  return (
    daysBetween(first.day, latest.day) >= PLATEAU.days && Math.max(...totals) - Math.min(...totals) <= PLATEAU.range
  )
}

/**
 * Where a person's lead measure is going. `scores` are all scores from the baseline on (the baseline first), oldest first;
 * `weeks` are full weeks since treatment started. Every input has exactly one course, and a total of 0 is a total.
 */
export function course(
  baseline: Score | null,
  scores: readonly Score[],
  weeks: number,
  limits: CourseLimits,
  /** Lowest total from the baseline up to the score before the last, where `scores` was cut short. */
  bestBefore: number | null = null,
): Course {
  const last = scores.at(-1)
  if (!baseline || !last) return only('no-baseline')
  const b = baseline.total
  const x = last.total
  const earlier = scores.slice(0, -1).map((score) => score.total)
  const best = Math.min(bestBefore ?? Infinity, ...earlier)
  const hadImproved = best < limits.remission || (best <= b / 2 && best < b)
  if (scores.length > 1 && hadImproved && (x >= limits.elevated || x >= best + 5)) return only('relapsing')
  const previous = scores.length > 2 ? scores.at(-2) : undefined
  const worseTwice = previous !== undefined && previous.total - b >= limits.mcid && x - b >= limits.mcid
  if (worseTwice || x - b >= limits.reliableChange) return only('deteriorating')
  if (x < limits.remission) return only('remission')
  if (x <= b / 2) return only('response')
  const gained = b - x >= limits.mcid
  if (weeks < TARGET_WEEK) return { code: 'early', detail: gained ? 'some-gain' : 'no-gain' }
  if (x < limits.elevated) return only('below-threshold')
  if (isPlateau(scores)) return { code: 'not-at-target', detail: 'plateau' }
  return { code: 'not-at-target', detail: gained ? 'some-gain' : 'no-gain' }
}

export const FRESHNESS = ['current', 'stale', 'late', 'none'] as const
export type FreshnessCode = (typeof FRESHNESS)[number]
export interface Freshness {
  readonly code: FreshnessCode
  /** Days since the last score; null where there is none. */
  readonly days: number | null
}

/** How old the last score is: current up to `interval` days (default 28), then stale, late after 56 (metrics.md 2.3). */
export function freshness(last: Score | null, today: Day, interval = 28, late = 56): Freshness {
  if (!last) return { code: 'none', days: null }
  const days = daysBetween(last.day, today)
  return { code: days <= interval ? 'current' : days <= late ? 'stale' : 'late', days }
}
