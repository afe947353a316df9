import { metric } from './metric.ts'
import { answered } from './tallies/answered.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { HEADLINE, MEANINGFUL_PERCENT, UNSTABLE_BELOW } from './thresholds.ts'

/** Started within 14 days, x of n of one group of one clinic: what groups are compared by (access/compare-groups.ts). */
export const accessGap = metric({
  id: 'access-gap',
  version: '2',
  name: 'Who waits longer',
  direction: 'up',
  minimum: UNSTABLE_BELOW,
  tallies: { answered: answered(HEADLINE) },
  figures: { x: 'count', n: 'count', tooRecent: 'count' },
  read: ({ answered: { inTime, notInTime, tooRecent } }) => ({ x: inTime, n: inTime + notInTime, tooRecent }),
  text:
    `Of referrals at least ${HEADLINE} days old: the share that started treatment within ${HEADLINE} days in each group, minus the share in the reference ` +
    'group, in percentage points, with Newcombe’s 95 % interval. A gap is marked where its interval leaves out 0 and the share differs ' +
    `by ${MEANINGFUL_PERCENT} % or more of the reference. Beside it the gap if every group had the network’s mix of clinics.`,
  excludes: [`Referrals under ${HEADLINE} days old: too young to answer, and counted.`, LEFT_OUT],
  sources: [
    'Newcombe 1998, hybrid score interval (method 10).',
    `AHRQ National Healthcare Disparities Report: a difference matters from a relative ${MEANINGFUL_PERCENT} % on.`,
    'Direct standardisation to the mix of clinics of all people.',
  ],
})
