import { quarterRange, toOrdinal, type Quarter } from '../../day.ts'
import type { Cohort } from '../../population/cohort.ts'
import { NOT_REACHED } from '../../population/columns.ts'
import type { Selection } from '../tallies/rows.ts'

/** Members of one plan in one cohort. */
export interface Membership {
  readonly planId: string
  readonly cohort: Cohort
  /** Indexes of the clinics whose figures the plan may have; none = every clinic. One fixed set per plan: see release.ts. */
  readonly clinicsIncluded?: ReadonlySet<number>
}

/** First and last day of a quarter as ordinals. */
export function daysOf(quarter: Quarter): { readonly from: number; readonly to: number } {
  const { from, to } = quarterRange(quarter)
  return { from: toOrdinal(from), to: toOrdinal(to) }
}

/** Episodes of the plan's members with a known day of referral in the quarter. */
export function membersReferred({ planId, cohort, clinicsIncluded }: Membership, quarter: Quarter): Selection {
  const plan = cohort.plans.indexOf(planId)
  const { from, to } = daysOf(quarter)
  return (start, end, into) => {
    let size = 0
    for (let i = start; i < end && plan >= 0; i++) {
      const day = cohort.referred[i] ?? NOT_REACHED
      if (cohort.plan[i] !== plan || day < from || day > to) continue
      if (!clinicsIncluded || clinicsIncluded.has(cohort.clinic[i] ?? -1)) into[size++] = i
    }
    return size
  }
}
