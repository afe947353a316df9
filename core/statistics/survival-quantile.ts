import type { SurvivalCurve } from './kaplan-meier.ts'

/** A time and its confidence limits; null = not reached within the observed time. */
export interface TimeEstimate {
  readonly estimate: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** Slack for probabilities that are sums of rounded steps: the square root of the machine epsilon, as in R. */
export const STEP_TOLERANCE = Math.sqrt(Number.EPSILON)

/** RangeError unless p is a probability that can be reached, 0 < p <= 1. */
export function checkReachable(p: number): void {
  if (!(p > 0 && p <= 1)) throw new RangeError('A quantile is asked for p above 0 and up to 1')
}

/**
 * The time by which 1 - S reaches p. Where S lies flat exactly at 1 - p it is the middle of the flat part, which lasts to the
 * last observed time if S goes no lower. Nulls are skipped.
 */
function crossing(time: readonly number[], curve: readonly (number | null)[], p: number): number | null {
  const reached = curve.map((s) => (s === null ? -Infinity : 1 - s))
  const first = time[reached.findIndex((share) => share + STEP_TOLERANCE >= p)]
  if (first === undefined) return null
  const beyond = time[reached.findIndex((share) => share - STEP_TOLERANCE >= p)]
  return (first + (beyond ?? time.at(-1) ?? first)) / 2
}

/**
 * The time by which a share p had the event, with Brookmeyer-Crowley limits: the same rule on the lower
 * curve gives the lower limit, on the upper curve the upper. Limits are read at the first crossing, which differs from
 * R's quantile.survfit where a limit curve is not monotone (that function sorts it). RangeError for p outside (0, 1].
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): TimeEstimate {
  checkReachable(p)
  return {
    estimate: crossing(curve.time, curve.survival, p),
    lower: crossing(curve.time, curve.lower, p),
    upper: crossing(curve.time, curve.upper, p),
  }
}
