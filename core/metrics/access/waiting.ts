import type { AccessFigures } from '../../contract/schemas/access.ts'
import { NOT_REACHED, type Cohort } from '../../population/cohort.ts'
import { isOverStandard, type AccessStandard } from '../../access-standard.ts'
import { fromOrdinal } from '../../day.ts'
import { quantileSorted } from '../../statistics/quantile.ts'

export type WaitingFigures = AccessFigures['waiting']

/** Upper ends of the age bands 0-7, 8-14, 15-30, 31-60, 61-90; older is the last band. */
const BAND_ENDS = [7, 14, 30, 60, 90]

/** The latest referral day that is over the standard at `asOf`; one look at the calendar serves a whole clinic. */
export function overStandardBefore(asOf: number, standard: AccessStandard): number {
  const today = fromOrdinal(asOf)
  let day = asOf
  while (!isOverStandard(fromOrdinal(day), today, standard)) day--
  return day
}

/** Ages so far in days of everybody referred, not started and not closed at `asOf`, by clinic. Not only of the period's referrals. */
export function waitingAges(cohort: Cohort, clinics: number, asOf: number): readonly number[][] {
  const ages: number[][] = Array.from({ length: clinics }, () => [])
  for (let i = 0; i < cohort.size; i++) {
    const referred = cohort.referred[i] ?? NOT_REACHED
    const treated = cohort.treated[i] ?? NOT_REACHED
    const closed = cohort.closed[i] ?? NOT_REACHED
    const isWaiting = (treated === NOT_REACHED || treated > asOf) && (closed === NOT_REACHED || closed > asOf)
    // The two sentinels lie below every real day, so a referral on an unknown day is not counted here but as "no referral day".
    if (isWaiting && referred <= asOf && referred > -1_000_000) ages[cohort.clinic[i] ?? 0]?.push(asOf - referred)
  }
  return ages
}

/** The waiting list of some ages. Quantiles are type 7, and null where nobody waits. `over` counts those past the standard. */
export function waitingFigures(ages: readonly number[], over: number): WaitingFigures {
  const ascending = Int32Array.from(ages).sort()
  const bands = [0, 0, 0, 0, 0, 0]
  for (const age of ages) {
    const band = BAND_ENDS.findIndex((end) => age <= end)
    const index = band < 0 ? BAND_ENDS.length : band
    bands[index] = (bands[index] ?? 0) + 1
  }
  return {
    size: ages.length,
    median: quantileSorted(ascending, 0.5),
    p75: quantileSorted(ascending, 0.75),
    p90: quantileSorted(ascending, 0.9),
    max: ascending.at(-1) ?? null,
    bands,
    overStandard: over,
  }
}
