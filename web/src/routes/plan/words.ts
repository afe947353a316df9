import type { ReleasedCount, Release } from '../../../../core/contract/index.ts'
import { FEWEST_SHOWN } from '../../../../core/population/suppression.ts'
import { plain } from '../../lib/text/number.ts'

/** A released count as it is shown. A true zero is shown. */
export function countText(count: ReleasedCount): string {
  if (count === 'small') return `<${FEWEST_SHOWN}`
  return count === 'hidden' ? 'hidden' : plain(count)
}
/** Why there is no number, in place; null where there is one. */
export function countReason(count: ReleasedCount): string | null {
  if (count === 'small') return `Fewer than ${FEWEST_SHOWN} people, so the number is not shown. Zero would be shown.`
  return count === 'hidden' ? 'Showing this would let a small group be worked out.' : null
}

type Dimension = Release['access'][number]['dimension']
type Row<D> = { readonly group: string } & D

/**
 * Rows with somebody, and the names of groups with a true zero: those are told in one line instead of a row of zeros each.
 * What is held back is no zero and keeps its row.
 */
export function withoutEmpty<R extends { readonly group: string }>(
  rows: readonly R[],
  count: (row: R) => ReleasedCount,
): { readonly shown: readonly R[]; readonly nobody: readonly string[] } {
  const nobody = rows.filter((row) => count(row) === 0).map(({ group }) => group)
  return { shown: rows.filter((row) => count(row) !== 0), nobody }
}

/** The row of all members, first in every headline; null where a release has none. */
export function allMembers<D>(
  tables: readonly { readonly dimension: Dimension; readonly rows: readonly Row<D>[] }[],
): Row<D> | null {
  return tables.find(({ dimension }) => dimension === 'all')?.rows[0] ?? null
}

/** With what score the members of a table began, in a sentence and over a column; a release of other words says only that it was high. */
export const beganWords = (began: { readonly measure: string; readonly from: number } | undefined) =>
  began
    ? { sentence: `began at ${began.measure} ${began.from} or more`, head: `Began at ${began.from}+` }
    : { sentence: 'began high', head: 'Began high' }

/** "2026-Q2" as "April to June 2026". */
export function quarterWords(quarter: string): string {
  const [year = '', name = ''] = quarter.split('-')
  const months: Readonly<Record<string, string>> = {
    Q1: 'January to March',
    Q2: 'April to June',
    Q3: 'July to September',
    Q4: 'October to December',
  }
  return `${months[name] ?? name} ${year}`
}
