import { incidenceBounds } from './curve-bounds.ts'
import { zOfLevel } from './normal.ts'
import { tallyDays, tallyTimes, type RiskTable } from './risk-table.ts'

/** Time to the first of several events; cause 0 = still under observation, 1.. = what happened. */
export interface CompetingRisk {
  readonly time: number
  readonly cause: number
}

/** A cumulative incidence at one time; bounds are null where it is 0 or 1. */
export interface Incidence {
  readonly value: number
  readonly se: number
  readonly lower: number | null
  readonly upper: number | null
}

/** The cumulative incidence of one cause, at the times of the curves it belongs to. */
export interface IncidenceCurve {
  readonly value: readonly number[]
  readonly se: readonly number[]
  readonly lower: readonly (number | null)[]
  readonly upper: readonly (number | null)[]
}

/** At every distinct observed time: all-cause survival and, by cause, cumulative incidence. S + sum of F = 1 throughout. */
export interface IncidenceCurves {
  readonly time: readonly number[]
  readonly atRisk: readonly number[]
  readonly survival: readonly number[]
  readonly causes: Readonly<Record<number, IncidenceCurve>>
}

/** Squared distances, each with its weight, from points that all move by the same step: kept current without a list of them. */
class MovingSquares {
  #weight = 0
  #first = 0
  #second = 0
  move(step: number): void {
    this.#second += 2 * step * this.#first + step * step * this.#weight
    this.#first += step * this.#weight
  }
  add(weight: number): void {
    this.#weight += weight
  }
  /** Sum of weight * (distance + shift)^2. */
  sum(shift: number): number {
    return this.#second + 2 * shift * this.#first + shift * shift * this.#weight
  }
}

/**
 * One cause's curve. The variance is the delta-method one (Greenwood's type), rewritten as a sum in which no term is negative,
 * so that it costs one pass and loses no digits where it is small. With other causes o, g and o the rises of F_k and F_o since u_i:
 *   Var F_k(t) = sum_i [ d_ki (S(t) + o_i)^2 + d_oi g_i^2 ] / (n_i (n_i - d_i)) + sum_i (S-)^2 d_ki d_oi / n_i^3.
 * Where n_i = d_i nobody is left and the first sum's term is 0.
 */
function incidenceCurve(table: RiskTable, all: AllCauses, own: readonly number[], z: number): IncidenceCurve {
  const ofOwn = new MovingSquares()
  const ofOther = new MovingSquares()
  const curve = { value: [] as number[], se: [] as number[], lower: [] as Bound[], upper: [] as Bound[] }
  let value = 0
  let sameTime = 0
  let before = 1
  for (let i = 0; i < table.atRisk.length; i++) {
    const n = table.atRisk[i] ?? 0
    const d = all.events[i] ?? 0
    const k = own[i] ?? 0
    const o = d - k
    const survival = all.survival[i] ?? 0
    ofOwn.move((before * o) / n)
    ofOther.move((before * k) / n)
    value += (before * k) / n
    sameTime += (before * before * k * o) / (n * n * n)
    if (n > d) {
      ofOwn.add(k / (n * (n - d)))
      ofOther.add(o / (n * (n - d)))
    }
    const se = Math.sqrt(ofOwn.sum(survival) + ofOther.sum(0) + sameTime)
    const { lower, upper } = incidenceBounds(value, se, z)
    curve.value.push(value)
    curve.se.push(se)
    curve.lower.push(lower)
    curve.upper.push(upper)
    before = survival
  }
  return curve
}
type Bound = number | null

interface AllCauses {
  /** Events of any cause at each time. */
  readonly events: readonly number[]
  readonly survival: readonly number[]
}

function allCauses({ atRisk, counts }: RiskTable): AllCauses {
  const causes = counts.slice(1)
  const events = atRisk.map((_, i) => causes.reduce((sum, row) => sum + (row[i] ?? 0), 0))
  let survival = 1
  return { events, survival: atRisk.map((n, i) => (survival *= (n - (events[i] ?? 0)) / n)) }
}

function curves(table: RiskTable, names: readonly number[], level: number, wanted = names): IncidenceCurves {
  const z = zOfLevel(level)
  const all = allCauses(table)
  const byCause = wanted.map((name) => {
    const own = table.counts[names.indexOf(name) + 1] ?? []
    return [name, incidenceCurve(table, all, own, z)] as const
  })
  return { time: table.time, atRisk: table.atRisk, survival: all.survival, causes: Object.fromEntries(byCause) }
}

/**
 * Aalen-Johansen cumulative incidence of every cause in the sample, limits log-log at `level` (0.95). An
 * empty sample has an empty curve and no cause. RangeError for times that are not finite and >= 0, causes that are not whole
 * numbers >= 0, or a level outside (0, 1).
 */
export function aalenJohansen(
  sample: readonly CompetingRisk[],
  options: { readonly level?: number } = {},
): IncidenceCurves {
  for (const { cause } of sample)
    if (!Number.isSafeInteger(cause) || cause < 0) throw new RangeError('A cause is a whole number; 0 means censored')
  const names = [...new Set(sample.map((s) => s.cause))].filter((cause) => cause > 0).sort((a, b) => a - b)
  const codeOf = new Map(names.map((name, i) => [name, i + 1]))
  const observations = sample.map(({ time, cause }) => ({ time, code: codeOf.get(cause) ?? 0 }))
  return curves(tallyTimes(observations, names.length + 1), names, options.level ?? 0.95)
}

/** People per day since the start, as metrics keep them. */
export interface DayCounts {
  /** People under observation on day 0; those not counted in `events` are observed beyond its last day. */
  readonly total: number
  /** `events[cause][day]`; cause 0 = censored. Causes without events are curves at 0. */
  readonly events: readonly (Int32Array | readonly number[])[]
  readonly level?: number
  /** Causes whose curves are wanted, all unless said; the others compete all the same. */
  readonly causes?: readonly number[]
}

/** The same from counts per day, over the days on which something happened; time O(days x causes). Errors as `aalenJohansen`. */
export function aalenJohansenCounts({ total, events, level = 0.95, causes }: DayCounts): IncidenceCurves {
  const names = [...events.keys()].slice(1)
  return curves(tallyDays(total, events), names, level, causes ?? names)
}
