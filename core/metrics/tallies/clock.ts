import { aalenJohansenCounts, type IncidenceCurves } from '../../statistics/survival.ts'
import { DATE_MISSING, NOT_REACHED, type DayColumn } from '../../population/columns.ts'
import { HORIZONS } from '../thresholds.ts'
import { choose, isOver, notBy } from './choose.ts'
import { CENSORED, CLOSED, EVENT, OUTCOMES, type Rows } from './rows.ts'
import { cells, type Tally } from './tally.ts'

/** The sum of some counts. */
export function total(counts: Int32Array): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}

/**
 * People of one group on a clock that runs from the referral: `counts[outcome][day]` by whole days waited (outcomes: rows.ts). Longer waits than the clock
 * keeps are in `people` alone: at risk on every day there is, which is all that an earlier share needs to know of them.
 */
export class Clock {
  readonly people: number
  readonly counts: readonly [Int32Array, Int32Array, Int32Array]
  #curve: IncidenceCurves | undefined

  constructor(counts: Clock['counts'], people: number) {
    this.counts = counts
    this.people = people
  }

  /** Cumulative incidence of the event, with closure competing; made once for all who read it. */
  get started(): IncidenceCurves {
    return (this.#curve ??= this.incidence([EVENT]))
  }

  /** Cumulative incidence of some causes. */
  incidence(causes: readonly number[]): IncidenceCurves {
    return aalenJohansenCounts({ total: this.people, events: this.counts, causes })
  }
}

/** Clocks of which only shares within the horizons are shown are kept no longer. */
export const SHARE_DAYS = Math.max(...HORIZONS) + 1

/**
 * The cell of each person. Ties fall to the event before closure before censoring: it happened where it is not after `until`. A day of
 * this clock's own event that runs backwards or is missing leaves the person out of its times.
 */
export function placeOnClock(event: DayColumn, days: number, rows: Rows, into: Int32Array): void {
  const { size, index, referred, until, ends, leftOut } = rows
  const events = rows.cohort[event]
  const [longer, out] = [OUTCOMES * days, OUTCOMES * days + 1]
  for (let k = 0; k < size; k++) {
    const at = events[index[k] ?? 0] ?? NOT_REACHED
    const end = until[k] ?? 0
    const ending = ends[k] ?? CENSORED
    const not = notBy(at, end)
    const outcome = choose(not, EVENT, ending)
    const wait = choose(not, at, end) - (referred[k] ?? 0)
    const cell = choose(-isOver(wait, days - 1), outcome * days + wait, longer)
    into[k] = leftOut[k] === 1 || at === DATE_MISSING || wait < 0 ? out : cell
  }
}

/** The cells of a clock by outcome and day. */
export function clockOf(counts: Int32Array): Clock {
  const days = (counts.length - 2) / OUTCOMES
  const of = (outcome: number): Int32Array => counts.subarray(outcome * days, (outcome + 1) * days)
  const people = total(counts) - (counts[OUTCOMES * days + 1] ?? 0)
  return new Clock([of(CENSORED), of(EVENT), of(CLOSED)], people)
}

/**
 * The clock from referral to an event, closure competing, people still waiting censored at as-of. Who is left out of the time to
 * treatment is left out of every other time too (laws D5). `days` is how many days of waiting are told apart; all unless said.
 */
export function clock(event: DayColumn, days?: number): Tally<Clock> {
  const daysOf = ({ from, asOf }: { from: number; asOf: number }): number => days ?? Math.max(1, asOf - from + 1)
  return cells({
    id: `clock referred ${event} ${days ?? 'all'}`,
    width: (asked) => OUTCOMES * daysOf(asked) + 2,
    place: (rows, into) => placeOnClock(event, daysOf(rows.asked), rows, into),
    view: clockOf,
  })
}
