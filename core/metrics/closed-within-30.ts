import { metric } from './metric.ts'
import { clock } from './tallies/clock.ts'
import { CLOSED } from './tallies/rows.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { shareOnly } from './tallies/shares.ts'
import { FOLLOWED, UNSTABLE_BELOW } from './thresholds.ts'

/** Lost before treatment. */
export const closedWithin30 = metric({
  id: 'closed-within-30',
  version: '2',
  name: `Closed before treatment by day ${FOLLOWED}`,
  direction: 'down',
  minimum: UNSTABLE_BELOW,
  tallies: { treated: clock('treated') },
  figures: { closedWithin30: 'share' },
  read: ({ treated }) => ({ closedWithin30: shareOnly(treated, CLOSED, FOLLOWED) }),
  text:
    `Share of all referrals of the period that were closed before any treatment, or declined consent for good, by day ${FOLLOWED} after referral ` +
    '(Aalen-Johansen estimate, 95 % interval by log-log).',
  excludes: [LEFT_OUT],
  sources: ['Aalen-Johansen estimator, start of treatment competing.'],
})
