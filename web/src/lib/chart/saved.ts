import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import type { Recorded } from '../../../../core/contract/index.ts'
import { isPressing } from '../caseload/safety-signs.ts'
import type { Day } from '../../../../core/day.ts'
import { factLine } from './words.ts'

/** What was saved, in words, to be read out after a save. */
export interface SavedNote {
  readonly lines: readonly string[]
  readonly version: number
  /** A safety item asks for something after this save, opened by it or before. */
  readonly safety: boolean
}

export const savedNote = (facts: readonly ClinicalFact[], recorded: Recorded, today: Day): SavedNote => ({
  lines: facts.map((fact) => {
    const { what, text } = factLine(fact, today)
    return text ? `${what}: ${text}` : what
  }),
  version: recorded.version,
  safety: recorded.safety !== null || isPressing(recorded.row.safety),
})
