import { FEWEST_SHOWN } from '../population/suppression.ts'
import { ACCESS_TABLE, RELEASE_VERSION, releasedMetric } from './release/released-metric.ts'
import { share } from './release/share.ts'

/** Started within 14 and 30 days, of what is shown of a quarter's members and of nothing else. */
export const releasedStart = releasedMetric({
  id: 'released-start',
  version: RELEASE_VERSION,
  name: 'Started treatment within 14 and 30 days',
  direction: 'up',
  minimum: FEWEST_SHOWN,
  table: ACCESS_TABLE,
  read: (row) => ({
    shareWithin14: share(row.sum(['within14']), row.total),
    shareWithin30: share(row.sum(['within14', 'day15to30']), row.total),
  }),
  text:
    'Members referred in the quarter who started treatment within so many days of referral, of all of them: x of n with a 95 % interval. ' +
    'Those closed before treatment and those still waiting count against it. Everybody is followed for 30 days at least.',
  excludes: ['Referrals whose start or closing has no known day, or lies before the referral: no wait can be told.'],
  sources: [
    'Wilson score interval.',
    'CMS cell size suppression policy: no share is shown whose count, remainder or whole is 1 to 10.',
  ],
})
