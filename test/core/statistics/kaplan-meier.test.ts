import fc from '../../support/seeded.ts'
import { describe, expect, it, test } from 'vitest'
import { kaplanMeier, restrictedMean, survivalQuantile } from '../../../core/statistics/survival.ts'
import { expectNear, frozen, reference } from './reference.ts'
import { survivalSample } from './samples.ts'

type Values = (number | null)[]
interface Case {
  input: { time: number[]; status: (0 | 1)[] }
  steps: { time: number[]; n_risk: number[]; n_event: number[]; n_censor: number[] } & Record<
    'surv' | 'se_surv' | 'se_cumhaz_greenwood',
    Values
  >
  ci: Record<string, { lower: Values; upper: Values }>
  quantiles: Record<string, { probs: number[]; quantile: Values; lower: Values; upper: Values }>
  share_by_day: Record<string, Record<'times' | 'share_treated' | 'share_lower' | 'share_upper' | 'n_risk', number[]>>
  rmst: { tau: number; rmst: number; se: number }
  print_survfit_median: number
  naive_median_among_events: number
}
type Cases = { cases: Record<string, Case> }
const cases = { ...reference<Cases>('km_builtin').cases, ...reference<Cases>('km_synthetic').cases }
const sampleOf = ({ input }: Case) => input.time.map((time, i) => ({ time, event: input.status[i]! }))
const CONFS = { log_log: 'log-log', log: 'log', plain: 'plain' } as const

describe.each(Object.entries(cases))('against R: %s', (name, expected) => {
  const sample = sampleOf(expected)
  const curve = kaplanMeier(sample)

  it('has the steps, people at risk and Greenwood errors of survfit', () => {
    const { steps } = expected
    expect(curve.time).toEqual(steps.time)
    expect(curve.atRisk).toEqual(steps.n_risk)
    expect(curve.events).toEqual(steps.n_event)
    const censored = curve.atRisk.map((n, i) => n - curve.events[i]! - (curve.atRisk[i + 1] ?? 0))
    expect(censored).toEqual(steps.n_censor)
    expectNear(curve.survival, steps.surv)
    expectNear(curve.se, steps.se_surv)
    const hazardSe = curve.se.map((se, i) => (se === null ? null : se / curve.survival[i]!))
    expectNear(hazardSe, steps.se_cumhaz_greenwood)
  })

  it.each(Object.entries(CONFS))('has the %s limits, of the curve and of its quantiles', (key, conf) => {
    const own = kaplanMeier(sample, { conf })
    expectNear(own.lower, expected.ci[key]!.lower)
    expectNear(own.upper, expected.ci[key]!.upper)
    const wanted = expected.quantiles[key]!
    const quantiles = wanted.probs.map((p) => survivalQuantile(own, p))
    expectNear(
      quantiles.map((q) => q.estimate),
      wanted.quantile,
    )
    expectNear(
      quantiles.map((q) => q.lower),
      wanted.lower,
    )
    expectNear(
      quantiles.map((q) => q.upper),
      wanted.upper,
    )
  })

  it.each(Object.entries(CONFS))('gives the share treated by a day with %s limits', (key, conf) => {
    const own = kaplanMeier(sample, { conf })
    const wanted = expected.share_by_day[key]!
    const at = wanted.times!.map((day) => own.time.findLastIndex((t) => t <= day))
    expectNear(
      at.map((i) => 1 - (own.survival[i] ?? 1)),
      wanted.share_treated!,
    )
    expectNear(
      at.map((i) => (i < 0 ? 0 : 1 - own.upper[i]!)),
      wanted.share_lower!,
    )
    expectNear(
      at.map((i) => (i < 0 ? 0 : 1 - own.lower[i]!)),
      wanted.share_upper!,
    )
  })

  it('has the restricted mean and its error', () => {
    const mean = restrictedMean(curve, expected.rmst.tau)
    expectNear(mean!.value, expected.rmst.rmst)
    expectNear(mean!.se, expected.rmst.se)
  })

  it('has the median R prints, save where the curve ends flat at one half', () => {
    const { estimate } = survivalQuantile(curve, 0.5)
    const endsFlat = expected.steps.surv.at(-1) === 0.5
    if (endsFlat) expectNear(estimate, (expected.print_survfit_median + curve.time.at(-1)!) / 2)
    else expectNear(estimate, expected.print_survfit_median)
    expect(endsFlat).toBe(/^flat_hits_half/.test(name))
  })
})

test('the median of the people treated is not the median wait: it improves as access worsens', () => {
  const syn1 = cases['syn1_seed20260101']!
  const treated = sampleOf(syn1)
    .filter((s) => s.event === 1)
    .map((s) => s.time)
    .sort((a, b) => a - b)
  const naive = (treated[21]! + treated[22]!) / 2
  expect(treated).toHaveLength(44)
  expect(naive).toBe(syn1.naive_median_among_events)
  expect(survivalQuantile(kaplanMeier(sampleOf(syn1)), 0.5).estimate).toBe(10)
  expect(naive).not.toBe(10)
})

test('an event on day 0 drops the curve at 0', () => {
  const curve = kaplanMeier([
    { time: 0, event: 1 },
    { time: 0, event: 0 },
    { time: 3, event: 1 },
    { time: 4, event: 0 },
  ])
  expect(curve.time).toEqual([0, 3, 4])
  expectNear(curve.survival, [0.75, 0.375, 0.375])
})

