import { accessGap } from './access-gap.ts'
import { anyTreatmentWithin14 } from './any-treatment-within-14.ts'
import { closedWithin30 } from './closed-within-30.ts'
import { funnel } from './funnel.ts'
import { halfStarted } from './half-started.ts'
import { together } from './metric.ts'
import { referrals } from './referrals.ts'
import { releasedAccess } from './released-access.ts'
import { releasedOutcomes } from './released-outcomes.ts'
import { releasedRemission } from './released-remission.ts'
import { releasedResponse } from './released-response.ts'
import { releasedStart } from './released-start.ts'
import { startedWithin } from './started-within.ts'
import { treatmentCurve } from './treatment-curve.ts'
import { waitingList } from './waiting-list.ts'
import { withoutReferralDay } from './without-referral-day.ts'

/** Every metric has one line in the list of the people it is about. */

/** Of the referrals of a period, for any group of them. */
export const OF_REFERRALS = together(referrals, startedWithin, halfStarted, closedWithin30, anyTreatmentWithin14)
/** Of all referrals that were asked for together. */
export const OF_ALL_REFERRALS = together(treatmentCurve, funnel)
/** Of the referrals of a period, by clinic and group, to be compared. */
export const COMPARED = together(accessGap)
/** Of who waits at the as-of day, whatever the period. */
export const OF_WAITING = together(waitingList)
/** Of the episodes no clock can hold. */
export const OF_THE_REST = together(withoutReferralDay)

/** Read off the released table of a quarter's referrals, and off that of their outcomes. */
export const RELEASED = {
  access: together(releasedAccess, releasedStart),
  outcomes: together(releasedOutcomes, releasedResponse, releasedRemission),
} as const

/** All that the page of access shows: figures of different people stand side by side there. */
export const ACCESS_METRICS = together(...OF_REFERRALS, ...OF_ALL_REFERRALS, ...COMPARED, ...OF_WAITING, ...OF_THE_REST)
