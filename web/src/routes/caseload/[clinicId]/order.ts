import type { At, Column, RankedRow } from './columns/column.ts'
import { COLUMNS } from './columns/index.ts'

/** An order other than the rank: of one column, in one direction. */
export interface Order {
  readonly column: string
  /** Largest, latest or last in the alphabet first. */
  readonly down: boolean
}

const sortOf = (column: string) => COLUMNS.find(({ id }) => id === column)?.sort ?? null

/** The order that a link names, as `week` or `-week`; null where no column can be ordered so. */
export function orderFrom(text: string): Order | null {
  const down = text.startsWith('-')
  const column = down ? text.slice(1) : text
  return sortOf(column) ? { column, down } : null
}
export const orderText = ({ column, down }: Order): string => `${down ? '-' : ''}${column}`

/** The order in words, for example "Care manager, A to Z". */
export function orderWords({ column, down }: Order): string {
  const found = COLUMNS.find(({ id }) => id === column)
  return `${found?.sort?.name ?? found?.head ?? column}, ${found?.sort?.ways[down ? 1 : 0] ?? ''}`
}

/** What pressing a head makes of the order: first the way the column is asked for mostly, then the other one, then the rank again. */
export function nextOrder(now: Order | null, { id, sort }: Column): Order | null {
  if (!sort) return now
  if (now?.column !== id) return { column: id, down: sort.down }
  return now.down === sort.down ? { column: id, down: !sort.down } : null
}

const compared = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')

/**
 * Rows in an order; what is not known is last in either direction, and rows that are alike stay by rank (laws A2, R1). Groups of a
 * column are never mixed.
 */
export function inOrder(shown: readonly RankedRow[], order: Order | null, at: At): readonly RankedRow[] {
  const sort = order && sortOf(order.column)
  if (!order || !sort) return shown
  const keyed = shown.map((ranked) => ({ ranked, key: sort.by(ranked, at), group: sort.group?.(ranked) ?? 0 }))
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || a.ranked.rank - b.ranked.rank
      const way = order.down ? -1 : 1
      return a.group - b.group || way * compared(a.key, b.key) || a.ranked.rank - b.ranked.rank
    })
    .map(({ ranked }) => ranked)
}
