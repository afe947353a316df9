import fc from '../../support/seeded.ts'
import { expect, test } from 'vitest'
import { logRank } from '../../../core/statistics/survival.ts'
import { expectNear, frozen, reference } from './reference.ts'
import { survivalSample } from './samples.ts'

interface Case {
  groups: string[]
  observed: number[]
  expected: number[]
  chisq: number
  df: number
  p: number
  input: { time: number[]; status: (0 | 1)[]; group: string[] }
}
type Sample = { time: number; event: 0 | 1 }[]
const { logrank } = reference<{ logrank: Record<string, Case> }>('km_builtin')

const splitBy = ({ input, groups }: Case): Sample[] =>
  groups.map((name) =>
    input.time.flatMap((time, i) => (input.group[i] === name ? [{ time, event: input.status[i]! }] : [])),
  )

test.each(Object.entries(logrank))('agrees with survdiff: %s', (_name, expected) => {
  const result = logRank(splitBy(expected))
  expectNear(result.chiSquare, expected.chisq)
  expectNear(result.p, expected.p)
  expect(result.df).toBe(expected.df)
  expectNear(result.observed, expected.observed)
  expectNear(result.expected, expected.expected)
})

test('three groups agree with the sums worked by hand', () => {
  // n = 3, 2, 1 at risk; E = (1/3, 1/3 + 1/2, 1/3 + 1/2 + 1); V from d(n-d)/(n-1) = 1, 1, 0.
  const result = logRank([[{ time: 1, event: 1 }], [{ time: 2, event: 1 }], [{ time: 3, event: 1 }]])
  expectNear(result.expected, [1 / 3, 5 / 6, 11 / 6])
  // Free groups 2 and 3: difference (1/6, -5/6), V = [[17/36, -13/36], [-13/36, 17/36]].
  const [a, b, u, v] = [17 / 36, -13 / 36, 1 / 6, -5 / 6]
  expectNear(result.chiSquare, (a * u * u - 2 * b * u * v + a * v * v) / (a * a - b * b))
  expect(result.df).toBe(2)
})

test('a group that nobody at risk represents is left out of the degrees of freedom', () => {
  const [a, b]: [Sample, Sample] = [
    [
      { time: 2, event: 1 },
      { time: 5, event: 0 },
    ],
    [
      { time: 3, event: 1 },
      { time: 4, event: 1 },
    ],
  ]
  const alone = logRank([a, b])
  const withSilent = logRank([a, b, [{ time: 1, event: 0 }], []])
  expect(withSilent.df).toBe(1)
  expectNear(withSilent.chiSquare, alone.chiSquare)
  expect(withSilent.expected.slice(2)).toEqual([0, 0])
})

test.each([
  ['nobody at all', []],
  ['one group', [[{ time: 1, event: 1 as const }]]],
  ['no event', [[{ time: 1, event: 0 as const }], [{ time: 2, event: 0 as const }]]],
  ['everybody at once', [[{ time: 1, event: 1 as const }], [{ time: 1, event: 1 as const }]]],
])('makes no test of %s: p is null, not 1', (_what, groups) => {
  expect(logRank(groups)).toMatchObject({ chiSquare: 0, p: null })
})

test('refuses events other than 0 and 1', () => {
  expect(() => logRank([[{ time: 1, event: 2 as 1 }], []])).toThrow(RangeError)
})

test('law: observed and expected have one sum, and the order of the groups does not matter', () => {
  const groups = fc.array(survivalSample, { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(groups, (drawn) => {
      const samples = drawn.map((sample) => frozen(sample as Sample))
      const { observed, expected, chiSquare, p } = logRank(samples)
      const sum = (xs: readonly number[]) => xs.reduce((total, x) => total + x, 0)
      expectNear(sum(observed), sum(expected))
      const turned = logRank([...samples].reverse())
      expectNear(turned.chiSquare, chiSquare, 1e-7)
      if (p !== null) expect(p).toBeGreaterThanOrEqual(0)
    }),
  )
})
