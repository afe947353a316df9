import type { Entry } from '../../../../../../core/chart/entry.ts'
import type { Recorded } from '../../../../../../core/contract/index.ts'
import { isPressing } from '../../../../lib/caseload/safety-signs.ts'
import type { Day } from '../../../../../../core/day.ts'
import { toldOf } from '../entries/entry-list.ts'

/** What was saved, in words, to be read out after a save. */
export interface SavedNote {
  readonly lines: readonly string[]
  readonly version: number
  /** What ends the safety item that asks for something after this save, opened by it or before; null where none does. */
  readonly safety: string | null
  /** Something was typed while it was being saved, and stands open as a correction. */
  readonly goesOn: boolean
}

/** `before`: the entries that stood before the save, so that what was struck out is named. */
export const savedNote = (
  recorded: Recorded,
  before: readonly Entry[],
  { today, goesOn }: { readonly today: Day; readonly goesOn: boolean },
): SavedNote => ({
  lines: recorded.entries.map((entry) => {
    const { head, text } = toldOf(entry, before, today)
    return text ? `${head}: ${text}` : head
  }),
  version: recorded.version,
  safety: recorded.safety !== null || isPressing(recorded.row.safety) ? whatEnds(recorded.row.safety) : null,
  goesOn,
})

const whatEnds = (safety: Recorded['row']['safety']): string =>
  safety?.state === 'struck-out'
    ? 'What was struck out stays open until a confirmation ends it.'
    : `It stays open until it is settled${safety?.awaiting ? ', or a second person confirms what waits' : ''}.`
