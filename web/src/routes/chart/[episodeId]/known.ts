import type { Entry } from '../../../../../core/chart/entry.ts'
import { factOf } from '../../../../../core/chart/families.ts'
import type { Chart, ChartRow } from '../../../../../core/contract/index.ts'
import type { UnreadEntry } from '../../../../../core/contract/schemas/charts.ts'
import { knownRow, type KnownRow } from '../../../lib/caseload/known-row.ts'
import { isKnownKind } from './entries/words.ts'

/**
 * A chart as this page understands it. A server of a newer version may know kinds that this page does not: `strange` are their entries,
 * listed as such and left as they are; the server, which knows them, goes on taking all others.
 */
export interface Known {
  readonly strange: readonly UnreadEntry[]
}
/** A chart with its row as this page understands it. */
export type ReadChart = Omit<Chart, 'row'> & { readonly row: KnownRow<ChartRow> }
export type KnownChart = ReadChart & Known

/** What an entry states; a correction that strikes out states nothing that could be strange. */
const isStrange = (entry: Entry): boolean => {
  const fact = factOf(entry)
  return fact !== null && !isKnownKind(fact.kind)
}

/** The chart of an answer, with what this page does not understand set apart. */
export function knownChart(answer: Chart): KnownChart {
  const chart = { ...answer, row: knownRow(answer.row) }
  const strange = chart.entries.filter(isStrange)
  if (strange.length === 0) return { ...chart, strange: [] }
  const struckOut = (entry: Entry) =>
    entry.fact.kind === 'correction' &&
    strange.some(({ id }) => entry.fact.kind === 'correction' && id === entry.fact.corrects)
  return {
    ...chart,
    entries: chart.entries.filter((entry) => !isStrange(entry) && !struckOut(entry)),
    strange: strange.map((entry) => ({
      ...{ id: entry.id, version: entry.version, why: 'newer' },
      ...{ kind: factOf(entry)?.kind ?? null, day: factOf(entry)?.day ?? null },
    })),
  }
}
