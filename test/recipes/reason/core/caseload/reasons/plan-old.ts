import { daysBetween } from '../../day.ts'
import { reason, type Case } from './reason.ts'

/** House rule: half a year. */
const PLAN_OLD_DAYS = 182

/** A safety plan that nobody went through again for half a year. */
export function planOld({ summary: { safetyPlan }, status, today }: Case) {
  if (safetyPlan === null || status.stage === 'closed' || daysBetween(safetyPlan, today) <= PLAN_OLD_DAYS) return null
  return reason('plan-old', 'quiet', 7, { since: safetyPlan })
}
