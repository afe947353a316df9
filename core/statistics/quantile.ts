/**
 * Quantile of a plain sample, type 7 (the default of R): linear between order statistics at (n - 1) p. null for an empty
 * sample. RangeError for p outside [0, 1] or a value that is not a number. The sample need not be sorted and stays as it is.
 */
export function quantile(sample: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError('A quantile is asked for p from 0 to 1')
  if (sample.some(Number.isNaN)) throw new RangeError('A quantile needs numbers')
  return quantileSorted(
    [...sample].sort((a, b) => a - b),
    p,
  )
}

/** The same of a sample in ascending order, for a caller that asks for several quantiles and sorts once. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number | null {
  const position = (sorted.length - 1) * p
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) return null
  return below === above ? below : below + (position - Math.floor(position)) * (above - below)
}
