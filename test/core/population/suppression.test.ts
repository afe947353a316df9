import fc, { RUNS } from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import type { ReleasedCount } from '../../../core/contract/schemas/releases.ts'
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
      { numRuns: Math.ceil(RUNS * 1.3) },
    )
  })

  test('in tables of only small counts nothing can be told', () => {
    const cell = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(counts({ min: 1, max: 5 }, { min: 1, max: 4 }, cell), (rows) => {
        const all = columnSums(rows)
        attack(suppressCube(all, [rows]), all, [rows])
      }),
      { numRuns: Math.ceil(RUNS * 0.7) },
    )
  })

  test('in tables of the same people by several dimensions nothing can be told from all of them together', () => {
    fc.assert(
      fc.property(cube(3), ({ all, tables }) => attack(suppressCube(all, tables), all, tables)),
      { numRuns: Math.ceil(RUNS / 2) },
    )
  })

  test.each<readonly [what: string, tables: readonly Counts[]]>([
    ['one group of 1, 0, 22 and 22', [[[1, 0, 22, 22]]]],
    [
      'two groups that share one small column',
      [
        [
          [0, 0, 11, 13],
          [1, 0, 11, 9],
        ],
      ],
    ],
    [
      'a group that lies in one column',
      [
        [
          [0, 0, 0, 11],
          [1, 0, 22, 11],
        ],
      ],
    ],
    [
      'all of them by three dimensions at once',
      [
        [[1, 0, 22, 22]],
        [
          [0, 0, 11, 13],
          [1, 0, 11, 9],
        ],
        [
          [0, 0, 0, 11],
          [1, 0, 22, 11],
        ],
      ],
    ],
  ])('finds nothing in %s, once a release was broken by it', (_, tables) => {
    const all = columnSums(tables[0]!)
    attack(suppressCube(all, tables), all, tables)
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

describe('what a reader gets', () => {
  test('with nothing of 1 to 10 the output is the input', () => {
    const cell = fc.oneof(fc.constant(0), fc.integer({ min: 11, max: 500 }))
    fc.assert(
      fc.property(counts({ min: 1, max: 6 }, { min: 1, max: 5 }, cell), (rows) => {
        expect(suppressTable(rows)).toEqual({
          rows,
          totals: rows.map(sum),
          all: columnSums(rows),
          total: sum(rows.flat()),
        })
      }),
    )
  })

  test('small counts are called small, zeros are shown, and what is called hidden is 11 or more', () => {
    fc.assert(
      fc.property(cube(2), ({ all, tables }) => {
        const shown = suppressCube(all, tables)
        fc.pre(!isWithheld(shown))
        shown.tables.forEach((table, t) =>
          table.rows.forEach((row, g) =>
            row.forEach((count, c) => {
              const truth = tables[t]![g]![c]!
              expect(count === 'small').toBe(isSmall(truth))
              if (count === 'hidden') expect(truth).toBeGreaterThan(10)
              if (truth === 0) expect(count).toBe(0)
            }),
          ),
        )
      }),
    )
  })

  const sumOf = (list: readonly number[]): number => list.reduce((sum, count) => sum + count, 0)
  const choices = (rows: readonly (readonly number[])[]): number[] => [
    ...rows.flat(),
    ...rows.map(sumOf),
    ...(rows[0] ?? []).map((_, column) => sumOf(rows.map((row) => row[column] ?? 0))),
  ]

  test('the same people listed in another order get the same answer in that order', () => {
    const cell = fc.noBias(fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1000, max: 9_999_999 })))
    const turned = <T>(list: readonly T[], by: number): T[] => [...list.slice(by), ...list.slice(0, by)]
    fc.assert(
      fc.property(counts({ min: 2, max: 6 }, { min: 2, max: 5 }, cell), fc.nat(5), fc.nat(4), (rows, r, c) => {
        // Where two choices hide equally many people, the first listed is taken, and that is another one in another order.
        fc.pre(new Set(choices(rows)).size === choices(rows).length)
        const shown = suppressTable(rows)
        const again = suppressTable(turned(rows, r % rows.length).map((row) => turned(row, c % row.length)))
        expect(again.rows).toEqual(turned(shown.rows, r % rows.length).map((row) => turned(row, c % row.length)))
        expect(again.totals).toEqual(turned(shown.totals, r % rows.length))
        expect(again.all).toEqual(turned(shown.all, c % shown.all.length))
      }),
    )
  })

  test('asked again it answers the same', () => {
    fc.assert(
      fc.property(cube(3), ({ all, tables }) => {
        expect(suppressCube(all, tables)).toEqual(suppressCube(all, tables))
      }),
    )
  })

  test('one small count takes the cheapest three others with it: one rectangle', () => {
    expect(
      suppressTable([
        [4, 60, 70],
        [50, 30, 80],
        [90, 95, 99],
      ]),
    ).toEqual({
      rows: [
        ['small', 'hidden', 70],
        ['hidden', 'hidden', 80],
        [90, 95, 99],
      ],
      totals: [134, 160, 284],
      all: [144, 185, 249],
      total: 578,
    })
  })

  test('two small counts that add up to 10 or less are not left alone in their line', () => {
    const { rows, totals } = suppressTable([
      [4, 5, 40, 50],
      [6, 3, 60, 70],
    ])
    expect(totals).toEqual([99, 139])
    expect(rows.map((row) => row.filter((count) => count === 'hidden').length)).toEqual([1, 1])
  })

  test('a total that would give its parts away is hidden: 20 of two small counts can only be 10 and 10', () => {
    const { rows, totals, total } = suppressTable([[10, 10]])
    expect([rows, totals, total]).toEqual([[['small', 'small']], ['hidden'], 'hidden'])
  })

  test('a column hidden in the row of all groups is hidden for every dimension', () => {
    const all = [5, 40, 60]
    const shown = suppressCube(all, [
      [[5, 40, 60]],
      [
        [5, 20, 30],
        [0, 20, 30],
      ],
    ])
    expect(shown.all).toEqual(['small', 'hidden', 60])
    expect(shown.tables[0]!.rows).toEqual([['small', 'hidden', 60]])
    expect(shown.tables[1]!.rows.some((row) => row[1] === 'hidden')).toBe(true)
  })

  test('of 1 to 10 people in all nothing is told, not even a zero; of none, zeros', () => {
    expect(
      suppressTable([
        [3, 0],
        [0, 7],
      ]),
    ).toEqual({
      rows: [
        ['hidden', 'hidden'],
        ['hidden', 'hidden'],
      ],
      totals: ['hidden', 'hidden'],
      all: ['hidden', 'hidden'],
      total: 'hidden',
    })
    expect(suppressTable([[0, 0]]).total).toBe(0)
  })

  test('totals known from elsewhere cannot be hidden: where only that would help, nothing is shown', () => {
    const known = suppressCube([10, 10], [[[10, 10]]], { all: true, tables: [[true]] })
    expect(isWithheld(known)).toBe(true)
    const unknown = suppressCube([10, 10], [[[10, 10]]], { all: false, tables: [[false]] })
    expect([unknown.total, unknown.tables[0]!.rows]).toEqual(['hidden', [['small', 'small']]])
  })

  test('tables that do not add up, or hold what is no count, are refused', () => {
    expect(() => suppressCube([5, 6], [[[5, 5]]])).toThrow(/add up to the counts of everybody/)
    expect(() => suppressCube([5, 6], [[[5]]])).toThrow(/one count for each column/)
    expect(() => suppressTable([[1.5]])).toThrow(/whole numbers/)
    expect(() => suppressTable([[-1]])).toThrow(/whole numbers/)
  })
})

describe('sums and shares of what is shown', () => {
  test('a sum is known if its parts are shown, or the total and all other parts', () => {
    expect(shownSum([20, 0, 'hidden'], 'hidden', [0, 1])).toBe(20)
    expect(shownSum([20, 'hidden', 'hidden'], 100, [1, 2])).toBe(80)
    expect(shownSum([20, 'hidden', 'small'], 100, [0, 1])).toBeNull()
    expect(shownSum([20, 'hidden', 'hidden'], 'hidden', [1, 2])).toBeNull()
  })

  test('a share is safe unless its count, the rest or the whole is 1 to 10', () => {
    expect(shareIsSafe(0, 40)).toBe(true)
    expect(shareIsSafe(11, 22)).toBe(true)
    expect([shareIsSafe(10, 40), shareIsSafe(30, 40), shareIsSafe(0, 10), shareIsSafe(5, 5)]).toEqual(
      new Array(4).fill(false),
    )
  })
})
