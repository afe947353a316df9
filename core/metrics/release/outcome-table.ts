import type { Release } from '../../contract/schemas/releases.ts'
import { toOrdinal, type Day, type Quarter } from '../../day.ts'
import { NONE, type Cohort } from '../../population/cohort.ts'
import { shownSum, suppressCube, type SuppressedCube } from '../../population/suppression.ts'
import { crossTabulate, referralsOf, type Membership } from './members.ts'
import { missingBounds, share } from './share.ts'
import { tablesOf } from './tables.ts'

const REMISSION = 0
const RESPONSE_ONLY = 1
const NO_RESPONSE = 2
const NO_FOLLOW_UP = 3
const NOT_ELIGIBLE = 4
const COLUMNS = 5
const ELIGIBLE = [REMISSION, RESPONSE_ONLY, NO_RESPONSE, NO_FOLLOW_UP]
const MEASURED = [REMISSION, RESPONSE_ONLY, NO_RESPONSE]
const RESPONSE = [REMISSION, RESPONSE_ONLY]

/** Last day of the follow-up window, counted from the baseline (HEDIS DRR-E: days 120 to 240). */
const WINDOW_END = 240
/** Baseline PHQ-9 that makes an outcome worth measuring, and the score below which it is in remission (metrics.md 2.1, 2.2). */
const ELIGIBLE_FROM = 10
const REMISSION_BELOW = 5

function outcome(cohort: Cohort, episode: number, asOf: number): number {
  const [baseline, followUp] = [cohort.baseline[episode] ?? NONE, cohort.followUp[episode] ?? NONE]
  const windowEnd = (cohort.baselineDay[episode] ?? Infinity) + WINDOW_END
  if (baseline === NONE || baseline < ELIGIBLE_FROM || windowEnd > asOf) return NOT_ELIGIBLE
  if (followUp === NONE) return NO_FOLLOW_UP
  if (followUp < REMISSION_BELOW) return REMISSION
  return followUp * 2 <= baseline ? RESPONSE_ONLY : NO_RESPONSE
}

/**
 * The outcome cube of a quarter's referrals, suppressed. Its last column, those not eligible, is never shown, yet it is
 * part of the cube: a reader who holds the access release of that quarter could otherwise take `eligible` from `referrals`
 * and get a count of 1 to 10. So referrals shown there (`access`, the cube of that release) count as known here.
 */
export function outcomeCube(
  membership: Membership,
  quarter: Quarter,
  asOf: Day,
  access: SuppressedCube,
): SuppressedCube {
  const { cohort } = membership
  const until = toOrdinal(asOf)
  const { all, tables } = crossTabulate(cohort, referralsOf(membership, quarter), COLUMNS, (episode) =>
    outcome(cohort, episode, until),
  )
  const isNumber = (count: unknown): boolean => typeof count === 'number'
  return suppressCube(all, tables, {
    all: isNumber(access.total),
    tables: access.tables.map((table) => table.totals.map(isNumber)),
  })
}

/**
 * The outcome tables of a release. `eligible` is a number where the shown counts add up to one and else `hidden`, also when
 * it is 1 to 10: saying `small` would narrow the counts it is made of.
 */
export function outcomeTables(cube: SuppressedCube): Release['outcomes'] {
  return tablesOf(cube, (group, row, total) => {
    const count = (column: number) => row[column] ?? 'hidden'
    const known = (columns: readonly number[]): number | null => shownSum(row, total, columns)
    const eligible = known(ELIGIBLE)
    const missing = known([NO_FOLLOW_UP])
    return {
      group,
      eligible: eligible ?? 'hidden',
      remission: count(REMISSION),
      responseOnly: count(RESPONSE_ONLY),
      noResponse: count(NO_RESPONSE),
      noFollowUp: count(NO_FOLLOW_UP),
      coverage: share(known(MEASURED), eligible),
      response: share(known(RESPONSE), known(MEASURED)),
      responseBounds: missingBounds(known(RESPONSE), missing, eligible),
      remissionShare: share(known([REMISSION]), known(MEASURED)),
      remissionBounds: missingBounds(known([REMISSION]), missing, eligible),
    }
  })
}
