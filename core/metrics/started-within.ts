import { metric } from './metric.ts'
import { clock } from './tallies/clock.ts'
import { EVENT } from './tallies/rows.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { shareBy } from './tallies/shares.ts'
import { byHorizon, HORIZON_WORDS, UNSTABLE_BELOW } from './thresholds.ts'

/** The headline of access: shares that had started treatment within each horizon. */
export const startedWithin = metric({
  id: 'started-within',
  version: '2',
  name: 'Treatment started within',
  direction: 'up',
  minimum: UNSTABLE_BELOW,
  tallies: { treated: clock('treated') },
  figures: { within: 'shares' },
  read: ({ treated }) => ({ within: byHorizon((day) => shareBy(treated.started, EVENT, day)) }),
  text:
    'Share of all referrals of the period that had started treatment by that day after referral. People closed before treatment count ' +
    'against it, people still waiting count for as long as they were seen (Aalen-Johansen estimate, 95 % interval by log-log). ' +
    'Unknown past the last day on which somebody was seen.',
  excludes: [LEFT_OUT],
  sources: [
    'Aalen-Johansen estimator with the variance of R survival (survfit); closure before treatment is a competing event, never censoring.',
    `House rule: days ${HORIZON_WORDS}.`,
  ],
})
