import type { AccessFigures } from '../../contract/schemas/access.ts'
import type { Share } from '../../contract/schemas/estimate.ts'
import { aalenJohansenCounts, incidenceAt, incidenceQuantile, type IncidenceCurves } from '../../statistics/survival.ts'
import { CENSORED, CLOSED, EVENT, type Histogram, type Tally } from './tally.ts'
import type { WaitingFigures } from './waiting.ts'

/** Fewer people than this in a denominator: shown inside the organisation, and marked unstable (metrics.md section 0). */
export const UNSTABLE_BELOW = 30

const slice = (h: Histogram, stratum: number, outcome: 0 | 1 | 2): Int32Array =>
  h.counts[outcome].subarray(stratum * h.days, (stratum + 1) * h.days)
const total = (counts: Int32Array): number => counts.reduce((sum, count) => sum + count, 0)

/** Cumulative incidence of the event (cause 1) and of closure before it (cause 2) for one stratum, or of the causes asked for. */
export function incidenceOf(
  h: Histogram,
  stratum: number,
  causes: readonly number[] = [EVENT, CLOSED],
): IncidenceCurves {
  const events = [slice(h, stratum, CENSORED), slice(h, stratum, EVENT), slice(h, stratum, CLOSED)]
  return aalenJohansenCounts({ total: events.reduce((sum, counts) => sum + total(counts), 0), events, causes })
}

/**
 * Share by a day; null past the last day observed, never carried forward (metrics.md 1.3). One case is no extrapolation: where the
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
export function shareOnly(h: Histogram, stratum: number, cause: number, day: number): Share | null {
  const events = [CENSORED, EVENT, CLOSED].map((outcome) =>
    slice(h, stratum, outcome as 0 | 1 | 2).subarray(0, day + 1),
  )
  const people = h.people[stratum] ?? 0
  const observedLater = people > events.reduce((sum, counts) => sum + total(counts), 0)
  const curve = aalenJohansenCounts({ total: people, events, causes: [cause] })
  const last = curve.time.at(-1)
  if (observedLater && last === undefined) return NOBODY_YET
  return shareBy(curve, cause, observedLater && last !== undefined ? Math.min(day, last) : day)
}
const NOBODY_YET: Share = { value: 0, lower: null, upper: null }

/** Shares of the event within 7, 14 and 30 days, where only those are wanted. */
export const sharesWithin = (h: Histogram, stratum: number): AccessFigures['within'] => ({
  7: shareOnly(h, stratum, EVENT, 7),
  14: shareOnly(h, stratum, EVENT, 14),
  30: shareOnly(h, stratum, EVENT, 30),
})

const byHorizon = (curve: IncidenceCurves): AccessFigures['within'] => ({
  7: shareBy(curve, EVENT, 7),
  14: shareBy(curve, EVENT, 14),
  30: shareBy(curve, EVENT, 30),
})

/** The figures of one stratum of a tally, with the waiting list of the same people's clinics. */
export function figuresOf(tally: Tally, stratum: number, waiting: WaitingFigures): AccessFigures {
  const curve = incidenceOf(tally.treated, stratum, [EVENT])
  const dateMissing = tally.dateMissing[stratum] ?? 0
  const dateErrors = tally.dateErrors[stratum] ?? 0
  const referrals = tally.referrals[stratum] ?? 0
  return {
    referrals,
    started: total(slice(tally.treated, stratum, EVENT)),
    closedBefore: total(slice(tally.treated, stratum, CLOSED)),
    stillWaiting: total(slice(tally.treated, stratum, CENSORED)),
    alreadyOnTreatment: tally.alreadyOnTreatment[stratum] ?? 0,
    leftOut: dateErrors + dateMissing,
    dateErrors,
    dateMissing,
    within: byHorizon(curve),
    closedWithin30: shareOnly(tally.treated, stratum, CLOSED, 30),
    half: incidenceQuantile(curve, EVENT, 0.5),
    p90: incidenceQuantile(curve, EVENT, 0.9),
    anyWithin14: shareOnly(tally.anyTreatment, stratum, EVENT, 14),
    waiting,
    unstable: referrals < UNSTABLE_BELOW,
  }
}
