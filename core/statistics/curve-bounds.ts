/** Confidence limits at one time; null where the method gives none. */
export interface Bounds {
  readonly lower: number | null
  readonly upper: number | null
}

export const NO_BOUNDS: Bounds = { lower: null, upper: null }

/** Scale on which a survival curve's limits are symmetric. R's survfit calls it conf.type; its default is 'log', ours is not. */
export type Conf = 'log-log' | 'log' | 'plain'

/**
 * Limits of a survival probability. `hazardSe` is Greenwood's standard error of the cumulative hazard, h.
 * S = 0 has no limits; S = 1 has none by log-log and (1, 1) by the others.
 */
export function survivalBounds(conf: Conf, survival: number, hazardSe: number, z: number): Bounds {
  if (survival <= 0) return NO_BOUNDS
  if (conf === 'plain') {
    const half = z * hazardSe * survival
    return { lower: Math.max(0, survival - half), upper: Math.min(1, survival + half) }
  }
  const log = Math.log(survival)
  if (conf === 'log') return { lower: Math.exp(log - z * hazardSe), upper: Math.min(1, Math.exp(log + z * hazardSe)) }
  if (survival >= 1) return NO_BOUNDS
  const centre = Math.log(-log)
  const half = (z * hazardSe) / log
  return { lower: Math.exp(-Math.exp(centre - half)), upper: Math.exp(-Math.exp(centre + half)) }
}

/** A cumulative incidence this near to 1 is 1: the steps it is summed from are rounded. */
const NEARLY_ONE = 1 - 1e-12

/** Log-log limits of a cumulative incidence; none at 0 and at 1. */
export function incidenceBounds(value: number, se: number, z: number): Bounds {
  if (value <= 0 || value >= NEARLY_ONE) return NO_BOUNDS
  const log = Math.log(value)
  const power = Math.exp((z * se) / (value * log))
  return { lower: Math.exp(log / power), upper: Math.exp(log * power) }
}
