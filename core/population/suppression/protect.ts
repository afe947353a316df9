import { cheapestMove, type Line, type Move } from './moves.ts'
import { isSmall, SMALL_MAX, valueAt, type Grid, type Network } from './network.ts'

const range = (length: number): number[] => Array.from({ length }, (_, i) => i)

/** The counts of a line, its margin last. */
function countsOf(network: Network, line: Line): number[] {
  const { width, all } = network
  if (line.kind === 'all') return range(width).map((column) => valueAt(all.values, column))
  const grid = network.tables[line.table] as Grid
  if (line.kind === 'group') return range(width).map((column) => valueAt(grid.values, line.at * width + column))
  return [...range(grid.rows).map((row) => valueAt(grid.values, row * width + line.at)), valueAt(all.values, line.at)]
}

/** Lines that hold a small count, fewest people first: an order that does not depend on how groups are listed. */
export function linesAtRisk(network: Network): Line[] {
  const lines: Line[] = network.tables.flatMap((grid, table) => [
    ...range(grid.rows).map((at) => ({ kind: 'group' as const, table, at })),
    ...range(network.width).map((at) => ({ kind: 'column' as const, table, at })),
  ])
  return [...lines, { kind: 'all' as const }]
    .map((line) => ({ line, counts: countsOf(network, line) }))
    .filter(({ counts }) => counts.some(isSmall))
    .sort((a, b) => a.counts.reduce((sum, n) => sum + n, 0) - b.counts.reduce((sum, n) => sum + n, 0))
    .map(({ line }) => line)
}

/**
 * Makes one line safe: no count of it, and no sum of several counts of it, that is 1..10 can be told from what is shown.
 * Two edges of a line belong together if a move gains one and loses the other. A sum over a whole class of such edges
 * never moves, so a reader can work it out: every class must add up to 11 or more, or hold the margin and something
 * else. Of the classes that do not, the one is joined with another edge for which the fewest people must be hidden, until
 * none is left. Monotone: hiding more anywhere never parts a class, so one pass over the lines is enough. False = it
 * cannot be done.
 */
export function protect(network: Network, line: Line): boolean {
  const counts = countsOf(network, line)
  const safe = new Set<number>()
  for (;;) {
    const joins: (Move | null)[] = []
    range(counts.length).forEach((edge) => {
      if (!isSmall(valueAt(counts, edge)) || safe.has(edge)) return
      const { members, join } = classOf(network, line, counts, edge, safe)
      if (join === 'safe') for (const member of members) safe.add(member)
      else joins.push(join)
    })
    if (joins.includes(null)) return false
    const cheapest = joins.reduce((best, join) => (join && (!best || join.cost < best.cost) ? join : best), null)
    if (!cheapest) return true
    cheapest.apply()
  }
}

/** The class of an edge as far as it must be known to be safe; otherwise the cheapest move that would enlarge it (null = none). */
function classOf(
  network: Network,
  line: Line,
  counts: readonly number[],
  edge: number,
  safe: ReadonlySet<number>,
): { readonly members: ReadonlySet<number>; readonly join: Move | 'safe' | null } {
  const margin = counts.length - 1
  const members = new Set([edge])
  const sum = (): number => [...members].reduce((total, e) => total + valueAt(counts, e), 0)
  const isSafe = (): boolean =>
    members.has(margin) ? members.size > 1 : sum() > SMALL_MAX || [...members].some((e) => safe.has(e))
  while (!isSafe()) {
    const join = cheapestJoin(network, line, members, margin)
    if (join?.cost !== 0) return { members, join }
    members.add(join.gaining).add(join.losing)
  }
  return { members, join: 'safe' }
}

function cheapestJoin(network: Network, line: Line, joined: ReadonlySet<number>, margin: number): Move | null {
  const inside = [...joined]
  const outside = range(margin + 1).filter((edge) => !joined.has(edge))
  const up = cheapestMove(network, line, inside, outside)
  if (up?.cost === 0) return up
  const down = cheapestMove(network, line, outside, inside)
  return up && (!down || up.cost <= down.cost) ? up : down
}
