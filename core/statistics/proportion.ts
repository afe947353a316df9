import { zOfLevel } from './normal.ts'

export interface Proportion {
  readonly p: number
  readonly lower: number
  readonly upper: number
}

function checkCounts(x: number, n: number): void {
  if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n)
    throw new RangeError('A proportion is x of n, whole numbers with 0 <= x <= n')
}

/**
 * x of n with its Wilson score interval. null for n = 0: nobody is not 0 %. RangeError unless x and n are
 * whole numbers with 0 <= x <= n, or for a level outside (0, 1).
 */
export function wilson(x: number, n: number, level = 0.95): Proportion | null {
  checkCounts(x, n)
  const z = zOfLevel(level)
  if (n === 0) return null
  const p = x / n
  const shrink = 1 + (z * z) / n
  const centre = (p + (z * z) / (2 * n)) / shrink
  const half = (z / shrink) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  // Exact at the ends, where rounding would leave 1e-17 or more than 1.
  return { p, lower: x === 0 ? 0 : centre - half, upper: x === n ? 1 : centre + half }
}

/** Difference p1 - p2 with Newcombe's hybrid score interval (method 10, 1998). null where a group is empty. Errors as `wilson`. */
export function newcombe(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  level = 0.95,
): { readonly difference: number; readonly lower: number; readonly upper: number } | null {
  const a = wilson(x1, n1, level)
  const b = wilson(x2, n2, level)
  if (!a || !b) return null
  const difference = a.p - b.p
  return {
    difference,
    lower: difference - Math.hypot(a.p - a.lower, b.upper - b.p),
    upper: difference + Math.hypot(a.upper - a.p, b.p - b.lower),
  }
}

/**
 * Ratio p1 / p2 with Katz's log interval. null where a group is empty. Limits are null where x1 or x2 is 0, the ratio too
 * where x2 is 0; x = n is no obstacle. Errors as `wilson`.
 */
export function katz(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  level = 0.95,
): { readonly ratio: number | null; readonly lower: number | null; readonly upper: number | null } | null {
  checkCounts(x1, n1)
  checkCounts(x2, n2)
  const z = zOfLevel(level)
  if (n1 === 0 || n2 === 0) return null
  if (x2 === 0) return { ratio: null, lower: null, upper: null }
  const ratio = x1 / n1 / (x2 / n2)
  if (x1 === 0) return { ratio, lower: null, upper: null }
  const half = z * Math.sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2)
  return { ratio, lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half) }
}
