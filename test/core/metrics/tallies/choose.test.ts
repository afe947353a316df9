import { describe, expect, test } from 'vitest'
import { choose, isOver, notBy } from '../../../../core/metrics/tallies/choose.ts'
import { DATE_MISSING, NOT_REACHED } from '../../../../core/population/columns.ts'
import fc from '../../../support/seeded.ts'

/** Days from 1900 to 2199, as ordinals. */
const day = fc.integer({ min: -30_000, max: 90_000 })
const told = fc.oneof(day, fc.constant(NOT_REACHED), fc.constant(DATE_MISSING))

describe('a choice without a branch', () => {
  test('tells whether a day has come by another, as the plain question does', () => {
    fc.assert(
      fc.property(told, day, (at, last) => {
        expect(notBy(at, last)).toBe(at > DATE_MISSING && at <= last ? 0 : -1)
      }),
    )
  })
  test('takes the one or the other whole, and tells which number is over which', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        expect([choose(0, one, other), choose(-1, one, other)]).toEqual([one, other])
        expect(isOver(one, other)).toBe(one > other ? 1 : 0)
      }),
    )
  })
})
