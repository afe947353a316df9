import { metric } from './metric.ts'
import { people } from './tallies/people.ts'
import { UNSTABLE_BELOW } from './thresholds.ts'

/** Episodes that are in no other figure here: counted, never hidden. */
export const withoutReferralDay = metric({
  id: 'without-referral-day',
  version: '2',
  name: 'Without a day of referral',
  direction: 'down',
  minimum: UNSTABLE_BELOW,
  tallies: { people },
  figures: { noReferralDay: 'count' },
  read: ({ people: { all } }) => ({ noReferralDay: all }),
  text: 'Episodes without a known day of referral, identified in the period or still waiting: no clock from referral can hold them.',
  excludes: ['Episodes identified after the as-of day.'],
  sources: ['House rule.'],
})
