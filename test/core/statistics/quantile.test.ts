import fc from '../../support/seeded.ts'
import { expect, test } from 'vitest'
import { quantile } from '../../../core/statistics/quantile.ts'
import { expectNear, reference } from './reference.ts'

const { cases } = reference<{ cases: { x: number[]; probs: number[]; q: number[] }[] }>('quantile_type7')

test.each(cases)('agrees with R type 7', ({ x, probs, q }) => {
  expectNear(
    probs.map((p) => quantile(x, p)),
    q,
  )
})

test('of nobody is null; of one person is that person', () => {
  expect(quantile([], 0.5)).toBeNull()
  expect([0, 0.3, 1].map((p) => quantile([0], p))).toEqual([0, 0, 0])
})

test('refuses p outside [0, 1] and values that are not numbers', () => {
  for (const p of [-0.1, 1.1, NaN]) expect(() => quantile([1], p)).toThrow(RangeError)
  expect(() => quantile([1, NaN], 0.5)).toThrow(RangeError)
})

test('law: 0 and 1 are the ends, it rises with p, and neither order nor freezing matters', () => {
  const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 })
  const p = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(sample, p, p, (drawn, a, b) => {
      const xs = Object.freeze(drawn)
      expect(quantile(xs, 0)).toBe(Math.min(...xs))
      expect(quantile(xs, 1)).toBe(Math.max(...xs))
      expect(quantile(xs, Math.min(a, b))!).toBeLessThanOrEqual(quantile(xs, Math.max(a, b))! + 1e-12)
      expect(quantile([...xs].reverse(), a)).toBe(quantile(xs, a))
    }),
  )
})
