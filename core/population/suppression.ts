import { linesAtRisk, protect } from './suppression/protect.ts'
export { FEWEST_SHOWN, SMALL_MAX } from './suppression/network.ts'
import { isSmall, makeGrid, type Grid, type Network } from './suppression/network.ts'

/**
 * Cell suppression for what leaves the organisation (law P2; CMS: no count of 1 to 10 is shown, and none can be
 * worked out from totals, shares or other cells).
 *
 * The reader is assumed to know every number and every word shown: that `small` is 1..10, that `hidden` is 11 or more,
 * and every sum. The promise, kept by construction and not by search for attacks: for each small count, cell or total,
 * there is another whole cube of counts which shows exactly the same and differs there; and so for every sum of counts
 * of one group or one column that is 1..10.
 * It does not cover what a reader might infer from how the cheapest complements were chosen, nor probabilities.
 */

/** A released count: a number (0 or 11 and more), or why there is none: `small` = 1 to 10, `hidden` = would give a small one away. */
export type ReleasedCount = number | 'small' | 'hidden'

/** One table: counts by group (rows) and column; the columns partition each group. */
export type Counts = readonly (readonly number[])[]

export interface SuppressedTable {
  readonly rows: readonly (readonly ReleasedCount[])[]
  /** Row totals. */
  readonly totals: readonly ReleasedCount[]
}
/** Tables of the same people by different groupings, which share their column totals: the row of all groups. */
export interface SuppressedCube {
  readonly all: readonly ReleasedCount[]
  readonly total: ReleasedCount
  readonly tables: readonly SuppressedTable[]
}

/**
 * Row totals that this cube does not publish: `true` = the reader knows them from elsewhere, so they cannot be hidden;
 * `false` = the reader has them from nowhere. Without it totals are published, and hidden where that is the cheapest.
 */
export interface KnownTotals {
  readonly all: boolean
  readonly tables: readonly (readonly boolean[])[]
}

const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0)

/**
 * Suppresses a cube. `all` are the counts of everybody by column; each table must add up to them (RangeError otherwise).
 * With 1 to 10 people in all, or where no complement helps, everything is `hidden`, zeros too, so that nothing is told
 * about them. With nothing small the output equals the input.
 */
export function suppressCube(all: readonly number[], tables: readonly Counts[], known?: KnownTotals): SuppressedCube {
  assertAddsUp(all, tables)
  const network = makeNetwork(all, tables, known)
  const sound = !isSmall(sum(all)) && linesAtRisk(network).every((line) => protect(network, line))
  const shown = (grid: Grid, index: number): ReleasedCount => {
    const value = grid.values[index] ?? 0
    if (!sound) return 'hidden'
    return grid.masked[index] ? (isSmall(value) ? 'small' : 'hidden') : value
  }
  const row = (grid: Grid, at: number): ReleasedCount[] => all.map((_, i) => shown(grid, at * network.width + i))
  const total = (grid: Grid, at: number): ReleasedCount => shown(grid, at * network.width + all.length)
  return {
    all: row(network.all, 0),
    total: total(network.all, 0),
    tables: network.tables.map((grid, t) => ({
      rows: (tables[t] ?? []).map((_, at) => row(grid, at)),
      totals: (tables[t] ?? []).map((_, at) => total(grid, at)),
    })),
  }
}

/** One table on its own, with its column totals as `all`. */
export function suppressTable(rows: Counts): SuppressedTable & Pick<SuppressedCube, 'all' | 'total'> {
  const all = (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column] ?? 0)))
  const { tables, ...margins } = suppressCube(all, [rows])
  return { ...margins, rows: tables[0]?.rows ?? [], totals: tables[0]?.totals ?? [] }
}

/** The sum of some columns of a row as far as a reader can know it: all of them shown, or the total and all the others. */
export function shownSum(
  row: readonly ReleasedCount[],
  total: ReleasedCount,
  columns: readonly number[],
): number | null {
  const add = (cells: readonly ReleasedCount[]): number | null =>
    cells.reduce<number | null>((s, cell) => (s === null || typeof cell !== 'number' ? null : s + cell), 0)
  const direct = add(columns.map((column) => row[column] ?? 'hidden'))
  if (direct !== null) return direct
  const others = add(row.filter((_, column) => !columns.includes(column)))
  return others === null || typeof total !== 'number' ? null : total - others
}

/** Whether x of n may be shown as a share: none of x, n - x and n is 1 to 10 (law P2). */
export const shareIsSafe = (x: number, n: number): boolean => ![x, n - x, n].some(isSmall)

function makeNetwork(all: readonly number[], tables: readonly Counts[], known: KnownTotals | undefined): Network {
  const width = all.length + 1
  const grid = (rows: Counts, isAll: boolean, totals: readonly boolean[] | undefined): Grid => {
    const values = rows.flatMap((row) => [...row, sum(row)])
    const isTotal = (index: number): boolean => index % width === width - 1
    const isKnown = (index: number): boolean => totals?.[Math.floor(index / width)] ?? false
    // A total of 1..10 is never shown elsewhere either.
    return makeGrid(rows.length, width, values, {
      isAll,
      fixed: (index) => isTotal(index) && isKnown(index) && !isSmall(values[index] ?? 0),
      free: (index) => totals !== undefined && isTotal(index) && !isKnown(index),
    })
  }
  return {
    width,
    all: grid([all], true, known && [known.all]),
    tables: tables.map((rows, t) => grid(rows, false, known && (known.tables[t] ?? []))),
    between: tables.map(() => null),
  }
}

function assertAddsUp(all: readonly number[], tables: readonly Counts[]): void {
  const whole = [all, ...tables.flat()].every((row) => row.every((n) => Number.isSafeInteger(n) && n >= 0))
  if (!whole) throw new RangeError('A table of counts holds whole numbers of 0 and more')
  for (const rows of tables) {
    if (rows.some((row) => row.length !== all.length))
      throw new RangeError('Every group of a table has one count for each column')
    if (all.some((count, column) => count !== sum(rows.map((row) => row[column] ?? 0))))
      throw new RangeError('The groups of every table must add up to the counts of everybody')
  }
}
