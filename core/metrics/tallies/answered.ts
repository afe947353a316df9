import { NOT_REACHED } from '../../population/columns.ts'
import { choose, notBy } from './choose.ts'
import type { Rows } from './rows.ts'
import { namedCells } from './tally.ts'

/** Started in time or not, of referrals old enough to say; too recent to say; and left out (laws D5). */
const CELLS = ['inTime', 'notInTime', 'tooRecent', 'leftOut'] as const
export type Answered = Readonly<Record<(typeof CELLS)[number], number>>
const [IN_TIME, NOT_IN_TIME, TOO_RECENT, LEFT_OUT] = [0, 1, 2, 3] as const

function place(within: number, rows: Rows, into: Int32Array): void {
  const { cohort, asked, size, index, referred, until, leftOut } = rows
  const starts = cohort.treated
  const latest = asked.asOf - within
  for (let k = 0; k < size; k++) {
    const since = referred[k] ?? 0
    const start = starts[index[k] ?? 0] ?? NOT_REACHED
    const last = Math.min(until[k] ?? 0, since + within)
    const cell = choose(notBy(start, last), IN_TIME, NOT_IN_TIME)
    into[k] = since > latest ? TOO_RECENT : leftOut[k] === 1 ? LEFT_OUT : cell
  }
}

/** Who started treatment within so many days, x of n of the referrals that have had as many by as-of. */
export const answered = (within: number) =>
  namedCells(`answered ${within}`, CELLS, (rows, into) => place(within, rows, into))
