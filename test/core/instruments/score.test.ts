import fc from '../../support/seeded.ts'
import { describe, expect, it, test } from 'vitest'
import { INSTRUMENT_IDS, instrument } from '../../../core/instruments/index.ts'
import type { Instrument } from '../../../core/instruments/instrument.ts'
import { safetyOf, score, scoreTotal } from '../../../core/instruments/score.ts'

const phq9 = instrument('phq-9')
const gad7 = instrument('gad-7')
const phq2 = instrument('phq-2')

test('a score of 0 is a score', () => {
  expect(score(phq9, [0, 0, 0, 0, 0, 0, 0, 0, 0])).toEqual({
    total: 0,
    severity: 'minimal',
    flags: { imputed: [], safety: { state: 'negative', level: 0 } },
  })
})

test('the highest answers give the top of the range', () => {
  expect(score(phq9, new Array(9).fill(3))).toMatchObject({ total: 27, severity: 'severe' })
  expect(score(gad7, new Array(7).fill(3))).toMatchObject({ total: 21, severity: 'severe' })
})

test.each([
  ['phq-9', 4, 'minimal'],
  ['phq-9', 5, 'mild'],
  ['phq-9', 9, 'mild'],
  ['phq-9', 10, 'moderate'],
  ['phq-9', 14, 'moderate'],
  ['phq-9', 15, 'moderately severe'],
  ['phq-9', 19, 'moderately severe'],
  ['phq-9', 20, 'severe'],
  ['gad-7', 4, 'minimal'],
  ['gad-7', 5, 'mild'],
  ['gad-7', 9, 'mild'],
  ['gad-7', 10, 'moderate'],
  ['gad-7', 14, 'moderate'],
  ['gad-7', 15, 'severe'],
  ['phq-2', 2, 'negative'],
  ['phq-2', 3, 'positive'],
  ['gad-2', 2, 'negative'],
  ['gad-2', 3, 'positive'],
] as const)('%s %i is %s', (id, total, severity) => {
  expect(scoreTotal(instrument(id), total).severity).toBe(severity)
})

describe('missing answers', () => {
  it('one or two take the mean of the others, and the total says which', () => {
    const result = score(phq9, [1, 1, 1, 1, 1, 1, null, 1, 0])
    expect(result).toEqual({
      total: 8,
      severity: 'mild',
      flags: { imputed: [7], safety: { state: 'negative', level: 0 } },
    })
  })

  it('a filled total is rounded to the nearest, halves up', () => {
    // 4 * 9 / 8 = 4.5 and 12 * 9 / 8 = 13.5; 7 * 9 / 7 = 9; 3 * 9 / 8 = 3.375.
    expect(score(phq9, [1, 1, 1, 1, 0, 0, 0, null, 0])).toMatchObject({ total: 5 })
    expect(score(phq9, [2, 2, 2, 2, 2, 2, 0, null, 0])).toMatchObject({ total: 14 })
    expect(score(phq9, [1, 1, 1, 1, 1, 2, null, null, 0])).toMatchObject({ total: 9, flags: { imputed: [7, 8] } })
    expect(score(phq9, [1, 1, 1, 0, 0, 0, 0, null, 0])).toMatchObject({ total: 3 })
  })

  it('three leave no total, and are never summed as 0', () => {
    const result = score(phq9, [3, null, 3, null, 3, 3, 3, null, 0])
    expect(result).toMatchObject({ incomplete: true, missing: [2, 4, 8] })
    expect(result).not.toHaveProperty('total')
  })

  it('a screen of two items needs both', () => {
    expect(score(phq2, [3, null])).toMatchObject({ incomplete: true, missing: [2] })
    expect(score(phq9, new Array(9).fill(null))).toMatchObject({ missing: [1, 2, 3, 4, 5, 6, 7, 8, 9] })
  })
})

