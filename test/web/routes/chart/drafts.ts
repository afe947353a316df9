import type { Day } from '../../../../core/day.ts'
import type { MeasureId } from '../../../../core/instruments/index.ts'
import { typed, type Draft, type Values } from '../../../../web/src/routes/chart/[episodeId]/draft/draft.ts'
import { makeDraft } from '../../../../web/src/routes/chart/[episodeId]/record.ts'

type Made = Parameters<typeof makeDraft>[0]
/** A fresh draft of a treated person's chart, with what is typed in it. */
export const drafted = (what: Made, day: Day, values: Values = {}): Draft =>
  typed(makeDraft(what, day, { reached: 'treated' }), values)
export const answered = (instrument: MeasureId, day: Day, answers: readonly (number | null)[]): Draft =>
  drafted(instrument, day, { answers })
