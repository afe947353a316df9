import { csvText } from './csv.ts'
import { plural } from '../../../lib/text/number.ts'
import type { At, RankedRow } from './columns/column.ts'
import { COLUMNS } from './columns/index.ts'

const FIELDS = COLUMNS.flatMap(({ file }) => file)

/**
 * The shown rows as a CSV file, every field of every column. What is not known is written in words, never left empty; people who
 * could not be shown are told in a last line.
 */
export function caseloadFile(shown: readonly RankedRow[], unread: number, at: At): string {
  const rows = shown.map((ranked) => FIELDS.map(({ of, none }) => of(ranked, at) ?? none))
  const missing = unread > 0 ? [[`${plural(unread, 'person', 'people')} of this clinic could not be shown`]] : []
  return csvText([FIELDS.map(({ name }) => name), ...rows, ...missing])
}
