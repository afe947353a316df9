import type { CaseloadRow } from '../../../../../core/contract/index.ts'
import { INSTRUMENTS, type MeasureId } from '../../../../../core/instruments/index.ts'
import { ROUTINE, scoreText, type ScoreText } from '../../../lib/caseload/words.ts'

type Short = CaseloadRow['measures'][number]

/** An instrument with its scores in a row; `text` null = no score. */
export interface NamedScore {
  readonly id: MeasureId
  readonly name: string
  readonly text: ScoreText | null
}
const named = (id: MeasureId, found: Short | undefined): NamedScore => ({
  ...{ id, name: INSTRUMENTS[id].name },
  text: found ? scoreText(found) : null,
})

/** The scores of an instrument in a row. */
export const scoreOf = (measures: readonly Short[], id: MeasureId): NamedScore =>
  named(
    id,
    measures.find((one) => one.id === id),
  )
/** What else was measured: instruments without a column of their own. */
export const othersOf = (measures: readonly Short[]): readonly NamedScore[] =>
  measures.filter(({ id }) => !ROUTINE.includes(id)).map((one) => named(one.id, one))