describe('the safety item', () => {
  it.each([1, 2, 3])('answered %i is positive at that level, whatever the total', (level) => {
    expect(score(phq9, [0, 0, 0, 0, 0, 0, 0, 0, level])).toMatchObject({
      severity: 'minimal',
      flags: { safety: { state: 'positive', level } },
    })
  })

  it('unanswered is unknown, although the total is filled', () => {
    expect(score(phq9, [0, 0, 0, 0, 0, 0, 0, 0, null])).toMatchObject({
      total: 0,
      flags: { imputed: [9], safety: { state: 'unknown', level: null } },
    })
  })

  it('is read even where there are too few answers for a total', () => {
    const answers = [null, null, null, 1, 1, 1, 1, 1, 2]
    expect(score(phq9, answers)).toMatchObject({ incomplete: true, flags: { safety: { state: 'positive', level: 2 } } })
    expect(safetyOf(phq9, answers)).toEqual({ state: 'positive', level: 2 })
  })

  it('is unknown for a total alone, never negative', () => {
    expect(scoreTotal(phq9, 0).flags.safety).toEqual({ state: 'unknown', level: null })
  })

  it('does not exist where the instrument has none', () => {
    expect(score(gad7, [3, 3, 3, 3, 3, 3, 3])).toMatchObject({ flags: { safety: null } })
    expect(scoreTotal(phq2, 6).flags.safety).toBeNull()
  })
})

test.each([
  ['too few answers', [1, 1]],
  ['too many answers', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
  ['an answer above the options', [4, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['an answer below them', [-1, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['half an answer', [0.5, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['an answer that is no number', [NaN, 0, 0, 0, 0, 0, 0, 0, 0]],
])('refuses %s', (_what, answers) => {
  expect(() => score(phq9, answers)).toThrow(RangeError)
})

test('refuses totals an instrument cannot have', () => {
  for (const total of [-1, 28, 3.5, 4.5, NaN]) expect(() => scoreTotal(phq9, total)).toThrow(RangeError)
})

test('an instrument with weights, options per item and several safety items needs no other mechanism', () => {
  const yesNo = [
    { value: 0, loinc: null },
    { value: 1, loinc: null },
  ]
  const made: Instrument = {
    ...phq2,
    name: 'Made up',
    items: [
      { loinc: null, weight: 4 },
      { loinc: null, options: yesNo, weight: 0 },
      { loinc: null, options: yesNo },
    ],
    range: { min: 0, max: 13 },
    bands: [{ from: 0, to: 13, severity: 'any', rank: 0 }],
    direction: 'higher-is-worse',
    plateau: null,
    safetyItems: [2, 3].map((item) => ({ item, name: `item ${item}`, urgent: [] })),
  }
  expect(score(made, [3, 1, 0])).toEqual({
    total: 12,
    severity: 'any',
    flags: { imputed: [], safety: { state: 'positive', level: 1 } },
  })
  expect(safetyOf(made, [0, 0, null])).toEqual({ state: 'unknown', level: 0 })
  expect(() => score(made, [0, 2, 0])).toThrow(RangeError)
})

describe.each(INSTRUMENT_IDS)('laws of %s', (id) => {
  const tool: Instrument = instrument(id)
  const weight = (i: number): number => tool.items[i]?.weight ?? 1
  const answers = (answer: fc.Arbitrary<number | null>) =>
    fc.array(answer, { minLength: tool.items.length, maxLength: tool.items.length })

  it('a total is the sum, and raising one answer raises it', () => {
    fc.assert(
      fc.property(answers(fc.nat(3)), fc.nat(tool.items.length - 1), (given, i) => {
        const sum = given.reduce<number>((total, answer, i) => total + answer! * weight(i), 0)
        expect(score(tool, Object.freeze(given))).toMatchObject({ total: sum, flags: { imputed: [] } })
        fc.pre(given[i]! < 3)
        expect(score(tool, given.with(i, given[i]! + 1))).toMatchObject({ total: sum + weight(i) })
      }),
    )
  })

  it('with answers missing there is a total exactly up to the limit, never below the sum of what was answered', () => {
    fc.assert(
      fc.property(answers(fc.option(fc.nat(3), { freq: 3 })), (given) => {
        const missing = given.flatMap((answer, i) => (answer === null ? [i + 1] : []))
        const result = score(tool, given)
        expect('incomplete' in result).toBe(missing.length > tool.maxImputable)
        if ('incomplete' in result) {
          expect(result.missing).toEqual(missing)
          return
        }
        const answered = given.reduce<number>((total, answer, i) => total + (answer ?? 0) * weight(i), 0)
        expect(result.total).toBeGreaterThanOrEqual(answered)
        expect(result.total).toBeLessThanOrEqual(answered + 3 * missing.length)
        expect(result.flags.imputed).toEqual(missing)
      }),
    )
  })
})
