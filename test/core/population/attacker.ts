import type { ReleasedCount } from '../../../core/contract/schemas/releases.ts'

/**
 * A reader who wants to know small counts. Shares no code with the suppression: only what is shown goes in. `small` is
 * read as 1..10, `hidden` as 11 and more (`CEILING` stands for "any number").
 */
export interface Unknown {
  readonly low: number
  readonly high: number
}
/** Sum of coefficient x unknown = value. */
export interface Equation {
  readonly terms: readonly (readonly [index: number, coefficient: number])[]
  readonly value: number
}
export interface Puzzle {
  readonly unknowns: Unknown[]
  readonly equations: Equation[]
}
const CEILING = 1_000_000
const UNDECIDED = new Error('The search was given up: neither possible nor impossible')

/** A count as the reader sees it: a number, or an unknown of the puzzle. */
export type Seen = number | { readonly index: number }
export function see(puzzle: Puzzle, count: ReleasedCount, label: boolean = true): Seen {
  if (typeof count === 'number') return count
  const [low, high] = !label ? [0, CEILING] : count === 'small' ? [1, 10] : [11, CEILING]
  puzzle.unknowns.push({ low, high })
  return { index: puzzle.unknowns.length - 1 }
}
/** Adds: the parts add up to the whole. */
export function addUp(puzzle: Puzzle, parts: readonly Seen[], whole: Seen): void {
  const terms: [number, number][] = []
  let value = 0
  const take = (seen: Seen, sign: 1 | -1): void => {
    if (typeof seen === 'number') value -= sign * seen
    else terms.push([seen.index, sign])
  }
  for (const part of parts) take(part, 1)
  take(whole, -1)
  puzzle.equations.push({ terms, value })
}

/**
 * Whether whole numbers exist that satisfy everything: bounds are narrowed, then one unknown of a sum that does not fit is
 * tried one step nearer, below that, above that. Nothing is left out, `guess` only sets the order; throws when it gives up.
 */
export function isPossible(puzzle: Puzzle, guess: readonly number[] = []): boolean {
  let budget = 50_000
  const search = (bounds: Unknown[]): boolean => {
    if (--budget < 0) throw UNDECIDED
    const narrowed = narrow(bounds, puzzle.equations)
    if (!narrowed) return false
    const value = (i: number): number => Math.min(narrowed[i]!.high, Math.max(narrowed[i]!.low, guess[i] ?? 0))
    for (const { terms, value: goal } of puzzle.equations) {
      const missing = goal - terms.reduce((s, [i, k]) => s + k * value(i), 0)
      if (missing === 0) continue
      const steps = terms.flatMap(([index, k]) => {
        const { low, high } = narrowed[index]!
        const next = Math.min(high, Math.max(low, value(index) + Math.sign(missing) * k))
        return low === high ? [] : [{ index, low, high, next, moves: next !== value(index) }]
      })
      const pick = steps.find((step) => step.moves)!
      return [
        { low: pick.next, high: pick.next },
        { low: pick.low, high: pick.next - 1 },
        { low: pick.next + 1, high: pick.high },
      ].some(({ low, high }) => low <= high && search(narrowed.with(pick.index, { low, high })))
    }
    return true
  }
  return search(puzzle.unknowns)
}

/** Bounds as narrow as the equations make them, each by itself: they come out the same in whatever order the equations are read. */
function narrow(start: readonly Unknown[], equations: readonly Equation[]): Unknown[] | null {
  const bounds = [...start]
  for (let changed = true; changed;) {
    changed = false
    for (const { terms, value } of equations) {
      let [least, most] = [0, 0]
      for (const [index, k] of terms) {
        const { low, high } = bounds[index]!
        least += k > 0 ? k * low : k * high
        most += k > 0 ? k * high : k * low
      }
      if (least > value || most < value) return null
      for (const [index, k] of terms) {
        const before = bounds[index]!
        const [from, to] = k > 0 ? [k * before.low, k * before.high] : [k * before.high, k * before.low]
        const a = (value - (most - to)) / k
        const b = (value - (least - from)) / k
        const low = Math.max(before.low, Math.ceil(Math.min(a, b)))
        const high = Math.min(before.high, Math.floor(Math.max(a, b)))
        if (low > high) return null
        if (low === before.low && high === before.high) continue
        bounds[index] = { low, high }
        // What the others of this sum are held against is narrower now.
        least += (k > 0 ? k * low : k * high) - from
        most += (k > 0 ? k * high : k * low) - to
        changed = true
      }
    }
  }
  return bounds
}

/** Whether a sum of unknowns can be something else than it is. `truth` holds what every unknown is. */
export function canDiffer(puzzle: Puzzle, indexes: readonly number[], truth: readonly number[]): boolean {
  const is = indexes.reduce((s, i) => s + truth[i]!, 0)
  const withSum = (low: number, high: number, radius: number): boolean =>
    low <= high &&
    isPossible(
      {
        unknowns: [
          ...puzzle.unknowns.map((unknown, i) => ({
            low: Math.max(unknown.low, truth[i]! - radius),
            high: Math.min(unknown.high, truth[i]! + radius),
          })),
          { low, high },
        ],
        equations: [
          ...puzzle.equations,
          { terms: [...indexes.map((i) => [i, 1] as const), [puzzle.unknowns.length, -1] as const], value: 0 },
        ],
      },
      [...truth, low],
    )
  // Neighbours first: where they are possible the answer is quick, where they are not everything else is tried.
  return (
    withSum(is + 1, is + 1, 1) ||
    withSum(is - 1, is - 1, 1) ||
    withSum(0, is - 1, CEILING) ||
    withSum(is + 1, CEILING * indexes.length, CEILING)
  )
}

const PRIME = 67_108_859
const mod = (n: number): number => ((n % PRIME) + PRIME) % PRIME
function inverse(n: number): number {
  let [result, base, power] = [1, mod(n), PRIME - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/** Unknowns that the equations alone determine (Gauss-Jordan elimination modulo a prime), whatever the bounds. */
export function solvedByEquations({ unknowns, equations }: Puzzle): number[] {
  const matrix = equations.map(({ terms }) => {
    const row = new Array<number>(unknowns.length).fill(0)
    for (const [index, k] of terms) row[index] = mod(row[index]! + k)
    return row
  })
  const solved: number[] = []
  let rank = 0
  for (let column = 0; column < unknowns.length && rank < matrix.length; column++) {
    const at = matrix.findIndex((row, i) => i >= rank && row[column] !== 0)
    if (at < 0) continue
    ;[matrix[rank], matrix[at]] = [matrix[at]!, matrix[rank]!]
    const scale = inverse(matrix[rank]![column]!)
    const pivot = (matrix[rank] = matrix[rank]!.map((n) => (n * scale) % PRIME))
    const filled = pivot.flatMap((n, j) => (n === 0 ? [] : [j]))
    for (const [i, row] of matrix.entries())
      if (i !== rank && row[column] !== 0) {
        const factor = row[column]!
        for (const j of filled) row[j] = mod(row[j]! - factor * pivot[j]!)
      }
    rank++
  }
  for (const row of matrix.slice(0, rank)) {
    const at = row.flatMap((n, i) => (n === 0 ? [] : [i]))
    if (at.length === 1) solved.push(at[0]!)
  }
  return solved
}
