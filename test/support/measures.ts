import type { CaseloadRow, ChartRow } from '../../core/contract/index.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { trackIn, type Track } from '../../core/chart/track.ts'
import type { MeasureId } from '../../core/instruments/index.ts'

/** The tracks of the two instruments most tests speak of, empty where there is no score. */
export const tracksOf = ({ measures }: Pick<Summary, 'measures'>): { readonly phq9: Track; readonly gad7: Track } => ({
  phq9: trackIn(measures, 'phq-9'),
  gad7: trackIn(measures, 'gad-7'),
})

type Short = Omit<CaseloadRow['measures'][number], 'id' | 'last'> & { readonly last: number | null }
const NOTHING: Short = { first: null, last: null, changePercent: null }
type Full = Omit<ChartRow['measures'][number], 'id' | 'last'> & { readonly last: { day: string; total: number } | null }
const NO_TRACK: Full = { baseline: null, best: null, previous: null, last: null, count: 0, changePercent: null }

function of<One extends { readonly id: MeasureId }, None>(measures: readonly One[], id: MeasureId, none: None) {
  const found = measures.find((one) => one.id === id)
  if (!found) return none
  const { id: _, ...rest } = found
  return rest
}

/** What a row of the list says of the two, and what the row of a chart does. */
export const listed = ({
  measures,
}: Pick<CaseloadRow, 'measures'>): { readonly phq9: Short; readonly gad7: Short } => ({
  phq9: of(measures, 'phq-9', NOTHING),
  gad7: of(measures, 'gad-7', NOTHING),
})
export const charted = ({ measures }: Pick<ChartRow, 'measures'>): { readonly phq9: Full; readonly gad7: Full } => ({
  phq9: of(measures, 'phq-9', NO_TRACK),
  gad7: of(measures, 'gad-7', NO_TRACK),
})
