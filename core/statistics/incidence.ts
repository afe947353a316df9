import { NO_BOUNDS } from './curve-bounds.ts'
import type { Incidence, IncidenceCurves } from './aalen-johansen.ts'
import { zOfLevel } from './normal.ts'
import { checkReachable, STEP_TOLERANCE, type TimeEstimate } from './survival-quantile.ts'

/** Index of the last time <= t in an ascending list; -1 before the first. */
function lastUpTo(time: readonly number[], t: number): number {
  let [low, high] = [0, time.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((time[middle] ?? Infinity) <= t) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The share with this cause by a time. null beyond the last observed time, which is not carried forward, and
 * for an empty curve. Before the first event, and for a cause that nobody had, it is 0 without limits.
 */
export function incidenceAt(curves: IncidenceCurves, cause: number, time: number): Incidence | null {
  if (Number.isNaN(time)) throw new RangeError('A time is a number')
  const last = curves.time.at(-1)
  if (last === undefined || time > last) return null
  const i = lastUpTo(curves.time, time)
  const curve = curves.causes[cause]
  if (i < 0 || !curve) return { value: 0, se: 0, ...NO_BOUNDS }
  const [lower, upper] = [curve.lower[i] ?? null, curve.upper[i] ?? null]
  return { value: curve.value[i] ?? 0, se: curve.se[i] ?? 0, lower, upper }
}

/**
 * The first time by which the share with this cause reaches p ("half had started by day X"); null = not reached. The lower
 * limit is where the upper curve reaches p, the upper limit where the lower curve does. RangeError for p outside (0, 1].
 */
export function incidenceQuantile(curves: IncidenceCurves, cause: number, p: number): TimeEstimate {
  checkReachable(p)
  const reaches = (shares: readonly (number | null)[] = []): number | null =>
    curves.time[shares.findIndex((share) => share !== null && share + STEP_TOLERANCE >= p)] ?? null
  const curve = curves.causes[cause]
  return { estimate: reaches(curve?.value), lower: reaches(curve?.upper), upper: reaches(curve?.lower) }
}

/** Difference a - b of two independent shares with a normal interval, D -+ z sqrt(se_a^2 + se_b^2). */
export function incidenceDifference(
  a: Pick<Incidence, 'value' | 'se'>,
  b: Pick<Incidence, 'value' | 'se'>,
  level = 0.95,
): { readonly difference: number; readonly lower: number; readonly upper: number } {
  const difference = a.value - b.value
  const half = zOfLevel(level) * Math.hypot(a.se, b.se)
  return { difference, lower: difference - half, upper: difference + half }
}
