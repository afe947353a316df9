import { survivalBounds, type Conf } from './curve-bounds.ts'
import { zOfLevel } from './normal.ts'
import { tallyTimes } from './risk-table.ts'

/** Time to an event (1), or to the end of observation without it (0). */
export interface Survival {
  readonly time: number
  readonly event: 0 | 1
}

/** A survival curve at every distinct observed time, events and censorings, as R's survfit lists it. Same length throughout. */
export interface SurvivalCurve {
  readonly time: readonly number[]
  readonly atRisk: readonly number[]
  readonly events: readonly number[]
  readonly survival: readonly number[]
  /** Greenwood standard error of S; null where S = 0. */
  readonly se: readonly (number | null)[]
  readonly lower: readonly (number | null)[]
  readonly upper: readonly (number | null)[]
}

export interface SurvivalOptions {
  readonly conf?: Conf
  readonly level?: number
}

/**
 * Kaplan-Meier estimate of the share still waiting. People censored at a time are at risk at it. Limits are
 * log-log at 95 % unless said. An empty sample has an empty curve. RangeError for times that are not finite and >= 0, events
 * other than 0 and 1, or a level outside (0, 1).
 */
export function kaplanMeier(sample: readonly Survival[], options: SurvivalOptions = {}): SurvivalCurve {
  const z = zOfLevel(options.level ?? 0.95)
  const observations = sample.map(({ time, event }) => ({ time, code: event }))
  const { time, atRisk, counts } = tallyTimes(observations, 2)
  let survival = 1
  let variance = 0
  const points = atRisk.map((n, j) => {
    const d = counts[1]?.[j] ?? 0
    survival *= (n - d) / n
    variance += d / (n * (n - d))
    const hazardSe = Math.sqrt(variance)
    const se = survival > 0 ? survival * hazardSe : null
    return { survival, se, ...survivalBounds(options.conf ?? 'log-log', survival, hazardSe, z) }
  })
  return {
    time,
    atRisk,
    events: counts[1] ?? [],
    survival: points.map((p) => p.survival),
    se: points.map((p) => p.se),
    lower: points.map((p) => p.lower),
    upper: points.map((p) => p.upper),
  }
}
