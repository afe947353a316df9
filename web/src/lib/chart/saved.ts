import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import type { Recorded } from '../../../../core/contract/index.ts'
import type { Day } from '../../../../core/day.ts'
import { factLine } from './words.ts'

/** What was saved, in words, to be read out after a save. */
export interface SavedNote {
  readonly lines: readonly string[]
  readonly version: number
  /** This write opened or raised a safety item. */
  readonly safety: Recorded['safety']
}

export const savedNote = (facts: readonly ClinicalFact[], recorded: Recorded, today: Day): SavedNote => ({
  lines: facts.map((fact) => {
    const { what, text } = factLine(fact, today)
    return text ? `${what}: ${text}` : what
  }),
  version: recorded.version,
  safety: recorded.safety,
})
