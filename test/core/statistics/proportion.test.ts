import fc from '../../support/seeded.ts'
import { expect, test } from 'vitest'
import { katz, newcombe, wilson } from '../../../core/statistics/proportion.ts'
import { expectNear, reference } from './reference.ts'

interface Wilson {
  x: number
  n: number
  p: number
  lower: number
  upper: number
}
type Pair = Record<'x1' | 'n1' | 'x2' | 'n2' | 'diff' | 'lower' | 'upper', number> &
  Record<'risk_ratio' | 'rr_lower_katz' | 'rr_upper_katz', number | null>
const expected = reference<{ wilson: Wilson[]; wilson_90: Omit<Wilson, 'p'>[]; newcombe_diff: Pair[] }>('proportions')

test.each(expected.wilson)('Wilson 95 % of $x/$n agrees with R', ({ x, n, p, lower, upper }) => {
  const own = wilson(x, n)!
  expectNear([own.p, own.lower, own.upper], [p, lower, upper])
})

test.each(expected.wilson_90)('Wilson 90 % of $x/$n agrees with R', ({ x, n, lower, upper }) => {
  const own = wilson(x, n, 0.9)!
  expectNear([own.lower, own.upper], [lower, upper])
})

test.each(expected.newcombe_diff)('Newcombe and Katz of $x1/$n1 and $x2/$n2 agree with R', (pair) => {
  const { x1, n1, x2, n2 } = pair
  const gap = newcombe(x1, n1, x2, n2)!
  expectNear([gap.difference, gap.lower, gap.upper], [pair.diff, pair.lower, pair.upper])
  const relative = katz(x1, n1, x2, n2)!
  expectNear(
    [relative.ratio, relative.lower, relative.upper],
    [pair.risk_ratio, pair.rr_lower_katz, pair.rr_upper_katz],
  )
})

test.each([
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
])(
  'Newcombe of %i/%i and %i/%i is what his paper prints (1998, table II, method 10)',
  (x1, n1, x2, n2, lower, upper) => {
    const gap = newcombe(x1, n1, x2, n2)!
    expectNear([gap.lower, gap.upper], [lower, upper], 5e-5)
  },
)

test('nobody is not 0 %', () => {
  expect(wilson(0, 0)).toBeNull()
  expect(newcombe(0, 0, 1, 2)).toBeNull()
  expect(newcombe(1, 2, 0, 0)).toBeNull()
  expect(katz(1, 2, 0, 0)).toBeNull()
})

test('a ratio from nobody improved is 0 without limits; a ratio to nobody improved does not exist', () => {
  expect(katz(0, 10, 5, 20)).toEqual({ ratio: 0, lower: null, upper: null })
  expect(katz(5, 20, 0, 10)).toEqual({ ratio: null, lower: null, upper: null })
  expect(katz(10, 10, 20, 20)).toEqual({ ratio: 1, lower: 1, upper: 1 })
})

test('nobody and everybody have a limit of exactly 0 and exactly 1', () => {
  for (let n = 1; n <= 200; n++) {
    expect(wilson(0, n)!.lower).toBe(0)
    expect(wilson(n, n)!.upper).toBe(1)
  }
})

test('refuses what is no count, more than all, or no level', () => {
  for (const [x, n] of [
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [1, NaN],
    [0, Infinity],
  ] as const)
    expect(() => wilson(x, n)).toThrow(RangeError)
  expect(() => katz(6, 5, 1, 2)).toThrow(RangeError)
  for (const level of [0, 1, 95, NaN]) expect(() => wilson(0, 0, level)).toThrow(RangeError)
})

const share = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

test('law: a Wilson interval holds its proportion, stays in [0, 1] and narrows with the level', () => {
  fc.assert(
    fc.property(share, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ([x, n], level) => {
      const { p, lower, upper } = wilson(x, n, level)!
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(lower).toBeLessThanOrEqual(p)
      expect(upper).toBeGreaterThanOrEqual(p)
      expect(upper).toBeLessThanOrEqual(1)
      const narrow = wilson(x, n, level * 0.9)!
      expect(narrow.upper - narrow.lower).toBeLessThan(upper - lower)
    }),
  )
})

test('law: a gap turns round with its groups, and its interval holds it', () => {
  fc.assert(
    fc.property(share, share, ([x1, n1], [x2, n2]) => {
      const gap = newcombe(x1, n1, x2, n2)!
      const back = newcombe(x2, n2, x1, n1)!
      expectNear([back.difference, back.lower, back.upper], [-gap.difference, -gap.upper, -gap.lower], 1e-12)
      expect(gap.lower).toBeLessThanOrEqual(gap.difference)
      expect(gap.upper).toBeGreaterThanOrEqual(gap.difference)
    }),
  )
})
