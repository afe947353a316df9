import { cheapestPath, costsFrom, hide, valueAt, type End, type Grid, type Network, type Path } from './network.ts'

/** A line is one sum a reader knows: a group of a table, a column of a table, or the row of all groups. Its margin is its last edge. */
export type Line =
  | { readonly kind: 'group'; readonly table: number; readonly at: number }
  | { readonly kind: 'column'; readonly table: number; readonly at: number }
  | { readonly kind: 'all' }

/** The cheapest way to let some counts of a line move against the others: what it costs, which other edge it uses, and doing it. */
export interface Move {
  readonly cost: number
  readonly gaining: number
  readonly losing: number
  readonly apply: () => void
}

function columnPath(network: Network, table: number, from: number, to: number): Path | null {
  const grid = network.tables[table] as Grid
  const end = (column: number): End => ({ node: grid.rows + column, cost: 0, edge: column })
  return cheapestPath(grid, network.width, [end(from)], [end(to)])
}

function betweenColumns(network: Network, table: number): readonly number[] {
  const known = network.between[table]
  if (known) return known
  const grid = network.tables[table] as Grid
  const costs = Array.from({ length: network.width }, (_, from) => costsFrom(grid, network.width, from)).flat()
  network.between[table] = costs
  return costs
}

/** Cost of passing from column a to b through the row of all groups: both its counts move, and every other table follows. */
export function crossingCost(network: Network, a: number, b: number, except: number | null): number {
  let cost = valueAt(network.all.loss, a) + valueAt(network.all.gain, b)
  for (let table = 0; table < network.tables.length && cost < Infinity; table++)
    if (table !== except) cost += valueAt(betweenColumns(network, table), b * network.width + a)
  return cost
}

function applyCrossing(network: Network, a: number, b: number, except: number | null): void {
  const paths = network.tables.map((_, table) => (table === except ? null : columnPath(network, table, b, a)))
  hide(network, null, a)
  hide(network, null, b)
  paths.forEach((path, table) => {
    if (path) applyPath(network, table, path)
  })
}

function applyPath(network: Network, table: number, path: Path): void {
  const { rows } = network.tables[table] as Grid
  const layer = rows + network.width
  for (let i = 1; i < path.nodes.length; i++) {
    const a = valueAt(path.nodes, i - 1) % layer
    const b = valueAt(path.nodes, i) % layer
    if (a >= rows && b >= rows) applyCrossing(network, a - rows, b - rows, table)
    else hide(network, table, Math.min(a, b) * network.width + Math.max(a, b) - rows)
  }
}

/** The edges of a line as the ends of a path: `out` leaves the line's node by this edge, else it comes back by it. */
function endsOf(network: Network, line: Exclude<Line, { kind: 'all' }>, edge: number, out: boolean): End[] {
  const { width } = network
  const grid = network.tables[line.table] as Grid
  const layer = grid.rows + width
  const bothLayers = (node: number, cost: number): End[] =>
    out ? [{ node, cost, edge }] : [node, node + layer].map((n) => ({ node: n, cost, edge }))
  if (line.kind === 'group')
    return bothLayers(grid.rows + edge, valueAt(out ? grid.gain : grid.loss, line.at * width + edge))
  if (edge < grid.rows) return bothLayers(edge, valueAt(out ? grid.loss : grid.gain, edge * width + line.at))
  return Array.from({ length: width }, (_, column) => column)
    .filter((column) => column !== line.at)
    .map((column) => ({
      node: grid.rows + column + (out ? layer : 0),
      cost: out
        ? crossingCost(network, line.at, column, line.table)
        : crossingCost(network, column, line.at, line.table),
      edge,
    }))
}

function applyEnd(network: Network, line: Exclude<Line, { kind: 'all' }>, end: End, out: boolean): void {
  const grid = network.tables[line.table] as Grid
  if (line.kind === 'group') return hide(network, line.table, line.at * network.width + end.edge)
  if (end.edge < grid.rows) return hide(network, line.table, end.edge * network.width + line.at)
  const column = (end.node % (grid.rows + network.width)) - grid.rows
  if (out) applyCrossing(network, line.at, column, line.table)
  else applyCrossing(network, column, line.at, line.table)
}

/** The cheapest move that adds 1 to an edge of `gaining` and takes 1 from one of `losing` (signed); null = there is none. */
export function cheapestMove(
  network: Network,
  line: Line,
  gaining: readonly number[],
  losing: readonly number[],
): Move | null {
  if (line.kind === 'all') return cheapestCrossing(network, gaining, losing)
  const grid = network.tables[line.table] as Grid
  // Leaving a group adds to the edge; leaving a column takes from it (edges of a cycle gain and lose in turns).
  const [first, last] = line.kind === 'group' ? [gaining, losing] : [losing, gaining]
  const path = cheapestPath(
    grid,
    network.width,
    first.flatMap((edge) => endsOf(network, line, edge, true)),
    last.flatMap((edge) => endsOf(network, line, edge, false)),
    {
      avoid: line.kind === 'group' ? line.at : grid.rows + line.at,
      crossing: (a, b) => crossingCost(network, a, b, line.table),
    },
  )
  if (!path || path.cost === Infinity) return null
  const [gained, lost] = line.kind === 'group' ? [path.from, path.to] : [path.to, path.from]
  const apply = (): void => {
    applyPath(network, line.table, path)
    applyEnd(network, line, path.from, true)
    applyEnd(network, line, path.to, false)
  }
  return { cost: path.cost, gaining: gained.edge, losing: lost.edge, apply }
}

function cheapestCrossing(network: Network, gaining: readonly number[], losing: readonly number[]): Move | null {
  let best: Move | null = null
  for (const b of gaining)
    for (const a of losing) {
      const cost = crossingCost(network, a, b, null)
      if (cost < (best?.cost ?? Infinity))
        best = { cost, gaining: b, losing: a, apply: () => applyCrossing(network, a, b, null) }
    }
  return best
}
