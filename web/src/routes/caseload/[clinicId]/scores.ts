import type { CaseloadRow } from '../../../../../core/contract/index.ts'
import { INSTRUMENTS, type MeasureId } from '../../../../../core/instruments/index.ts'
import { newerName, type KnownRow } from '../../../lib/caseload/known-row.ts'
import { ROUTINE, scoresIn, scoreText, type ScoreText } from '../../../lib/caseload/words.ts'

type Short = CaseloadRow['measures'][number]

/** An instrument with its scores in a row; `text` null = no score. */
export interface NamedScore {
  readonly id: string
  readonly name: string
  readonly text: ScoreText | null
}
type Scored = Pick<KnownRow, 'measures' | 'lead' | 'spark'>
const named = (row: Scored, id: MeasureId, found: Short | undefined): NamedScore => ({
  ...{ id, name: INSTRUMENTS[id].name },
  text: found ? scoreText(found, scoresIn(row, id)) : null,
})

/** The scores of an instrument in a row. */
export const scoreOf = (row: Scored, id: MeasureId): NamedScore =>
  named(
    row,
    id,
    row.measures.find((one) => one.id === id),
  )
/** What else was measured: instruments without a column of their own, and those that a newer version knows. */
export const othersOf = (row: Scored & Pick<KnownRow, 'newer'>): readonly NamedScore[] => [
  ...row.measures.filter(({ id }) => !ROUTINE.includes(id)).map((one) => named(row, one.id, one)),
  ...(row.newer?.scores ?? []).map((one) => ({
    ...{ id: one.id, name: newerName(one.id) },
    text: scoreText(one, null),
  })),
]
