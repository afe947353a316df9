import type { ClinicalFact, Entry } from '../../../../../../core/chart/entry.ts'
import { factOf } from '../../../../../../core/chart/families.ts'
import type { Recorded } from '../../../../../../core/contract/index.ts'
import { isPressing } from '../../../../lib/caseload/safety-signs.ts'
import type { Day } from '../../../../../../core/day.ts'
import { asWritten } from '../entries/as-written.ts'
import { toldOf } from '../entries/entry-list.ts'
import type { SinceSent } from './put-away.ts'

/** What was saved, in words, to be read out after a save. */
export interface SavedNote {
  readonly lines: readonly string[]
  readonly version: number
  /** What ends the safety item that asks for something after this save, opened by it or before; null where none does. */
  readonly safety: string | null
  /** Something was changed in it after it was sent, and is not saved. */
  readonly goesOn: boolean
  /** What of it was left out here since it was sent. It stands in the chart. */
  readonly takenBack: readonly string[]
  /** What was typed on and can be stored nowhere. */
  readonly unstored: readonly string[]
  /** Something else was typed where an entry was struck out. */
  readonly struckOut: boolean
  /** It was sent before, and its answer came only now. */
  readonly late: boolean
}

export interface Telling {
  readonly today: Day
  readonly late: boolean
  readonly since: SinceSent
  /** Whether this page knows all that a fact says. */
  readonly isKnown: (fact: ClinicalFact) => boolean
}
/** What a newer server says that this page does not know stands as it was written. */
const newer = (fact: ClinicalFact) => ({ head: 'An entry that this page does not know in full', text: asWritten(fact) })

/** `before`: the entries that stood before the save, so that what was struck out is named. */
export function savedNote(
  { entries, version, safety, row }: Recorded,
  before: readonly Entry[],
  { today, late, since, isKnown }: Telling,
): SavedNote {
  const told = entries.map((entry) => {
    const fact = factOf(entry)
    const { head, text } = fact && !isKnown(fact) ? newer(fact) : toldOf(entry, before, today)
    return { id: entry.id, line: text ? `${head}: ${text}` : head }
  })
  return {
    lines: told.map(({ line }) => line),
    version,
    safety: safety !== null || isPressing(row.safety) ? whatEnds(row.safety) : null,
    ...since,
    takenBack: told.filter(({ id }) => since.takenBack.includes(id)).map(({ line }) => line),
    late,
  }
}

/** What a chart says that was just opened. */
export const openedNote = (lines: readonly string[]): SavedNote => ({
  ...{ lines, version: 1, safety: null, goesOn: false, takenBack: [], unstored: [], struckOut: false, late: false },
})

/** Two saves told at once: what the newer one says of the chart, and all that either says of what was typed. The same save told again is one. */
export function bothTold(a: SavedNote, b: SavedNote): SavedNote {
  if (a.version === b.version) return b
  const [older, newer] = a.version < b.version ? [a, b] : [b, a]
  return {
    ...newer,
    lines: [...older.lines, ...newer.lines],
    goesOn: a.goesOn || b.goesOn,
    takenBack: [...older.takenBack, ...newer.takenBack],
    unstored: [...older.unstored, ...newer.unstored],
    struckOut: a.struckOut || b.struckOut,
    late: a.late && b.late,
  }
}

const whatEnds = (safety: Recorded['row']['safety']): string =>
  safety?.state === 'struck-out'
    ? 'What was struck out stays open until a confirmation ends it.'
    : `It stays open until it is settled${safety?.awaiting ? ', or a second person confirms what waits' : ''}.`
