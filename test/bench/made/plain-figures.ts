import { NOT_REACHED, type Cohort } from '../../../core/population/cohort.ts'

/** One way to divide people: the group of each. */
export interface Grouping {
  readonly codes: Uint8Array | Uint16Array
  readonly groups: number
}
interface PlainFigures {
  /** Share started and its standard error within 7, 14 and 30 days. */
  readonly within: readonly { readonly value: number; readonly se: number }[]
  /** Days by which half and nine in ten had started; null where they had not. */
  readonly half: number | null
  readonly p90: number | null
  /** People contacted, assessed and treated. */
  readonly reached: readonly number[]
}
/** People by group and day, `group * days + day`, and by group and stage, `group * 3 + stage`. */
interface Counts {
  readonly started: Int32Array
  readonly closed: Int32Array
  readonly waiting: Int32Array
  readonly reached: Int32Array
}
const HORIZONS = [7, 14, 30]

const seen = (day: number | undefined, asOf: number): number => (day === undefined || day > asOf ? NOT_REACHED : day)

function add(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}

function count(cohort: Cohort, { codes, groups }: Grouping, asOf: number, days: number): Counts {
  const empty = () => new Int32Array(groups * days)
  const counts = { started: empty(), closed: empty(), waiting: empty(), reached: new Int32Array(groups * 3) }
  const { referred, contacted, assessed, treated, closed } = cohort
  for (let i = 0; i < cohort.size; i++) {
    const start = seen(treated[i], asOf)
    const end = seen(closed[i], asOf)
    const group = codes[i] ?? 0
    const day0 = group * days - (referred[i] ?? 0)
    if (seen(contacted[i], asOf) !== NOT_REACHED) add(counts.reached, group * 3)
    if (seen(assessed[i], asOf) !== NOT_REACHED) add(counts.reached, group * 3 + 1)
    if (start !== NOT_REACHED) add(counts.reached, group * 3 + 2)
    if (start !== NOT_REACHED && (end === NOT_REACHED || start <= end)) add(counts.started, day0 + start)
    else if (end !== NOT_REACHED) add(counts.closed, day0 + end)
    else add(counts.waiting, day0 + asOf)
  }
  return counts
}

const totalOf = (counts: Int32Array, from: number, to: number): number => {
  let total = 0
  for (let i = from; i < to; i++) total += counts[i] ?? 0
  return total
}

/** Cumulative incidence day by day, with sums from which the variance at any day follows (metrics of competing risks). */
function figures({ started, closed, waiting, reached }: Counts, group: number, days: number): PlainFigures {
  const [from, to] = [group * days, (group + 1) * days]
  let atRisk = [started, closed, waiting].reduce((sum, counts) => sum + totalOf(counts, from, to), 0)
  let [free, share, a0, a1, a2, b0, b1, c] = [1, 0, 0, 0, 0, 0, 0, 0]
  let half: number | null = null
  let p90: number | null = null
  const within: { value: number; se: number }[] = []
  for (let day = 0; day < days; day++) {
    const [starts, ends] = [started[from + day] ?? 0, closed[from + day] ?? 0]
    const leave = starts + ends
    if (leave > 0) {
      const step = (free * starts) / atRisk
      share += step
      const a = leave < atRisk ? leave / (atRisk * (atRisk - leave)) : 0
      a0 += a
      a1 += a * share
      a2 += a * share * share
      b0 += step / atRisk
      b1 += (step / atRisk) * share
      c += (step * free * (atRisk - starts)) / (atRisk * atRisk)
      free *= 1 - leave / atRisk
      if (half === null && share >= 0.5) half = day
      if (p90 === null && share >= 0.9) p90 = day
    }
    atRisk -= leave + (waiting[from + day] ?? 0)
    if (HORIZONS.includes(day)) {
      const variance = share * share * a0 - 2 * share * a1 + a2 + c - 2 * (share * b0 - b1)
      within.push({ value: share, se: Math.sqrt(Math.max(0, variance)) })
    }
  }
  return { within, half, p90, reached: [0, 1, 2].map((stage) => reached[group * 3 + stage] ?? 0) }
}

/** The floor of access by many groups: one plain loop to count, one to read off, and nothing that a page or a law asks beyond. */
export const plainFigures = (
  cohort: Cohort,
  groupings: readonly Grouping[],
  asOf: number,
  days: number,
): PlainFigures[][] =>
  groupings.map((grouping) => {
    const counts = count(cohort, grouping, asOf, days)
    return Array.from({ length: grouping.groups }, (_, group) => figures(counts, group, days))
  })
