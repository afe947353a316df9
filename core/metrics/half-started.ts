import { incidenceQuantile } from '../statistics/survival.ts'
import { metric } from './metric.ts'
import { clock } from './tallies/clock.ts'
import { EVENT } from './tallies/rows.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { UNSTABLE_BELOW } from './thresholds.ts'

/** The day by which half, and nine in ten, of all referrals had started: never the median of those who started. */
export const halfStarted = metric({
  id: 'half-started',
  version: '2',
  name: 'Half had started by day',
  direction: 'down',
  minimum: UNSTABLE_BELOW,
  tallies: { treated: clock('treated') },
  figures: { half: 'day', p90: 'day' },
  read: ({ treated }) => ({
    half: incidenceQuantile(treated.started, EVENT, 0.5),
    p90: incidenceQuantile(treated.started, EVENT, 0.9),
  }),
  text:
    'The day after referral by which half of all referrals had started treatment, and the day for nine in ten. "Not reached" means fewer ' +
    'had started by the last day seen. This is not the median of those who started: that would look shorter the more people still wait.',
  excludes: [LEFT_OUT],
  sources: [
    'Quantiles of the Aalen-Johansen cumulative incidence; the interval is where its limits reach the same share.',
  ],
})
