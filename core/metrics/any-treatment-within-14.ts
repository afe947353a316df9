import { metric } from './metric.ts'
import { clock, SHARE_DAYS } from './tallies/clock.ts'
import { EVENT } from './tallies/rows.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { shareOnly } from './tallies/shares.ts'
import { HEADLINE, UNSTABLE_BELOW } from './thresholds.ts'

/** The second line: any treatment, in or outside the care plan. */
export const anyTreatmentWithin14 = metric({
  id: 'any-treatment-within-14',
  version: '2',
  name: `Any treatment within ${HEADLINE} days`,
  direction: 'up',
  minimum: UNSTABLE_BELOW,
  tallies: { anyTreatment: clock('anyTreatment', SHARE_DAYS) },
  figures: { anyWithin14: 'share' },
  read: ({ anyTreatment }) => ({ anyWithin14: shareOnly(anyTreatment, EVENT, HEADLINE) }),
  text:
    `Share of all referrals of the period with any treatment begun on or after the day of referral and within ${HEADLINE} days, in or outside ` +
    'the care plan (Aalen-Johansen estimate, 95 % interval by log-log). A drug the person came with is no start.',
  excludes: [LEFT_OUT],
  sources: ['Aalen-Johansen estimator, closure competing.'],
})
