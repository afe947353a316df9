import { toOrdinal, type Day, type Quarter } from '../../day.ts'
import { DIMENSIONS, GROUPS, type Dimension } from '../../population/dimensions.ts'
import {
  suppressCube,
  type KnownTotals,
  type ReleasedCount,
  type SuppressedCube,
} from '../../population/suppression.ts'
import type { Together } from '../metric.ts'
import { count, type Counts } from '../tallies/count.ts'
import { byGroup } from '../tallies/groupings.ts'
import { daysOf, membersReferred, type Membership } from './members.ts'
import { ShownRow, type ReleasedMetric, type Table } from './released-metric.ts'

/**
 * The cube of a quarter's referrals, suppressed: everybody, and each dimension's groups, all groups present so that the shape tells
 * nothing. Columns are those of the table, row totals their sums.
 */
export function cubeOf(
  table: Table,
  membership: Membership,
  { quarter, asOf }: { readonly quarter: Quarter; readonly asOf: Day },
  known?: KnownTotals,
): SuppressedCube {
  const asked = { ...daysOf(quarter), asOf: toOrdinal(asOf) }
  const metrics = [{ tallies: { part: table.tally } }]
  const counted = count(
    membership.cohort,
    asked,
    membersReferred(membership, quarter),
    DIMENSIONS.map((dimension) => ({ by: byGroup(dimension), metrics })),
  )
  const columnsOf = (counts: Counts, stratum: number | null): number[] => {
    const { part } = counts.views({ part: table.tally }, stratum)
    return table.columns.map((column) => part[column] ?? 0)
  }
  const [first] = counted
  const all = first ? columnsOf(first, null) : table.columns.map(() => 0)
  const tables = counted.map((counts, d) =>
    GROUPS[DIMENSIONS[d] as Dimension].map((_, group) => columnsOf(counts, group)),
  )
  return suppressCube(all, tables, known)
}

export interface ReleasedTable<Row> {
  dimension: 'all' | Dimension
  rows: Row[]
}

/** One table for everybody and one per dimension, groups in the order of the vocabulary. Groups of nobody show a true 0. */
export function tablesOf<Column extends string, const M extends readonly ReleasedMetric<Column>[]>(
  table: Table<Column>,
  cube: SuppressedCube,
  metrics: M,
) {
  type Row = { group: string } & Together<ReturnType<M[number]['read']>>
  const rowOf = (group: string, counts: readonly ReleasedCount[], total: ReleasedCount): Row => {
    const row = new ShownRow(table, counts, total)
    return Object.assign({ group }, ...metrics.map((metric) => metric.read(row))) as Row
  }
  const byDimension = DIMENSIONS.map((dimension, d): ReleasedTable<Row> => {
    const shown = cube.tables[d]
    const rows = GROUPS[dimension].map((group, g) => rowOf(group, shown?.rows[g] ?? [], shown?.totals[g] ?? 'hidden'))
    return { dimension, rows }
  })
  return [{ dimension: 'all' as const, rows: [rowOf('all', cube.all, cube.total)] }, ...byDimension]
}