test('when everybody is treated on day 0 the median is 0, certain, and without limits', () => {
  const curve = kaplanMeier([
    { time: 0, event: 1 },
    { time: 0, event: 1 },
  ])
  expect(curve).toEqual({
    time: [0],
    atRisk: [2],
    events: [2],
    survival: [0],
    se: [null],
    lower: [null],
    upper: [null],
  })
  expect(survivalQuantile(curve, 0.5)).toEqual({ estimate: 0, lower: null, upper: null })
  expect(restrictedMean(curve, 10)).toEqual({ value: 0, se: 0 })
})

test('before the first event log-log has no limits; plain and log say exactly 1', () => {
  const sample = [
    { time: 1, event: 0 },
    { time: 2, event: 1 },
    { time: 3, event: 0 },
  ] as const
  expect(kaplanMeier(sample).lower[0]).toBeNull()
  for (const conf of ['plain', 'log'] as const) {
    const { lower, upper } = kaplanMeier(sample, { conf })
    expect([lower[0], upper[0]]).toEqual([1, 1])
  }
})

test('a share that is reached exactly is reached, however its steps were rounded', () => {
  for (let n = 2; n <= 40; n++) {
    const curve = kaplanMeier(Array.from({ length: n }, (_, i) => ({ time: i + 1, event: 1 as const })))
    for (let k = 1; k < n; k++) expect(survivalQuantile(curve, k / n).estimate).toBe(k + 0.5)
    expect(survivalQuantile(curve, 1).estimate).toBe(n)
  }
})

test('times that differ by rounding alone are one time, as in R', () => {
  expect(
    kaplanMeier([
      { time: 0.1 + 0.2, event: 1 },
      { time: 0.3, event: 0 },
    ]).time,
  ).toEqual([0.3])
  expect(kaplanMeier([0, 1e-9, 2e-9].map((time) => ({ time, event: 1 }))).atRisk).toEqual([3])
  expect(kaplanMeier([0, 1e-6].map((time) => ({ time, event: 1 }))).atRisk).toEqual([2, 1])
})

test('an empty sample has an empty curve, no median and no mean', () => {
  const curve = kaplanMeier([])
  expect(curve).toEqual({ time: [], atRisk: [], events: [], survival: [], se: [], lower: [], upper: [] })
  expect(survivalQuantile(curve, 0.5)).toEqual({ estimate: null, lower: null, upper: null })
  expect(restrictedMean(curve, 10)).toBeNull()
})

test.each([
  { time: -1, event: 1 },
  { time: NaN, event: 1 },
  { time: Infinity, event: 0 },
  { time: 1, event: 2 },
  { time: 1, event: 0.5 },
])('refuses the observation %o', (bad) => {
  expect(() => kaplanMeier([bad as { time: number; event: 0 | 1 }])).toThrow(RangeError)
})

test('refuses levels, quantiles and horizons that mean nothing', () => {
  const curve = kaplanMeier([{ time: 1, event: 1 }])
  for (const level of [0, 1, -1, 95, NaN]) expect(() => kaplanMeier([], { level })).toThrow(RangeError)
  for (const p of [0, -0.1, 1.1, NaN]) expect(() => survivalQuantile(curve, p)).toThrow(RangeError)
  for (const tau of [-1, Infinity, NaN]) expect(() => restrictedMean(curve, tau)).toThrow(RangeError)
})

describe('laws', () => {
  const law = (check: (sample: { time: number; event: 0 | 1 }[]) => void) =>
    fc.assert(fc.property(survivalSample, (sample) => check(sample as { time: number; event: 0 | 1 }[])))

  it('never rises, stays in [0, 1] and lies between its limits', () =>
    law((sample) => {
      for (const conf of ['log-log', 'log', 'plain'] as const) {
        const { survival, lower, upper } = kaplanMeier(sample, { conf })
        survival.forEach((s, i) => {
          expect(s).toBeLessThanOrEqual(survival[i - 1] ?? 1)
          expect(s).toBeGreaterThanOrEqual(lower[i] ?? 0)
          expect(s).toBeLessThanOrEqual((upper[i] ?? 1) + 1e-15)
        })
      }
    }))

  it('does not depend on the order of the sample, and leaves the sample as it was', () =>
    law((sample) => {
      expect(kaplanMeier(frozen([...sample].reverse()))).toEqual(kaplanMeier(frozen(sample)))
    }))

  it('without censoring is the share that is still waiting', () =>
    law((sample) => {
      const all = sample.map(({ time }) => ({ time: Math.floor(time), event: 1 as const }))
      const curve = kaplanMeier(all)
      const waiting = curve.time.map((t) => all.filter((s) => s.time > t).length / all.length)
      expectNear(curve.survival, waiting, 1e-12)
    }))

  it('without censoring has a restricted mean that is the mean of the times cut at the horizon', () =>
    law((sample) => {
      const all = sample.map(({ time }) => ({ time: Math.floor(time), event: 1 as const }))
      const mean = all.reduce((sum, s) => sum + Math.min(s.time, 6), 0) / all.length
      expectNear(restrictedMean(kaplanMeier(all), 6)!.value, mean, 1e-12)
    }))
})
