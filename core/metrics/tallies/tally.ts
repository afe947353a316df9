import type { Asked, Rows } from './rows.ts'

/** What a tally counts into, by stratum (the place of a group in its grouping). */
export interface Counter<View> {
  /** Counts the rows; `strata[k]` is the stratum of row k. */
  readonly add: (rows: Rows, strata: Int32Array) => void
  /** What was counted of one stratum, or of all of them together (null). */
  readonly of: (stratum: number | null) => View
}

/**
 * One way to count people, shared by all metrics that name it: two with one id count the same, and are counted once. A metric only
 * reads what tallies counted: one that went through the people for itself would take four to seven times as long.
 */
export interface Tally<View> {
  readonly id: string
  readonly begin: (strata: number, asked: Asked) => Counter<View>
}

/** A tally that puts everybody into one of some cells. */
interface Cells<View> {
  readonly id: string
  /** How many cells there are. */
  readonly width: (asked: Asked) => number
  /** Writes the cell of each row: once, whatever the rows are then grouped by. */
  readonly place: (rows: Rows, cells: Int32Array) => void
  /** What the people in each cell are called. */
  readonly view: (cells: Int32Array) => View
}

const sumOfStrata = (counts: Int32Array, width: number): Int32Array => {
  const sum = new Int32Array(width)
  for (let from = 0; from < counts.length; from += width)
    for (let cell = 0; cell < width; cell++) sum[cell] = (sum[cell] ?? 0) + (counts[from + cell] ?? 0)
  return sum
}

function add(counts: Int32Array, width: number, cells: Int32Array, strata: Int32Array, size: number): void {
  for (let k = 0; k < size; k++) {
    const at = (strata[k] ?? 0) * width + (cells[k] ?? 0)
    counts[at] = (counts[at] ?? 0) + 1
  }
}

/** A tally of cells. */
export const cells = <View>({ id, width, place, view }: Cells<View>): Tally<View> => ({
  id,
  begin(strata, asked) {
    const size = width(asked)
    const counts = new Int32Array(strata * size)
    return {
      add: (rows, strataOf) => add(counts, size, rows.placed(id, place), strataOf, rows.size),
      of: (at) => view(at === null ? sumOfStrata(counts, size) : counts.subarray(at * size, (at + 1) * size)),
    }
  },
})

/** A tally of cells that have names, in the order of the cells. */
export const namedCells = <Name extends string>(
  id: string,
  names: readonly Name[],
  place: (rows: Rows, cells: Int32Array) => void,
): Tally<Readonly<Record<Name, number>>> =>
  cells({
    ...{ id, place, width: () => names.length },
    view(counts) {
      const named: Partial<Record<Name, number>> = {}
      for (const [i, name] of names.entries()) named[name] = counts[i] ?? 0
      return named as Record<Name, number>
    },
  })
