/**
 * Tables of counts as a network, so that "could this cell have been another number?" is a shortest-path question.
 *
 * Groups and columns are nodes and every count is an edge between its group and its column; a total is an edge to the
 * extra column `total`, and the row of all groups, which every table shares, is an extra group of each. With totals
 * counted negatively the edges of a node add up to 0, so a cycle that adds 1 and takes 1 in turns keeps every sum: it is
 * another table that shows the same. An edge costs nothing where its count is not shown anyhow, its value where it would
 * have to be hidden for this, and cannot be used where the move would contradict what is shown.
 */

/** The last count a release may not show, and the first it may (CMS cell size rule). */
export const SMALL_MAX = 10
export const FEWEST_SHOWN = SMALL_MAX + 1

/** Counts of one table (or of the row of all groups), row by row, the total last in each row. */
export interface Grid {
  readonly rows: number
  readonly values: readonly number[]
  /** Not shown. */
  readonly masked: boolean[]
  /** Cost of adding 1 to, and taking 1 from, the signed edge. Infinity = would contradict what is shown. */
  readonly gain: number[]
  readonly loss: number[]
}
export interface Network {
  /** Columns with the total. */
  readonly width: number
  readonly all: Grid
  readonly tables: readonly Grid[]
  /** Per table: cost of the cheapest path from column a to column b inside the table, at a * width + b; null = not known. */
  readonly between: (readonly number[] | null)[]
}

export const isSmall = (value: number): boolean => value >= 1 && value <= SMALL_MAX
export const valueAt = (list: readonly number[], index: number): number => list[index] ?? Infinity

/** Cost of a count becoming one more (or less) in the reader's mind. Labels are known: `small` is 1..10, `hidden` is 11 and more. */
function moveCost(value: number, up: boolean, masked: boolean, weight: number): number {
  if (value === 0) return Infinity
  if (isSmall(value)) return (up ? value < SMALL_MAX : value > 1) ? 0 : Infinity
  if (!up && value === SMALL_MAX + 1) return Infinity
  return masked ? 0 : value * weight
}

/** `fixed` counts are known to the reader from elsewhere: they can neither be hidden nor move. */
export function makeGrid(
  rows: number,
  width: number,
  values: readonly number[],
  options: {
    readonly isAll: boolean
    readonly fixed?: (index: number) => boolean
    readonly free?: (i: number) => boolean
  },
): Grid {
  const grid: Grid = { rows, values, masked: values.map(isSmall), gain: [], loss: [] }
  values.forEach((value, index) => {
    const total = index % width === width - 1
    const free = value > 0 && (options.free?.(index) ?? false)
    if (free) grid.masked[index] = true
    // Losing a total costs a reader more than losing a cell, and the row of all groups is lost in every table at once.
    const weight = (total ? 2 : 1) * (options.isAll ? 4 : 1)
    const cost = (up: boolean): number =>
      options.fixed?.(index) ? Infinity : moveCost(value, up, grid.masked[index] ?? false, weight)
    const flipped = total !== options.isAll
    grid.gain.push(cost(!flipped))
    grid.loss.push(cost(flipped))
  })
  return grid
}

function mask(grid: Grid, index: number): boolean {
  if (grid.masked[index]) return false
  grid.masked[index] = true
  if (valueAt(grid.gain, index) < Infinity) grid.gain[index] = 0
  if (valueAt(grid.loss, index) < Infinity) grid.loss[index] = 0
  return true
}

/** Hides one count of a table, or of the row of all groups (`table` null). */
export function hide(network: Network, table: number | null, index: number): void {
  const grid = table === null ? network.all : network.tables[table]
  if (grid && mask(grid, index) && table !== null) network.between[table] = null
}

/** Where a path begins or ends, what the count used there costs, and which edge of the line it is. */
export interface End {
  readonly node: number
  readonly cost: number
  readonly edge: number
}
export interface Path {
  readonly cost: number
  readonly from: End
  readonly to: End
  readonly nodes: readonly number[]
}

