import { addDays, addMonths, quarterOf, quarterRange, type Day, type Quarter } from '../day.ts'
import type { KnownTotals, SuppressedCube } from '../population/suppression.ts'
import { RELEASED } from './index.ts'
import type { Membership } from './release/members.ts'
import { ACCESS_TABLE, OUTCOME_TABLE, RELEASE_VERSION } from './release/released-metric.ts'
import { cubeOf, tablesOf } from './release/tables.ts'
import { FOLLOWED } from './thresholds.ts'

/**
 * What a plan may see of a quarter. Cells are suppressed in core/population/suppression.ts; here is why
 * several releases tell no more than one (differencing):
 * - a release holds the referrals of one calendar quarter, and nobody is in two, so no release is a part of another and
 *   sums or differences of quarters have no small rest. There are no other periods, and no filters to ask with;
 * - the clinics of a plan are one fixed set (`clinicsIncluded`): changing the set changes it for later quarters only;
 * - groups are single dimensions, never crossed, and every group is always listed;
 * - referrals are followed to a day fixed by the quarter, with time for late entries before it is published. What is
 *   published is not made again: a new version is for a release that was wrong, and takes the old one's place;
 * - the outcome table is about referrals whose access table was released before: both are suppressed together.
 */
export const RELEASE_DEFINITION = {
  id: 'payer-release',
  version: RELEASE_VERSION,
  text:
    'Members of the plan referred to Collaborative Care in the quarter, by calendar days. The wait runs from the day of referral to the ' +
    'first completed brief therapy session or the first psychotropic started or changed under the care plan, and is followed to the ' +
    'as-of day: at least 30 days for everybody. Closed = closed before any treatment, or consent declined for good; waiting = neither by ' +
    'the as-of day. Referrals whose ' +
    'start or closing has no known day, or lies before the referral, are left out of the access table, because no wait can be told. ' +
    'Members who already took a psychotropic at referral are included. ' +
    'Outcomes are those of an earlier quarter of referral, so that follow-up windows have closed: members with a baseline PHQ-9 of 10 or ' +
    'more whose days 120 to 240 after it ended by the as-of day; the last PHQ-9 in those days counts. Remission is under 5, response a ' +
    'drop of half or more (remission included). Those without such a PHQ-9 are shown as no follow-up; the bounds count all of them as ' +
    'not improved, then all as improved. Intervals are 95 % (Wilson). ' +
    'Counts of 1 to 10 are not shown (small), nor are further counts from which one could be worked out (hidden); 0 is shown. With 1 to 10 ' +
    'members in all, nothing is shown. Shares are given only where the counts behind them are. ' +
    'All figures are uncontrolled: there is no comparison group, and a change over time is not an effect of the program.',
}

/** Days after the longest wait that a share here asks for, for entries written late. */
const ENTRY_LAG_DAYS = 15

const quartersBefore = (quarter: Quarter, n: number): Quarter =>
  quarterOf(addMonths(quarterRange(quarter).from, -3 * n))

/** The day to which the referrals of a quarter are followed: 30 days after its last day. RangeError for what is no quarter. */
export const followUpDay = (quarter: Quarter): Day => addDays(quarterRange(quarter).to, FOLLOWED)

/** The latest quarter whose release may be made today: its last day was 45 days ago or more (30 of follow-up, 15 of lag). */
export function releaseQuarterDue(today: Day): Quarter {
  const lastDay = addDays(today, -(FOLLOWED + ENTRY_LAG_DAYS))
  const quarter = quarterOf(lastDay)
  return quarterRange(quarter).to === lastDay ? quarter : quartersBefore(quarter, 1)
}

/** Quarters that may still be published: the one that is due and the three before it, oldest first. A missed run loses no quarter. */
export function releaseQuartersDue(today: Day): readonly Quarter[] {
  const latest = releaseQuarterDue(today)
  return [3, 2, 1, 0].map((back) => quartersBefore(latest, back))
}

/**
 * The quarter of referral whose outcomes a release shows: four quarters earlier. By the as-of day its last referral is 13
 * months old, so a baseline taken up to five months after it has had its 240 days; three quarters would leave two months,
 * and the people who waited longest would be missing.
 */
export const outcomeQuarterFor = (quarter: Quarter): Quarter => quartersBefore(quarter, 4)

/** `northfield-2026q2-1`. RangeError where the plan's id is too long for it to be an id. */
export function releaseId(planId: string, quarter: Quarter, version: number): string {
  const id = `${planId}-${quarter.toLowerCase().replace('-', '')}-${version}`
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id))
    throw new RangeError('A release id has at most 64 letters, digits, - or _: shorten the id of the plan')
  return id
}

export interface ReleaseInput extends Membership {
  readonly planName: string
  /** Quarter of referral, usually `releaseQuarterDue(today)`. */
  readonly quarter: Quarter
  /** Day to which referrals are followed: `followUpDay(quarter)`, which a second run gives again. */
  readonly asOf: Day
  readonly publishedOn: Day
  /** 1, and more only for a release that takes the place of a wrong one. */
  readonly version: number
}

const isNumber = (shown: unknown): boolean => typeof shown === 'number'

/**
 * What a reader of the outcome cube knows already: the referrals that the access release of that quarter shows. The last column of
 * outcomes, those not eligible, is never shown, yet it is part of the cube: who holds that release could otherwise take `eligible`
 * from `referrals` and get a count of 1 to 10.
 */
const knownFrom = (access: SuppressedCube): KnownTotals => ({
  all: isNumber(access.total),
  tables: access.tables.map((table) => table.totals.map(isNumber)),
})

/**
 * The release of a quarter, ready to be published: all that is shown is suppressed. A plan nobody belongs to gives zeros.
 * RangeError if `asOf` is earlier than `followUpDay(quarter)`: the shares within 30 days would not be true.
 */
export function releaseFor(input: ReleaseInput) {
  const { planId, planName, quarter, asOf, publishedOn, version } = input
  if (asOf < followUpDay(quarter))
    throw new RangeError('A release follows every referral for 30 days: take followUpDay(quarter) as its as-of day')
  const outcomeQuarter = outcomeQuarterFor(quarter)
  const earlier = cubeOf(ACCESS_TABLE, input, { quarter: outcomeQuarter, asOf: followUpDay(outcomeQuarter) })
  const outcomes = cubeOf(OUTCOME_TABLE, input, { quarter: outcomeQuarter, asOf }, knownFrom(earlier))
  return {
    releaseId: releaseId(planId, quarter, version),
    planId,
    planName,
    quarter,
    version,
    definition: RELEASE_DEFINITION,
    publishedOn,
    asOf,
    access: tablesOf(ACCESS_TABLE, cubeOf(ACCESS_TABLE, input, { quarter, asOf }), RELEASED.access),
    outcomeQuarter,
    outcomes: tablesOf(OUTCOME_TABLE, outcomes, RELEASED.outcomes),
  }
}
