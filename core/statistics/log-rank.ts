import { chiSquareUpper } from './chi-square.ts'
import type { Survival } from './kaplan-meier.ts'
import { tallyTimes, type RiskTable } from './risk-table.ts'
import { solve } from './solve.ts'

export interface LogRank {
  readonly chiSquare: number
  readonly df: number
  /** null where no test is possible: fewer than two groups with anybody at risk at an event, or no variance. */
  readonly p: number | null
  /** Events seen and expected per group, in the order given. */
  readonly observed: readonly number[]
  readonly expected: readonly number[]
}

/** For each group, the people at risk at each of the pooled times. */
function atRiskByGroup(pooled: RiskTable, groups: number): number[][] {
  return Array.from({ length: groups }, (_, g) => {
    let left = 0
    const reversed = pooled.time.map((_t, j) => (left += peopleAt(pooled, g, pooled.time.length - 1 - j)))
    return reversed.reverse()
  })
}
const peopleAt = ({ counts }: RiskTable, group: number, j: number): number =>
  (counts[2 * group]?.[j] ?? 0) + eventsAt({ counts }, group, j)
const eventsAt = ({ counts }: Pick<RiskTable, 'counts'>, group: number, j: number): number =>
  counts[2 * group + 1]?.[j] ?? 0

interface Moments {
  readonly observed: number[]
  readonly expected: number[]
  readonly variance: number[][]
}

/** Observed, expected and hypergeometric covariance of the events per group, summed over the pooled event times. */
function moments(pooled: RiskTable, groups: number): Moments {
  const zeros = () => new Array<number>(groups).fill(0)
  const sums: Moments = { observed: zeros(), expected: zeros(), variance: Array.from({ length: groups }, zeros) }
  const atRisk = atRiskByGroup(pooled, groups)
  pooled.atRisk.forEach((n, j) => {
    const events = atRisk.map((_, g) => eventsAt(pooled, g, j))
    const d = events.reduce((sum, x) => sum + x, 0)
    if (d === 0) return
    const share = atRisk.map((row) => (row[j] ?? 0) / n)
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0
    share.forEach((s, g) => {
      sums.observed[g] = (sums.observed[g] ?? 0) + (events[g] ?? 0)
      sums.expected[g] = (sums.expected[g] ?? 0) + d * s
      const row = sums.variance[g] ?? []
      share.forEach((t, h) => (row[h] = (row[h] ?? 0) + spread * s * ((g === h ? 1 : 0) - t)))
    })
  })
  return sums
}

/**
 * Log-rank test that two or more groups share one survival curve. df = groups - 1; a group with nobody at
 * risk at any event says nothing and is left out of the df, as in R's survdiff. Errors as `kaplanMeier`.
 */
export function logRank(groups: readonly (readonly Survival[])[]): LogRank {
  const observations = groups.flatMap((sample, g) =>
    sample.map(({ time, event }) => {
      if (event !== 0 && event !== 1) throw new RangeError('An event is 0 or 1')
      return { time, code: 2 * g + event }
    }),
  )
  const { observed, expected, variance } = moments(tallyTimes(observations, 2 * groups.length), groups.length)
  const informative = groups.flatMap((_, g) => ((expected[g] ?? 0) > 0 ? [g] : []))
  // The differences add up to 0, so the first group's is known from the others.
  const free = informative.slice(1)
  const difference = free.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0))
  const weighted = solve(
    free.map((g) => free.map((h) => variance[g]?.[h] ?? 0)),
    difference,
  )
  const df = free.length
  if (df === 0 || weighted === null) return { chiSquare: 0, df, p: null, observed, expected }
  const chiSquare = difference.reduce((sum, x, i) => sum + x * (weighted[i] ?? 0), 0)
  return { chiSquare, df, p: chiSquareUpper(chiSquare, df), observed, expected }
}
