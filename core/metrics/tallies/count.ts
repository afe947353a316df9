import type { Cohort } from '../../population/cohort.ts'
import type { FiguresOf, Metric, Tallies, Views } from '../metric.ts'
import type { Grouping } from './groupings.ts'
import { CHUNK, Rows, type Asked, type Selection } from './rows.ts'
import type { Counter, Tally } from './tally.ts'

/** What is wanted of the selected people: some metrics, by one way to divide them. */
export interface Wanted {
  readonly by: Grouping
  readonly metrics: readonly { readonly tallies: Tallies }[]
}

/** What was counted for one {@link Wanted}, by stratum; null = all strata together. */
export class Counts {
  readonly #counters: ReadonlyMap<string, Counter<unknown>>
  /** Views of the group that was read last: what one metric worked out of it serves the next. */
  #views = new Map<string, unknown>()
  #stratum: number | null | undefined

  constructor(counters: ReadonlyMap<string, Counter<unknown>>) {
    this.#counters = counters
  }

  #view(tally: Tally<unknown>, stratum: number | null): unknown {
    if (stratum !== this.#stratum) {
      this.#views = new Map()
      this.#stratum = stratum
    }
    if (!this.#views.has(tally.id)) {
      const counter = this.#counters.get(tally.id)
      if (!counter) throw new RangeError(`Nobody was counted by "${tally.id}"`)
      this.#views.set(tally.id, counter.of(stratum))
    }
    return this.#views.get(tally.id)
  }

  /** What some tallies counted of one group. RangeError for a tally that was not wanted. */
  views<T extends Tallies>(tallies: T, stratum: number | null): Views<T> {
    const named: Record<string, unknown> = {}
    for (const name in tallies) named[name] = this.#view(tallies[name] as Tally<unknown>, stratum)
    return named as Views<T>
  }

  /** The figures of some metrics for one group. */
  read<const M extends readonly Metric[]>(metrics: M, stratum: number | null): FiguresOf<M> {
    const figures = {}
    for (const metric of metrics) Object.assign(figures, metric.read(this.views(metric.tallies, stratum)))
    return figures as FiguresOf<M>
  }
}

/** One counter for each distinct tally of some metrics. */
function countersOf({ by, metrics }: Wanted, asked: Asked): Map<string, Counter<unknown>> {
  const counters = new Map<string, Counter<unknown>>()
  for (const { tallies } of metrics)
    for (const { id, begin } of Object.values(tallies)) if (!counters.has(id)) counters.set(id, begin(by.strata, asked))
  return counters
}

/**
 * Counts the selected people of a cohort for everything wanted of them, in one pass: what is known of a person is worked out once,
 * whatever they are then grouped by. Beside the counts it holds some people's cells and no more.
 */
export function count(cohort: Cohort, asked: Asked, select: Selection, wanted: readonly Wanted[]): Counts[] {
  const rows = new Rows(cohort, asked)
  const strata = new Int32Array(CHUNK)
  const runs = wanted.map((one) => ({ by: one.by, counters: countersOf(one, asked) }))
  for (let start = 0; start < cohort.size; start += CHUNK) {
    rows.fill(select, start)
    for (const { by, counters } of runs) {
      by.place(rows, strata)
      for (const { add } of counters.values()) add(rows, strata)
    }
  }
  return runs.map(({ counters }) => new Counts(counters))
}
