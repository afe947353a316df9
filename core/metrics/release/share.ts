import { shareIsSafe, type ReleasedCount } from '../../population/suppression.ts'
import { wilson } from '../../statistics/proportion.ts'

/** A share with its counts and its Wilson interval; null where any part of it is not shown or n = 0. */
export type ReleasedShare = { x: number; n: number; p: number; lower: number; upper: number } | null

type Known = ReleasedCount | null
const isNumber = (count: Known): count is number => typeof count === 'number'

/** x of n with its Wilson interval; null where either is not shown, where x, n - x or n is 1..10, and where n = 0. */
export function share(x: Known, n: Known): ReleasedShare {
  if (!isNumber(x) || !isNumber(n) || !shareIsSafe(x, n)) return null
  const interval = wilson(x, n)
  return interval && { x, n, ...interval }
}

/** The share if nobody of the missing had reached it, and if all of them had; null wherever a share would be. */
export function missingBounds(x: Known, missing: Known, n: Known): { lower: number; upper: number } | null {
  const [lower, upper] = isNumber(x) && isNumber(missing) ? [share(x, n), share(x + missing, n)] : [null, null]
  return lower && upper && { lower: lower.p, upper: upper.p }
}
