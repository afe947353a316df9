import fc from '../../support/seeded.ts'
import { describe, expect, it, test } from 'vitest'
import {
  aalenJohansen,
  aalenJohansenCounts,
  incidenceAt,
  incidenceQuantile,
  kaplanMeier,
} from '../../../core/statistics/survival.ts'
import { expectNear, frozen, reference } from './reference.ts'
import { competingSample } from './samples.ts'

type Values = (number | null)[]
type Numbers =
  | 'time'
  | 'n_risk'
  | 'n_treated'
  | 'n_closed'
  | 'overall_surv'
  | 'cif_treated'
  | 'cif_closed'
  | 'se_treated_delta'
  | 'se_closed_delta'
  | 'se_treated_survfit_IJ'
  | 'se_closed_survfit_IJ'
  | 'naive_1_minus_km_treated'
type Case = Record<Numbers, number[]> & {
  input: { time: number[]; event: number[] }
  cmprsk: { times: number[]; est_treated: number[]; est_closed: number[] }
  cif_quantile_days: { p25: number; p50: number }
} & Record<'loglog_ci_treated_delta' | 'loglog_ci_closed_delta', { lower: Values; upper: Values }>
type Observation = { time: number; cause: number }

const { cases } = reference<{ cases: Record<string, Case> }>('competing_risks')
const sampleOf = ({ input }: Case): Observation[] => input.time.map((time, i) => ({ time, cause: input.event[i]! }))

/** People per cause and day, as metrics keep them. */
function perDay(sample: readonly Observation[], causes: number): number[][] {
  const days = Math.max(...sample.map((s) => s.time)) + 1
  const events = Array.from({ length: causes + 1 }, () => new Array<number>(days).fill(0))
  for (const { time, cause } of sample) events[cause]![time]! += 1
  return events
}

/** The variance of the delta method as it is usually written: three sums over the times before, summed anew for every time. */
function varianceByDefinition(sample: readonly Observation[], cause: number): number[] {
  const { time, atRisk, survival, causes } = aalenJohansen(sample)
  const F = causes[cause]!.value
  const count = (t: number, wanted: (c: number) => boolean) =>
    sample.filter((s) => s.time === t && wanted(s.cause)).length
  const d = time.map((t) => count(t, (c) => c > 0))
  const k = time.map((t) => count(t, (c) => c === cause))
  return time.map((_, t) =>
    time.slice(0, t + 1).reduce((sum, _u, i) => {
      const [n, before, g] = [atRisk[i]!, survival[i - 1] ?? 1, F[t]! - F[i]!]
      const first = n === d[i] ? 0 : (g * g * d[i]!) / (n * (n - d[i]!))
      return sum + first + (before ** 2 * k[i]! * (n - k[i]!)) / n ** 3 - (2 * g * before * k[i]!) / n ** 2
    }, 0),
  )
}

describe.each(Object.entries(cases))('against R: %s', (_name, expected) => {
  const sample = sampleOf(expected)
  const curves = aalenJohansen(sample)

  it.each([
    [1, 'treated'],
    [2, 'closed'],
  ] as const)('has the incidence, errors and limits of cause %i (%s)', (cause, what) => {
    const curve = curves.causes[cause]!
    expectNear(curve.value, expected[`cif_${what}`])
    expectNear(curve.se, expected[`se_${what}_delta`])
    expectNear(curve.se, expected[`se_${what}_survfit_IJ`])
    expectNear(curve.lower, expected[`loglog_ci_${what}_delta`].lower)
    expectNear(curve.upper, expected[`loglog_ci_${what}_delta`].upper)
    expectNear(
      expected.cmprsk.times.map((t) => incidenceAt(curves, cause, t)!.value),
      expected.cmprsk[`est_${what}`],
    )
  })

  it('has the times, people at risk and all-cause survival', () => {
    expect(curves.time).toEqual(expected.time)
    expect(curves.atRisk).toEqual(expected.n_risk)
    expectNear(curves.survival, expected.overall_surv)
  })

  it('is the same from counts per day', () => {
    const events = perDay(sample, 2)
    expect(expected.time.map((t) => events[1]![t])).toEqual(expected.n_treated)
    expect(expected.time.map((t) => events[2]![t])).toEqual(expected.n_closed)
    expect(aalenJohansenCounts({ total: sample.length, events: events.map((row) => Int32Array.from(row)) })).toEqual(
      curves,
    )
  })

  it('has the days by which a quarter and a half had started', () => {
    expect(incidenceQuantile(curves, 1, 0.25).estimate).toBe(expected.cif_quantile_days.p25)
    expect(incidenceQuantile(curves, 1, 0.5).estimate).toBe(expected.cif_quantile_days.p50)
  })

  it('is less than 1 - Kaplan-Meier with closures censored, which overstates the share treated', () => {
    const naive = kaplanMeier(sample.map(({ time, cause }) => ({ time, event: cause === 1 ? 1 : 0 })))
    const share = naive.survival.map((s) => 1 - s)
    expectNear(share, expected.naive_1_minus_km_treated)
    expect(share.at(-1)).toBeGreaterThan(curves.causes[1]!.value.at(-1)! + 0.1)
  })
})

