import { metric } from './metric.ts'
import { clock } from './tallies/clock.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { EVENT } from './tallies/rows.ts'
import { shareOnly } from './tallies/shares.ts'
import { UNSTABLE_BELOW } from './thresholds.ts'

const DAYS = 21

export const enrolledWithin21 = metric({
  id: 'enrolled-within-21',
  version: '1',
  name: `Enrolled within ${DAYS} days`,
  direction: 'up',
  minimum: UNSTABLE_BELOW,
  tallies: { enrolled: clock('enrolled', DAYS + 1) },
  figures: { enrolledWithin21: 'share' },
  read: ({ enrolled }) => ({ enrolledWithin21: shareOnly(enrolled, EVENT, DAYS) }),
  text: `Share of all referrals of the period that were enrolled within ${DAYS} days (Aalen-Johansen estimate).`,
  excludes: [LEFT_OUT],
  sources: ['House rule.'],
})
