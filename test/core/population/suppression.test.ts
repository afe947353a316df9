import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReleasedCount } from '../../../core/contract/release.ts'
import {
  shareIsSafe,
  shownSum,
  suppressCube,
  suppressTable,
  type Counts,
  type SuppressedCube,
} from '../../../core/population/suppression.ts'
import { addUp, canDiffer, isPossible, see, solvedByEquations, type Puzzle, type Seen } from './attacker.ts'

const sum = (list: readonly number[]): number => list.reduce((total, n) => total + n, 0)
const isSmall = (n: number): boolean => n >= 1 && n <= 10
const columnSums = (rows: Counts): number[] => rows[0]!.map((_, c) => sum(rows.map((row) => row[c]!)))

/** Everything shown as one puzzle, with the truth behind each unknown, and the lines a reader may add within. */
function puzzleOf(shown: SuppressedCube, all: readonly number[], tables: readonly Counts[]) {
  const puzzle: Puzzle = { unknowns: [], equations: [] }
  const truth: number[] = []
  const lines: number[][] = []
  const look = (count: ReleasedCount, value: number): Seen => {
    const seen = see(puzzle, count)
    if (typeof seen !== 'number') truth.push(value)
    else expect(seen).toBe(value)
    return seen
  }
  const line = (cells: readonly Seen[], margin: Seen): void => {
    addUp(puzzle, cells, margin)
    lines.push(cells.flatMap((cell) => (typeof cell === 'number' ? [] : [cell.index])))
  }
  const everybody = shown.all.map((count, c) => look(count, all[c]!))
  const total = look(shown.total, sum(all))
  line(everybody, total)
  for (const [t, table] of shown.tables.entries()) {
    const cells = table.rows.map((row, g) => row.map((count, c) => look(count, tables[t]![g]![c]!)))
    const totals = table.totals.map((count, g) => look(count, sum(tables[t]![g]!)))
    cells.forEach((row, g) => line(row, totals[g]!))
    everybody.forEach((margin, c) =>
      line(
        cells.map((row) => row[c]!),
        margin,
      ),
    )
    line(totals, total)
  }
  return { puzzle, truth, lines }
}

const everyCount = (shown: SuppressedCube): ReleasedCount[] => [
  ...shown.all,
  shown.total,
  ...shown.tables.flatMap((table) => [...table.rows.flat(), ...table.totals]),
]
const isWithheld = (shown: SuppressedCube): boolean => everyCount(shown).every((count) => count === 'hidden')

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]).slice(1)
}

/** Fails if the attacker can tell any count of 1..10, or any sum of 1..10 within one line. */
function attack(shown: SuppressedCube, all: readonly number[], tables: readonly Counts[]): void {
  if (isWithheld(shown)) return
  const { puzzle, truth, lines } = puzzleOf(shown, all, tables)
  for (const [index, value] of truth.entries())
    if (isSmall(value)) expect(canDiffer(puzzle, [index], truth), `unknown ${index} = ${value}`).toBe(true)
  for (const cells of lines)
    for (const set of subsets(cells.filter((i) => isSmall(truth[i]!)).slice(0, 6))) {
      const value = sum(set.map((i) => truth[i]!))
      if (set.length > 1 && value <= 10) expect(canDiffer(puzzle, set, truth), `sum ${value}`).toBe(true)
    }
  for (const index of solvedByEquations(puzzle)) expect(isSmall(truth[index]!)).toBe(false)
}

const sparse = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 10 }) },
  { weight: 2, arbitrary: fc.integer({ min: 9, max: 14 }) },
  { weight: 3, arbitrary: fc.integer({ min: 11, max: 200 }) },
)
const counts = (
  rows: { min: number; max: number },
  columns: { min: number; max: number },
  cell: fc.Arbitrary<number> = sparse,
): fc.Arbitrary<number[][]> =>
  fc
    .tuple(fc.integer(rows), fc.integer(columns))
    .chain(([r, c]) => fc.array(fc.array(cell, { minLength: c, maxLength: c }), { minLength: r, maxLength: r }))

/** Deals the people of every column to groups of another dimension. */
const regroup = (all: readonly number[], groups: number, cuts: readonly number[]): number[][] => {
  const rows = Array.from({ length: groups }, () => all.map(() => 0))
  all.forEach((count, column) => {
    let left = count
    for (let g = 0; g < groups; g++) {
      const share =
        g === groups - 1 ? left : Math.min(left, Math.floor(cuts[(column * 7 + g * 3) % cuts.length]! * left))
      rows[g]![column] = share
      left -= share
    }
  })
  return rows
}
const cube = (tables: number): fc.Arbitrary<{ all: number[]; tables: number[][][] }> =>
  fc
    .tuple(
      counts({ min: 1, max: 4 }, { min: 2, max: 4 }),
      fc.array(
        fc.record({
          groups: fc.integer({ min: 1, max: 4 }),
          cuts: fc.array(fc.constantFrom(0, 0.02, 0.1, 0.3, 0.5, 0.9, 1), { minLength: 12, maxLength: 12 }),
        }),
        { minLength: tables - 1, maxLength: tables - 1 },
      ),
    )
    .map(([first, others]) => {
      const all = columnSums(first)
      return { all, tables: [first, ...others.map(({ groups, cuts }) => regroup(all, groups, cuts))] }
    })

describe('what the attacker finds', () => {
  test('in one table, no count of 1 to 10 and no sum of 1 to 10 within a line can be told', () => {
    fc.assert(
      fc.property(counts({ min: 1, max: 4 }, { min: 1, max: 4 }), (rows) => {
        const all = columnSums(rows)
        attack(suppressCube(all, [rows]), all, [rows])
      }),
      { numRuns: 400 },
    )
  })

  test('in tables of only small counts nothing can be told', () => {
    const cell = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(counts({ min: 1, max: 5 }, { min: 1, max: 4 }, cell), (rows) => {
        const all = columnSums(rows)
        attack(suppressCube(all, [rows]), all, [rows])
      }),
      { numRuns: 200 },
    )
  })

  test('in tables of the same people by several dimensions nothing can be told from all of them together', () => {
    fc.assert(
      fc.property(cube(3), ({ all, tables }) => attack(suppressCube(all, tables), all, tables)),
      { numRuns: 150 },
    )
  })

  test('the attacker himself does find what is not protected', () => {
    const { puzzle, truth } = puzzleOf(
      {
        all: [15, 40],
        total: 55,
        tables: [
          {
            rows: [
              ['small', 20],
              [12, 20],
            ],
            totals: ['hidden', 32],
          },
        ],
      },
      [15, 40],
      [
        [
          [3, 20],
          [12, 20],
        ],
      ],
    )
    expect(isPossible(puzzle)).toBe(true)
    expect(canDiffer(puzzle, [0], truth)).toBe(false)
    expect(solvedByEquations(puzzle)).toContain(0)
  })
})
