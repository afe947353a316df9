import { DIMENSIONS, type Dimension } from '../../contract/schemas/access.ts'
import type { ReleasedCount } from '../../contract/schemas/releases.ts'
import type { SuppressedCube } from '../../population/suppression.ts'
import { GROUPS } from './members.ts'

export interface ReleasedTable<Row> {
  dimension: 'all' | Dimension
  rows: Row[]
}

/** One table for everybody and one per dimension, groups in the order of the vocabulary. Groups of nobody show a true 0. */
export function tablesOf<Row>(
  cube: SuppressedCube,
  toRow: (group: string, row: readonly ReleasedCount[], total: ReleasedCount) => Row,
): ReleasedTable<Row>[] {
  const byDimension = DIMENSIONS.map((dimension, d): ReleasedTable<Row> => {
    const table = cube.tables[d]
    const rows = GROUPS[dimension].map((group, g) => toRow(group, table?.rows[g] ?? [], table?.totals[g] ?? 'hidden'))
    return { dimension, rows }
  })
  return [{ dimension: 'all', rows: [toRow('all', cube.all, cube.total)] }, ...byDimension]
}
