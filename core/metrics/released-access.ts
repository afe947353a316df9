import { FEWEST_SHOWN } from '../population/suppression.ts'
import { ACCESS_TABLE, RELEASE_VERSION, releasedMetric } from './release/released-metric.ts'

/** What became of the members referred in a quarter, as a plan may see it. */
export const releasedAccess = releasedMetric({
  id: 'released-access',
  version: RELEASE_VERSION,
  name: 'What became of every member referred',
  direction: null,
  minimum: FEWEST_SHOWN,
  table: ACCESS_TABLE,
  read: (row) => ({
    referrals: row.total,
    within14: row.count('within14'),
    day15to30: row.count('day15to30'),
    later: row.count('later'),
    closedBefore: row.count('closedBefore'),
    waiting: row.count('waiting'),
  }),
  text:
    'Members referred in the quarter by where they stand on the as-of day, by calendar days from referral to the start of treatment. ' +
    'Closed = closed before any treatment, or consent declined for good; waiting = neither by the as-of day.',
  excludes: ['Referrals whose start or closing has no known day, or lies before the referral: no wait can be told.'],
  sources: ['CMS cell size suppression policy: no count of 1 to 10 is shown, and none can be worked out.'],
})
