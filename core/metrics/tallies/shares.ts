import { aalenJohansenCounts, incidenceAt, type IncidenceCurves } from '../../statistics/survival.ts'
import { byHorizon, type Horizon } from '../thresholds.ts'
import { total, type Clock } from './clock.ts'
import { EVENT } from './rows.ts'

/** A share with its interval, 0..1; a bound is null where the method has none (a share of 0 or 1). */
export interface Share {
  readonly value: number
  readonly lower: number | null
  readonly upper: number | null
}
export type SharesByHorizon = Readonly<Record<Horizon, Share | null>>

/**
 * Share by a day; null past the last day observed, never carried forward. One case is no extrapolation: where the
 * last day left nobody waiting, every later share is known, and a clinic that started everybody by day 5 has its day 14.
 */
export function shareBy(curve: IncidenceCurves, cause: number, day: number): Share | null {
  const last = curve.time.at(-1)
  const nobodyLeft = last !== undefined && curve.survival.at(-1) === 0
  const at = incidenceAt(curve, cause, nobodyLeft ? Math.min(day, last) : day)
  return at && { value: at.value, lower: at.lower, upper: at.upper }
}

/**
 * Share by a day where only that day is wanted. The curve up to it is enough: who was observed longer is at risk throughout.
 * Null as above where nobody was observed that long and somebody was left waiting.
 */
export function shareOnly({ counts, people }: Clock, cause: number, day: number): Share | null {
  const events = counts.map((days) => days.subarray(0, day + 1))
  const observedLater = people > events.reduce((sum, days) => sum + total(days), 0)
  const curve = aalenJohansenCounts({ total: people, events, causes: [cause] })
  const last = curve.time.at(-1)
  if (observedLater && last === undefined) return NOBODY_YET
  return shareBy(curve, cause, observedLater && last !== undefined ? Math.min(day, last) : day)
}
const NOBODY_YET: Share = { value: 0, lower: null, upper: null }

/** Shares of the event within each horizon, where only those are wanted. */
export const sharesWithin = (clock: Clock): SharesByHorizon => byHorizon((day) => shareOnly(clock, EVENT, day))
