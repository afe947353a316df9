import { DATE_MISSING, NOT_REACHED } from '../../population/columns.ts'
import type { Cohort } from '../../population/cohort.ts'
import { isLeftOut } from './left-out.ts'

/** What is asked: first and last day of referral and the day to which people are followed, as ordinals, all three included. */
export interface Asked {
  readonly from: number
  readonly to: number
  readonly asOf: number
  /** By clinic, the latest day of referral that is over the clinic's own standard at `asOf`; where there is none, nobody is over it. */
  readonly overSince?: readonly number[]
}

/** Writes the places of the people it takes, of those from `start` up to `end`, into `into`; returns how many. */
export type Selection = (start: number, end: number, into: Int32Array) => number

/** What became of a person on a clock: still waiting (censored), the event, closed before the event. */
export const CENSORED = 0
export const EVENT = 1
export const CLOSED = 2
export const OUTCOMES = 3

/** People taken at a time: what is worked out of them stays in the fastest memory, however large the cohort. */
export const CHUNK = 1_024

/**
 * People selected once for all tallies, at most {@link CHUNK} at a time, with what every clock asks of them. Only the first `size`
 * of each list count.
 */
export class Rows {
  size = 0
  readonly cohort: Cohort
  readonly asked: Asked
  /** Their place in the cohort. */
  readonly index = new Int32Array(CHUNK)
  readonly referred = new Int32Array(CHUNK)
  /** The last day on which something could begin: the day of the close where they were closed by as-of, else as-of. */
  readonly until = new Int32Array(CHUNK)
  /** What that day is where nothing began: {@link CLOSED}, or {@link CENSORED} while they wait. */
  readonly ends = new Uint8Array(CHUNK)
  /** 1 = no wait can be told of them (laws D5). */
  readonly leftOut = new Uint8Array(CHUNK)
  readonly #places = new Map<string, Int32Array>()
  readonly #placed = new Set<string>()

  constructor(cohort: Cohort, asked: Asked) {
    this.cohort = cohort
    this.asked = asked
  }

  /** Takes the next people. */
  fill(select: Selection, start: number): void {
    const { cohort, index, referred, until, ends, leftOut } = this
    const { asOf } = this.asked
    this.#placed.clear()
    this.size = select(start, Math.min(cohort.size, start + CHUNK), index)
    for (let k = 0; k < this.size; k++) {
      const i = index[k] ?? 0
      const since = cohort.referred[i] ?? NOT_REACHED
      const end = cohort.closed[i] ?? NOT_REACHED
      const isClosed = end !== NOT_REACHED && end <= asOf
      const last = isClosed ? end : asOf
      referred[k] = since
      until[k] = last
      ends[k] = isClosed ? CLOSED : CENSORED
      leftOut[k] = isLeftOut(since, cohort.treated[i] ?? NOT_REACHED, last) ? 1 : 0
    }
  }

  /** The cell of each of these people under a name, worked out by the first who asks, whatever they are then grouped by. */
  placed(id: string, place: (rows: Rows, cells: Int32Array) => void): Int32Array {
    let cells = this.#places.get(id)
    if (!cells) this.#places.set(id, (cells = new Int32Array(CHUNK)))
    if (!this.#placed.has(id)) {
      this.#placed.add(id)
      place(this, cells)
    }
    return cells
  }
}

/** Referrals of the period. One after `asOf` is not there yet. */
export const referralsOf =
  ({ referred }: Cohort, { from, to, asOf }: Asked): Selection =>
  (start, end, into) => {
    const last = Math.min(to, asOf)
    let size = 0
    for (let i = start; i < end; i++) {
      const day = referred[i] ?? NOT_REACHED
      if (day >= from && day <= last) into[size++] = i
    }
    return size
  }

/** Everybody referred, not started and not closed at `asOf`: whatever the period (laws A1). */
export const waitingAt =
  ({ referred: referrals, treated: starts, closed: closes }: Cohort, { asOf }: Asked): Selection =>
  (start, end, into) => {
    let size = 0
    for (let i = start; i < end; i++) {
      const referred = referrals[i] ?? NOT_REACHED
      const treated = starts[i] ?? NOT_REACHED
      const closed = closes[i] ?? NOT_REACHED
      const isWaiting = (treated === NOT_REACHED || treated > asOf) && (closed === NOT_REACHED || closed > asOf)
      // The two sentinels lie below every real day, so a referral on an unknown day is not counted here but as "no referral day".
      if (isWaiting && referred <= asOf && referred > -1_000_000) into[size++] = i
    }
    return size
  }

/** Episodes that no referral clock can hold: no referral day, and identified in the period or still waiting. Counted, never hidden. */
export const withoutReferral =
  ({ referred, identified, treated, closed }: Cohort, { from, to, asOf }: Asked): Selection =>
  (start, end, into) => {
    let size = 0
    for (let i = start; i < end; i++) {
      if ((referred[i] ?? NOT_REACHED) > DATE_MISSING) continue
      const need = identified[i] ?? NOT_REACHED
      const waits = treated[i] === NOT_REACHED && (closed[i] === NOT_REACHED || (closed[i] ?? 0) > asOf)
      if ((need >= from && need <= to) || (waits && need <= asOf)) into[size++] = i
    }
    return size
  }

/** Ten years: a clock keeps a count for every day since `from`, and more of them are not kept for nothing. */
const LONG_DAYS = 3_653

/**
 * The same question; of a long period without the days before its first referral: one that is asked for from 1900 on must not take
 * memory for a century of days on which nobody was referred.
 */
export function sinceFirstReferral({ referred }: Cohort, asked: Asked): Asked {
  if (asked.asOf - asked.from <= LONG_DAYS) return asked
  let first = Math.min(asked.to, asked.asOf)
  for (const day of referred) if (day >= asked.from && day < first) first = day
  return { ...asked, from: Math.max(asked.from, first) }
}