test('any positive whole number can be a cause', () => {
  const curves = aalenJohansen([
    { time: 1, cause: 40 },
    { time: 2, cause: 7 },
    { time: 3, cause: 0 },
  ])
  expect(Object.keys(curves.causes)).toEqual(['7', '40'])
  expectNear(curves.causes[40]!.value, [1 / 3, 1 / 3, 1 / 3])
  expectNear(curves.causes[7]!.value, [0, 1 / 3, 1 / 3])
})

test('when everybody has the one cause on one day the share is 1, without error or limits', () => {
  const { causes } = aalenJohansen(Array.from({ length: 7 }, () => ({ time: 0, cause: 1 })))
  expect(causes[1]).toEqual({ value: [1], se: [0], lower: [null], upper: [null] })
})

test('a share that reaches 1 in rounded steps has no error and no limits either', () => {
  for (let n = 1; n <= 60; n++) {
    const { causes, survival } = aalenJohansen(Array.from({ length: n }, (_, time) => ({ time, cause: 1 })))
    const { se, lower, upper } = causes[1]!
    expect([survival, se, lower, upper].map((list) => list.at(-1))).toEqual([0, 0, null, null])
  }
})

test('people observed beyond the last counted day stay at risk', () => {
  const { atRisk, causes } = aalenJohansenCounts({ total: 10, events: [[0, 0, 0], [1, 0, 2], []] })
  expect(atRisk).toEqual([10, 9])
  expectNear(causes[1]!.value, [0.1, 0.3])
  expect(causes[2]!.value).toEqual([0, 0])
})

test('an empty sample has an empty curve and no cause', () => {
  expect(aalenJohansen([])).toEqual({ time: [], atRisk: [], survival: [], causes: {} })
  expect(aalenJohansenCounts({ total: 0, events: [[], []] }).time).toEqual([])
})

test('refuses times, causes, counts and levels that mean nothing', () => {
  for (const bad of [
    { time: -1, cause: 1 },
    { time: NaN, cause: 1 },
    { time: 1, cause: -1 },
    { time: 1, cause: 1.5 },
  ])
    expect(() => aalenJohansen([bad])).toThrow(RangeError)
  expect(() => aalenJohansen([], { level: 1 })).toThrow(RangeError)
  expect(() => aalenJohansenCounts({ total: 2, events: [[0], [3]] })).toThrow(RangeError)
  expect(() => aalenJohansenCounts({ total: 2, events: [[0], [-1]] })).toThrow(RangeError)
  expect(() => aalenJohansenCounts({ total: 2.5, events: [[0], [1]] })).toThrow(RangeError)
})

describe('laws', () => {
  it('survival and the incidences of all causes add up to 1 at every time', () =>
    fc.assert(
      fc.property(competingSample, (sample) => {
        const { survival, causes } = aalenJohansen(sample)
        survival.forEach((s, i) => {
          const sum = Object.values(causes).reduce((total, curve) => total + curve.value[i]!, s)
          expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-12)
        })
      }),
    ))

  it('the one-pass variance is the double sum of the definition', () =>
    fc.assert(
      fc.property(competingSample, (sample) => {
        const { causes } = aalenJohansen(sample)
        for (const [cause, { se }] of Object.entries(causes))
          expectNear(
            se.map((x) => x * x),
            varianceByDefinition(sample, Number(cause)),
            1e-14,
          )
      }),
    ))

  it('counts per day give what the sample gives, whatever its order, and the sample is left alone', () =>
    fc.assert(
      fc.property(competingSample, (sample) => {
        const { causes, ...shared } = aalenJohansen(frozen(sample))
        const counted = aalenJohansenCounts({ total: sample.length, events: frozen(perDay(sample, 3)) })
        expect(counted).toMatchObject({ ...shared, causes })
        expect(aalenJohansen([...sample].reverse())).toEqual({ causes, ...shared })
      }),
    ))

  it('with one cause is 1 - Kaplan-Meier with the same error', () =>
    fc.assert(
      fc.property(competingSample, (sample) => {
        const single = sample.map(({ time, cause }) => ({ time, cause: cause > 0 ? 1 : 0 }))
        const curve = aalenJohansen(single).causes[1]
        const km = kaplanMeier(single.map(({ time, cause }) => ({ time, event: cause === 1 ? 1 : 0 })))
        fc.pre(curve !== undefined)
        expectNear(
          curve!.value,
          km.survival.map((s) => 1 - s),
          1e-12,
        )
        expectNear(
          curve!.se,
          km.se.map((se) => se ?? 0),
          1e-12,
        )
      }),
    ))
})
