import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import type { Recorded } from '../../../../../../core/contract/index.ts'
import { isPressing } from '../../../../lib/caseload/safety-signs.ts'
import type { Day } from '../../../../../../core/day.ts'
import { factLine } from '../entries/words.ts'

/** What was saved, in words, to be read out after a save. */
export interface SavedNote {
  readonly lines: readonly string[]
  readonly version: number
  /** What ends the safety item that asks for something after this save, opened by it or before; null where none does. */
  readonly safety: string | null
}

export const savedNote = (facts: readonly ClinicalFact[], recorded: Recorded, today: Day): SavedNote => ({
  lines: facts.map((fact) => {
    const { what, text } = factLine(fact, today)
    return text ? `${what}: ${text}` : what
  }),
  version: recorded.version,
  safety: recorded.safety !== null || isPressing(recorded.row.safety) ? whatEnds(recorded.row.safety) : null,
})

const whatEnds = (safety: Recorded['row']['safety']): string =>
  safety?.state === 'struck-out'
    ? 'What was struck out stays open until a confirmation ends it.'
    : `It stays open until it is settled${safety?.awaiting ? ', or a second person confirms what waits' : ''}.`
