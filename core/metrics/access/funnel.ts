import { FUNNEL_STAGES, type Access } from '../../contract/schemas/access.ts'
import { wilson } from '../../statistics/proportion.ts'
import { sharesWithin } from './figures.ts'
import type { Histogram, StageCount, Tally } from './tally.ts'

type FunnelStage = Access['funnel'][number]
const CERTAIN = { value: 1, lower: null, upper: null }

/**
 * Referred -> first contact -> initial assessment -> treatment, of the WHOLE cohort (metrics.md 1.1). `treatedOverall` is the tally's
 * histogram of treatment over all strata together.
 */
export function funnel(tally: Tally, treatedOverall: Histogram): Access['funnel'] {
  const referrals = tally.referrals.reduce((sum, count) => sum + count, 0)
  const reached: Record<FunnelStage['stage'], { count: StageCount; times: Histogram | null }> = {
    referred: { count: { reached: referrals, dateMissing: 0, dateErrors: 0, closedWithout: 0 }, times: null },
    contacted: { count: tally.stages.contacted, times: tally.contacted },
    assessed: { count: tally.stages.assessed, times: tally.assessed },
    treated: { count: tally.stages.treated, times: treatedOverall },
  }
  return FUNNEL_STAGES.map((stage, i): FunnelStage => {
    const { count, times } = reached[stage]
    const previousStage = FUNNEL_STAGES[i - 1]
    const previous = previousStage ? reached[previousStage].count.reached : 0
    const interval = previousStage ? wilson(Math.min(count.reached, previous), previous) : null
    return {
      stage,
      reached: count.reached,
      n: referrals,
      ofPrevious: interval && { x: Math.min(count.reached, previous), n: previous, ...interval },
      dateMissing: count.dateMissing,
      dateErrors: count.dateErrors,
      pending: referrals - count.reached - count.closedWithout,
      by: times ? sharesWithin(times, 0) : { 7: CERTAIN, 14: CERTAIN, 30: CERTAIN },
    }
  })
}
