/** The numbers of the review queue. Each is a setting with its source; the interface shows them beside the order. */
export interface CaseloadRules {
  /** A score is current for this many days, then stale; late after `lateDays` (metrics.md 2.3). */
  readonly freshDays: number
  readonly lateDays: number
  /** A treatment change this recent answers "not at target" for now. */
  readonly changeWeeks: number
  /** No completed contact for this long while in treatment (first follow-up within 4 weeks: doi 10.1176/appi.ps.201400577). */
  readonly contactDays: number
  /** Somebody enrolled or started this recently is new. */
  readonly newDays: number
  /** Waiting for treatment longer than this is over the access standard (10 business days is 14 days; CCBHC criteria). */
  readonly waitingDays: number
  /** A first score this high moves a new person up. */
  readonly severe: number
}

export const DEFAULT_RULES: CaseloadRules = {
  freshDays: 28,
  lateDays: 56,
  changeWeeks: 8,
  contactDays: 28,
  newDays: 14,
  waitingDays: 14,
  severe: 20,
}
