import { expect, test } from 'vitest'
import {
  aalenJohansen,
  incidenceAt,
  incidenceDifference,
  incidenceQuantile,
} from '../../../core/statistics/survival.ts'
import { expectNear } from './reference.ts'

// Ten people: started on days 2, 4, 4, 6 and 8, closed on 3 and 5, still waiting at 6, 9 and 9.
const curves = aalenJohansen([
  ...[2, 4, 4, 6, 8].map((time) => ({ time, cause: 1 })),
  ...[3, 5].map((time) => ({ time, cause: 2 })),
  ...[6, 9, 9].map((time) => ({ time, cause: 0 })),
])

test('the incidence by a day is the last step up to it', () => {
  expectNear(incidenceAt(curves, 1, 4)!.value, 0.3)
  expectNear(incidenceAt(curves, 1, 5.9)!.value, 0.3)
  expectNear(incidenceAt(curves, 1, 6)!.value, 0.4)
  expect(incidenceAt(curves, 1, 4)).toEqual(incidenceAt(curves, 1, 5))
  expectNear(incidenceAt(curves, 2, 9)!.value, 0.2)
})

test('it is 0 without limits before the first observed time, and for a cause nobody had', () => {
  const nothingYet = { value: 0, se: 0, lower: null, upper: null }
  expect(incidenceAt(curves, 1, 0)).toEqual(nothingYet)
  expect(incidenceAt(curves, 1, 1.99)).toEqual(nothingYet)
  expect(incidenceAt(curves, 3, 6)).toEqual(nothingYet)
})

test('it is null beyond the last observed time, which is not carried forward', () => {
  expect(incidenceAt(curves, 1, 9)).not.toBeNull()
  expect(incidenceAt(curves, 1, 9.01)).toBeNull()
  expect(incidenceAt(aalenJohansen([]), 1, 0)).toBeNull()
  expect(() => incidenceAt(curves, 1, NaN)).toThrow(RangeError)
})

test('a quantile is the first time that reaches the share, even where it is reached exactly', () => {
  expect(incidenceQuantile(curves, 1, 0.1).estimate).toBe(2)
  expect(incidenceQuantile(curves, 1, 0.3).estimate).toBe(4)
  expect(incidenceQuantile(curves, 1, 0.31).estimate).toBe(6)
})

test('a share reached exactly is reached, however its steps were rounded', () => {
  for (let n = 2; n <= 40; n++) {
    const steps = aalenJohansen(Array.from({ length: n }, (_, i) => ({ time: i + 1, cause: 1 })))
    for (let k = 1; k <= n; k++) expect(incidenceQuantile(steps, 1, k / n).estimate).toBe(k)
  }
})

test('a share that is never reached has no day, and nor has one of a cause nobody had', () => {
  expect(incidenceQuantile(curves, 1, 0.99)).toEqual({ estimate: null, lower: null, upper: null })
  expect(incidenceQuantile(curves, 9, 0.5)).toEqual({ estimate: null, lower: null, upper: null })
  expect(() => incidenceQuantile(curves, 1, 0)).toThrow(RangeError)
})

test('its lower limit is read from the upper curve and its upper limit from the lower curve', () => {
  const { value, lower, upper } = curves.causes[1]!
  const { time } = curves
  const found = incidenceQuantile(curves, 1, 0.15)
  expect(found.estimate).toBe(time[value.findIndex((x) => x >= 0.15)])
  expect(found.lower).toBe(time[upper.findIndex((x) => x !== null && x >= 0.15)])
  expect(found.upper).toBe(time[lower.findIndex((x) => x !== null && x >= 0.15)])
  expect(found.lower).toBeLessThan(found.estimate!)
  expect(found.upper).toBeGreaterThan(found.estimate!)
})

test('a difference of two shares has a normal interval and changes sign with their order', () => {
  const [a, b] = [Object.freeze({ value: 0.5, se: 0.03 }), Object.freeze({ value: 0.3, se: 0.04 })]
  const gap = incidenceDifference(a, b)
  expectNear(
    [gap.difference, gap.lower, gap.upper],
    [0.2, 0.2 - 1.959963984540054 * 0.05, 0.2 + 1.959963984540054 * 0.05],
  )
  expectNear(incidenceDifference(b, a).lower, -gap.upper)
  expect(incidenceDifference(a, b, 0.9).lower).toBeGreaterThan(gap.lower)
  expect(() => incidenceDifference(a, b, 0)).toThrow(RangeError)
})
