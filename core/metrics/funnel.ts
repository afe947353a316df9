import { wilson, type Proportion } from '../statistics/proportion.ts'
import type { FunnelStage } from './figure.ts'
import { metric } from './metric.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { aged } from './tallies/people.ts'
import { sharesWithin, type SharesByHorizon } from './tallies/shares.ts'
import { stage, type StageCount } from './tallies/stage.ts'
import { byHorizon, HORIZON_WORDS, MATURE_DAYS, UNSTABLE_BELOW } from './thresholds.ts'

const CERTAIN = { value: 1, lower: null, upper: null }
/** Everybody was referred, on a known day. */
const referred = (n: number): StageCount => ({
  inOrder: n,
  dateMissing: 0,
  dateErrors: 0,
  closedWithout: 0,
  pending: 0,
})
const reachedBy = ({ inOrder, dateMissing, dateErrors }: StageCount): number => inOrder + dateMissing + dateErrors

function stageOf(
  name: FunnelStage['stage'],
  n: number,
  count: StageCount,
  before: StageCount | null,
  by: SharesByHorizon,
): FunnelStage {
  const reached = reachedBy(count)
  const previous = before ? reachedBy(before) : 0
  const x = Math.min(reached, previous)
  const interval: Proportion | null = before && wilson(x, previous)
  return {
    stage: name,
    reached,
    n,
    ofPrevious: interval && { x, n: previous, ...interval },
    dateMissing: count.dateMissing,
    dateErrors: count.dateErrors,
    pending: count.pending,
    by,
  }
}

/** Referred -> first contact -> initial assessment -> treatment, of the WHOLE cohort. */
export const funnel = metric({
  id: 'funnel',
  version: '2',
  name: 'From referral to treatment',
  direction: 'up',
  minimum: UNSTABLE_BELOW,
  tallies: {
    age: aged(MATURE_DAYS),
    contacted: stage('contacted'),
    assessed: stage('assessed'),
    treated: stage('treated'),
  },
  figures: { funnel: 'funnel', funnelMature: 'flag' },
  read({ age, contacted, assessed, treated }) {
    const n = age.younger + age.older
    const first = referred(n)
    return {
      funnel: [
        stageOf(
          'referred',
          n,
          first,
          null,
          byHorizon(() => CERTAIN),
        ),
        stageOf('contacted', n, contacted.count, first, sharesWithin(contacted.clock)),
        stageOf('assessed', n, assessed.count, contacted.count, sharesWithin(assessed.clock)),
        stageOf('treated', n, treated.count, assessed.count, sharesWithin(treated.clock)),
      ],
      funnelMature: n > 0 && age.younger === 0,
    }
  },
  text:
    `Share of all referrals that had reached a stage by day ${HORIZON_WORDS} from referral. A stage that was skipped but must have been ` +
    `reached is counted as reached, without a day. Who ever got there is shown only when the youngest referral is ${MATURE_DAYS} days old: recent ` +
    'ones had less time.',
  excludes: [
    `From the shares by day, not from who ever got there: ${LEFT_OUT.charAt(0).toLowerCase()}${LEFT_OUT.slice(1)}`,
  ],
  sources: [
    'Aalen-Johansen estimator, closure competing; x of n with 95 % intervals by Wilson.',
    `House rule: ${MATURE_DAYS} days.`,
  ],
})
