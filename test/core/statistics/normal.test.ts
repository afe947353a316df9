import fc from '../../support/seeded.ts'
import { expect, test } from 'vitest'
import { chiSquareUpper, normalQuantile, zOfLevel } from '../../../core/statistics/normal.ts'
import { expectNear } from './reference.ts'

/** Relative comparison: tails are small, and an absolute tolerance would pass anything. */
const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1)

/** [p, z] and [x, df, upper tail], computed with 50 digits by mpmath. */
const QUANTILES = [
  [1e-20, -9.262340089798407],
  [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.074, -1.4466320671589785],
  [0.076, -1.4325027208258116],
  [0.2, -0.8416212335729142],
  [0.4, -0.2533471031357997],
  [0.6, 0.2533471031357997],
  [0.9, 1.2815515655446006],
  [0.95, 1.6448536269514722],
  [0.975, 1.9599639845400538],
  [0.995, 2.5758293035489004],
  [0.9995, 3.290526731491926],
] as const
const TAILS = [
  [1e-6, 1, 0.9992021155721779],
  [0.5, 1, 0.4795001221869535],
  [3.84, 1, 0.050043521248705106],
  [30, 1, 4.3204630578274975e-8],
  [1000, 1, 1.7958327848007262e-219],
  [0.1, 2, 0.951229424500714],
  [20, 2, 4.5399929762484854e-5],
  [1.5, 3, 0.6822703303362125],
  [50, 5, 1.3857973367009593e-9],
  [9, 9, 0.43727418891386705],
  [500, 20, 2.91026687302731e-93],
  [200, 100, 1.1784500720979422e-8],
  [90, 100, 0.7531979655998298],
] as const

test.each(QUANTILES)('the normal quantile of %d is %d', (p, z) => {
  expect(relative(normalQuantile(p), z)).toBeLessThan(1e-15)
})

test('the middle is 0, and the usual level has the usual z', () => {
  expect(normalQuantile(0.5)).toBe(0)
  expectNear(zOfLevel(0.95), 1.959963984540054, 1e-15)
})

test.each(TAILS)('P(chi-square > %d) with %d df is %d', (x, df, p) => {
  expect(relative(chiSquareUpper(x, df), p)).toBeLessThan(1e-12)
})

test('the ends of the chi-square tail', () => {
  expect(chiSquareUpper(0, 3)).toBe(1)
  expect(chiSquareUpper(-1, 3)).toBe(1)
  expect(chiSquareUpper(Infinity, 3)).toBe(0)
})

test('refuses probabilities, levels and degrees of freedom that mean nothing', () => {
  for (const p of [0, 1, -1, NaN]) {
    expect(() => normalQuantile(p)).toThrow(RangeError)
    expect(() => zOfLevel(p)).toThrow(RangeError)
  }
  for (const df of [0, 0.5, -1, NaN, Infinity]) expect(() => chiSquareUpper(1, df)).toThrow(RangeError)
  expect(() => chiSquareUpper(NaN, 1)).toThrow(RangeError)
})

test('law: the quantile is odd about one half, and the square of z has the two tails beyond it', () => {
  // 1 - tail is not exact for small tails, hence a grid of dyadic fractions.
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 511 }), (k) => {
      const tail = k / 1024
      const z = normalQuantile(tail)
      expect(relative(normalQuantile(1 - tail), -z)).toBeLessThan(1e-14)
      expect(relative(chiSquareUpper(z * z, 1), 2 * tail)).toBeLessThan(1e-12)
    }),
  )
})