/** What it costs to reach each node from the starts, and how. */
interface Reach {
  readonly cost: readonly number[]
  readonly previous: readonly number[]
  readonly origin: readonly (End | undefined)[]
}
interface PathOptions {
  /** The node the whole cycle is closed at. */
  readonly avoid?: number
  /** Cost from column a to column b through the row of all groups, which a path may pass once. */
  readonly crossing?: (a: number, b: number) => number
}

/**
 * Dijkstra's search in one table. Nodes: groups 0..rows-1, columns after them, and the same once more after those for "has
 * passed the row of all groups".
 */
function reach(grid: Grid, width: number, starts: readonly End[], options: PathOptions): Reach {
  const layer = grid.rows + width
  const cost = new Array<number>(2 * layer).fill(Infinity)
  const previous = new Array<number>(2 * layer).fill(-1)
  const origin = new Array<End | undefined>(2 * layer).fill(undefined)
  const done = new Array<boolean>(2 * layer).fill(false)
  for (const start of starts)
    if (start.cost < valueAt(cost, start.node)) {
      cost[start.node] = start.cost
      origin[start.node] = start
    }
  for (let node = nearest(cost, done); node >= 0; node = nearest(cost, done)) {
    done[node] = true
    const here = valueAt(cost, node)
    forEachStep(grid, width, node, options.crossing, (next, step) => {
      if (!(here + step < valueAt(cost, next)) || next % layer === options.avoid) return
      cost[next] = here + step
      previous[next] = node
      origin[next] = origin[node]
    })
  }
  return { cost, previous, origin }
}

/** Cost of the cheapest path inside the table from one column to every column. */
export const costsFrom = (grid: Grid, width: number, column: number): readonly number[] =>
  reach(grid, width, [{ node: grid.rows + column, cost: 0, edge: column }], {}).cost.slice(grid.rows, grid.rows + width)

/** Cheapest path in one table between any of `starts` and any of `ends`; null = there is none. */
export function cheapestPath(
  grid: Grid,
  width: number,
  starts: readonly End[],
  ends: readonly End[],
  options: PathOptions = {},
): Path | null {
  return bestEnd(ends, reach(grid, width, starts, options))
}

function nearest(cost: readonly number[], done: readonly boolean[]): number {
  let best = -1
  for (let node = 0; node < cost.length; node++)
    if (!done[node] && valueAt(cost, node) < (best < 0 ? Infinity : valueAt(cost, best))) best = node
  return best
}

function forEachStep(
  grid: Grid,
  width: number,
  node: number,
  crossing: ((a: number, b: number) => number) | undefined,
  visit: (next: number, cost: number) => void,
): void {
  const layer = grid.rows + width
  const base = node >= layer ? layer : 0
  const place = node - base
  if (place < grid.rows) {
    for (let column = 0; column < width; column++)
      visit(base + grid.rows + column, valueAt(grid.gain, place * width + column))
    return
  }
  const column = place - grid.rows
  for (let row = 0; row < grid.rows; row++) visit(base + row, valueAt(grid.loss, row * width + column))
  if (base > 0 || !crossing) return
  for (let other = 0; other < width; other++)
    if (other !== column) visit(layer + grid.rows + other, crossing(column, other))
}

function bestEnd(ends: readonly End[], { cost, previous, origin }: Reach): Path | null {
  let best: { cost: number; to: End; from: End } | null = null
  for (const to of ends) {
    const from = origin[to.node]
    const total = valueAt(cost, to.node) + to.cost
    if (from && total < (best?.cost ?? Infinity)) best = { cost: total, to, from }
  }
  if (!best) return null
  const nodes = [best.to.node]
  for (let node = valueAt(previous, best.to.node); node >= 0; node = valueAt(previous, node)) nodes.unshift(node)
  return { ...best, nodes }
}
