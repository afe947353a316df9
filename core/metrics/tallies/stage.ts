import { DATE_MISSING, NOT_REACHED, type DayColumn } from '../../population/columns.ts'
import { choose, isOver, notBy } from './choose.ts'
import { clockOf, placeOnClock, SHARE_DAYS, type Clock } from './clock.ts'
import { CLOSED, OUTCOMES, type Rows } from './rows.ts'
import { cells, type Tally } from './tally.ts'

/** How far people came with one stage. Reached on a day nobody knows, and before the referral, are apart from reached in order. */
const STATES = ['pending', 'closedWithout', 'inOrder', 'dateMissing', 'dateErrors'] as const
export type StageCount = Readonly<Record<(typeof STATES)[number], number>>
const [PENDING, CLOSED_WITHOUT, IN_ORDER, MISSING, ERROR] = [0, 1, 2, 3, 4] as const
/** Cells of the clock to a stage; beside each other once for every state. */
const CLOCK = OUTCOMES * SHARE_DAYS + 2

function place(event: DayColumn, rows: Rows, into: Int32Array): void {
  const { cohort, asked, size, index, referred, ends } = rows
  const events = cohort[event]
  placeOnClock(event, SHARE_DAYS, rows, into)
  for (let k = 0; k < size; k++) {
    const day = events[index[k] ?? 0] ?? NOT_REACHED
    const without = ends[k] === CLOSED ? CLOSED_WITHOUT : PENDING
    const not = notBy(day, asked.asOf)
    const reached = choose(not, isOver(referred[k] ?? 0, day) === 1 ? ERROR : IN_ORDER, without)
    const state = day === DATE_MISSING ? MISSING : reached
    into[k] = (into[k] ?? 0) + state * CLOCK
  }
}

function viewOf(counts: Int32Array): { readonly count: StageCount; readonly clock: Clock } {
  const clock = new Int32Array(CLOCK)
  const states = STATES.map((_, state) => {
    let people = 0
    for (let cell = 0; cell < CLOCK; cell++) {
      const count = counts[state * CLOCK + cell] ?? 0
      people += count
      clock[cell] = (clock[cell] ?? 0) + count
    }
    return people
  })
  const count = Object.fromEntries(STATES.map((name, state) => [name, states[state] ?? 0])) as StageCount
  return { count, clock: clockOf(clock) }
}

/**
 * Who reached a stage by as-of, of all referrals: nobody is left out; and the clock to it, of those whose time can be
 * told, as long as shares are read off it.
 */
export const stage = (event: DayColumn): Tally<ReturnType<typeof viewOf>> =>
  cells({
    id: `stage ${event}`,
    width: () => STATES.length * CLOCK,
    place: (rows, into) => place(event, rows, into),
    view: viewOf,
  })
