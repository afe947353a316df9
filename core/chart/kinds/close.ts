import type { Day } from '../../day.ts'
import { problem, type Happened, type None, type ProblemOf } from '../problem.ts'
import { ACTION_CLOSE_REASONS, ALL_CLOSE_REASONS } from '../vocabulary.ts'
import { choice, note, optional, type FactOf } from './field.ts'
import type { ChartAsked, Kind } from './kind.ts'

const fields = {
  reason: choice(ALL_CLOSE_REASONS, {
    needs: 'close-reason',
    laterWords: { since: 4, words: ACTION_CLOSE_REASONS },
    byAction: ACTION_CLOSE_REASONS,
  }),
  note: optional(note()),
}
type Close = FactOf<'close', typeof fields>
type Problems = {
  readonly 'close-by-action': None
  readonly 'closed-by-action': { readonly reason: (typeof ACTION_CLOSE_REASONS)[number] }
  readonly 'closed-already': { readonly day: Day; readonly today: Day }
  readonly 'happened-after': {
    readonly day: Day
    readonly clock: string | null
    readonly things: readonly Happened[]
    readonly today: Day
  }
}

/** The reason of a close that an action wrote; undefined where somebody said it. */
export const actionOf = (reason: string) => ACTION_CLOSE_REASONS.find((one) => one === reason)

/** Whether an episode closed by a merge: its person was entered twice and goes on in another one. null = it is open. */
export const isEnteredTwice = (closed: Pick<Close, 'reason'> | null): boolean => closed?.reason === 'entered-twice'

const actionProblem = (reason: string): ProblemOf<Problems> | null =>
  actionOf(reason) ? problem('reason', 'close-by-action', {}) : null

const openProblem = ({ closed, today }: ChartAsked): ProblemOf<Problems> | null =>
  closed ? problem('kind', 'closed-already', { day: closed, today }) : null

/** A close lies not before the last thing that happened and was recorded before it (laws D7). */
function afterProblem(day: Day, { after, today }: ChartAsked): ProblemOf<Problems> | null {
  const { clock, things } = after()
  const last = things.at(-1)
  return last ? problem(last.day === day ? 'time' : 'day', 'happened-after', { day, clock, things, today }) : null
}

export const close: Kind<'close', typeof fields, Problems, 1> = {
  ...{ kind: 'close', of: 'episode', fields, since: 1 },
  may: { precede: false, follow: false },
  // Taken back alone it would leave the person open in two places, and the other half of the act standing.
  final({ reason }) {
    const action = actionOf(reason)
    return action ? problem('corrects', 'closed-by-action', { reason: action }) : null
  },
  problems({ day, reason }, chart) {
    return [actionProblem(reason), openProblem(chart), afterProblem(day, chart)]
  },
}
