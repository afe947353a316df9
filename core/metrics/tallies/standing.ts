import { DATE_MISSING, NOT_REACHED } from '../../population/columns.ts'
import { FOLLOWED, HEADLINE } from '../thresholds.ts'
import { choose, isOver, notBy } from './choose.ts'
import { CLOSED, type Rows } from './rows.ts'
import { namedCells } from './tally.ts'

/**
 * Where a referral stands at as-of: started within 14 days, within 30, later, closed before treatment, still waiting, or left out
 * because a day is not known or runs backwards. A start on the day of closing came first. The seven add up to the referrals.
 */
const STANDINGS = ['within14', 'day15to30', 'later', 'closedBefore', 'waiting', 'dateMissing', 'dateErrors'] as const
export type Standing = (typeof STANDINGS)[number]
/** The first three follow each other by how long the wait was. */
const [WITHIN_14, CLOSED_BEFORE, WAITING, MISSING, ERROR] = [0, 3, 4, 5, 6] as const

function place({ cohort, size, index, referred, until, ends, leftOut }: Rows, into: Int32Array): void {
  const starts = cohort.treated
  for (let k = 0; k < size; k++) {
    const start = starts[index[k] ?? 0] ?? NOT_REACHED
    const last = until[k] ?? 0
    const wait = start - (referred[k] ?? 0)
    const started = WITHIN_14 + isOver(wait, HEADLINE) + isOver(wait, FOLLOWED)
    const cell = choose(notBy(start, last), started, ends[k] === CLOSED ? CLOSED_BEFORE : WAITING)
    into[k] = leftOut[k] === 1 ? (start === DATE_MISSING ? MISSING : ERROR) : cell
  }
}

export const standing = namedCells('standing', STANDINGS, place)
