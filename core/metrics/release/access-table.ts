import type { Release } from '../../contract/schemas/releases.ts'
import { toOrdinal, type Day, type Quarter } from '../../day.ts'
import { DATE_MISSING, NOT_REACHED, type Cohort } from '../../population/cohort.ts'
import { shownSum, suppressCube, type SuppressedCube } from '../../population/suppression.ts'
import { crossTabulate, referralsOf, type Membership } from './members.ts'
import { share } from './share.ts'
import { tablesOf } from './tables.ts'

const WITHIN_14 = 0
const DAY_15_TO_30 = 1
const LATER = 2
const CLOSED_BEFORE = 3
const WAITING = 4
const COLUMNS = 5

/**
 * Where a referral stands on the as-of day (an ordinal); null = its days cannot be right or are not known, so that no wait
 * can be told: started or closed before the referral, or on a day nobody recorded. A start on the day of closing came first.
 */
function standing(cohort: Cohort, episode: number, asOf: number): number | null {
  const day = (column: Int32Array): number => column[episode] ?? NOT_REACHED
  const referred = day(cohort.referred)
  const [treated, closed] = [day(cohort.treated), day(cohort.closed)]
  if ([treated, closed].some((d) => d === DATE_MISSING || (d !== NOT_REACHED && d < referred))) return null
  const isClosed = closed !== NOT_REACHED && closed <= asOf
  if (treated === NOT_REACHED || treated > asOf || (isClosed && treated > closed))
    return isClosed ? CLOSED_BEFORE : WAITING
  const wait = treated - referred
  return wait <= 14 ? WITHIN_14 : wait <= 30 ? DAY_15_TO_30 : LATER
}

/** The access cube of a quarter's referrals, suppressed: columns as above, row totals = referrals. */
export function accessCube(membership: Membership, quarter: Quarter, asOf: Day): SuppressedCube {
  const { cohort } = membership
  const until = toOrdinal(asOf)
  const { all, tables } = crossTabulate(cohort, referralsOf(membership, quarter), COLUMNS, (episode) =>
    standing(cohort, episode, until),
  )
  return suppressCube(all, tables)
}

/** The access tables of a release. Shares are made of what is shown and of nothing else. */
export function accessTables(cube: SuppressedCube): Release['access'] {
  return tablesOf(cube, (group, row, total) => {
    const count = (column: number) => row[column] ?? 'hidden'
    const shareOf = (columns: readonly number[]) => share(shownSum(row, total, columns), total)
    return {
      group,
      referrals: total,
      within14: count(WITHIN_14),
      day15to30: count(DAY_15_TO_30),
      later: count(LATER),
      closedBefore: count(CLOSED_BEFORE),
      waiting: count(WAITING),
      shareWithin14: shareOf([WITHIN_14]),
      shareWithin30: shareOf([WITHIN_14, DAY_15_TO_30]),
    }
  })
}
