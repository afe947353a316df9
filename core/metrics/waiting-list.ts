import { isOverStandard, type AccessStandard } from '../access-standard.ts'
import { fromOrdinal } from '../day.ts'
import { quantileSorted } from '../statistics/quantile.ts'
import { metric } from './metric.ts'
import { ages, overStandard } from './tallies/waits.ts'
import { UNSTABLE_BELOW, WAIT_BAND_ENDS } from './thresholds.ts'

/** The latest referral day that is over the standard at `asOf`; one look at the calendar serves a whole clinic. */
export function overStandardBefore(asOf: number, standard: AccessStandard): number {
  const today = fromOrdinal(asOf)
  let day = asOf
  while (!isOverStandard(fromOrdinal(day), today, standard)) day--
  return day
}

/** People by band of days, from their waits in ascending order. */
function bandsOf(ascending: Int32Array): number[] {
  let from = 0
  const bands = WAIT_BAND_ENDS.map((end) => {
    const start = from
    while (from < ascending.length && (ascending[from] ?? 0) <= end) from++
    return from - start
  })
  return [...bands, ascending.length - from]
}

/** Who waits now, and how long so far. Quantiles are type 7, and null where nobody waits. */
export const waitingList = metric({
  id: 'waiting-list',
  version: '2',
  name: 'Waiting now',
  direction: 'down',
  minimum: UNSTABLE_BELOW,
  tallies: { ages, over: overStandard },
  figures: { waiting: 'waiting' },
  read({ ages: waits, over }) {
    const ascending = new Int32Array(waits).sort()
    return {
      waiting: {
        size: waits.length,
        median: quantileSorted(ascending, 0.5),
        p75: quantileSorted(ascending, 0.75),
        p90: quantileSorted(ascending, 0.9),
        max: ascending.at(-1) ?? null,
        bands: bandsOf(ascending),
        overStandard: over.over,
      },
    }
  },
  text:
    'People referred by the as-of day who have neither started treatment nor been closed, whatever the period. Ages are days waited so ' +
    'far, not whole waits. Each clinic counts against its own access standard, in its own kind of days and on its own calendar.',
  excludes: ['Episodes without a day of referral: counted apart.', 'Who declined consent for good: they do not wait.'],
  sources: [
    'The standard of each clinic (settings); 10 business days unless it chose (42 CFR 438.68(e), outpatient mental health).',
  ],
})
