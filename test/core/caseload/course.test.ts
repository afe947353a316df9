import { describe, expect, test } from 'vitest'
import { COURSES, course, freshness, type CourseCode } from '../../../core/caseload/course.ts'
import type { Score } from '../../../core/chart/summary.ts'
import { addDays } from '../../../core/day.ts'
import { instrument } from '../../../core/instruments/index.ts'

const LIMITS = instrument('phq-9').thresholds
const scores = (...totals: number[]): Score[] =>
  totals.map((total, i) => ({ day: addDays('2026-01-05', i * 28), total, item9: null }))
/** Course of a run of PHQ-9 totals four weeks apart, the first being the baseline, at a week of treatment. */
const of = (totals: number[], week: number): string => {
  const run = scores(...totals)
  const { code, detail } = course(run[0] ?? null, run, week, LIMITS)
  return detail ? `${code}: ${detail}` : code
}

describe('the course of a PHQ-9', () => {
  test.each<[string, number[], number, string]>([
    ['a fall to 0 is remission and not missing', [18, 0], 12, 'remission'],
    ['4 is remission, 5 is not', [18, 4], 12, 'remission'],
    ['half of the first is response', [18, 9], 12, 'response'],
    ['one above half is not', [20, 11], 12, 'not-at-target: some-gain'],
    ['nine without half is below threshold', [15, 9], 12, 'below-threshold'],
    ['early is before week 8', [18, 16], 7, 'early: no-gain'],
    ['from week 8 on it is not at target', [18, 16], 8, 'not-at-target: no-gain'],
    ['a gain of 5 excuses nobody at week 20', [24, 19], 20, 'not-at-target: some-gain'],
    ['three scores within two points over six weeks are a plateau', [18, 14, 13, 12], 16, 'not-at-target: plateau'],
    ['up 6 at once is deteriorating', [14, 20], 3, 'deteriorating'],
    ['up 5 once is not yet', [14, 19], 3, 'early: no-gain'],
    ['up 5 twice running is', [14, 19, 19], 9, 'deteriorating'],
    ['after remission a 10 is a relapse', [18, 4, 10], 20, 'relapsing'],
    ['after remission up 5 is a relapse below 10 too', [18, 3, 8], 20, 'relapsing'],
    ['after response 4 up is not', [18, 4, 8], 20, 'response'],
  ])('%s', (_, totals, week, expected) => {
    expect(of(totals, week)).toBe(expected)
  })

  test('is unknown without a baseline', () => {
    expect(course(null, scores(12), 10, LIMITS).code).toBe('no-baseline')
    expect(course(scores(12)[0] ?? null, [], 10, LIMITS).code).toBe('no-baseline')
  })

  test('is exactly one for every baseline, best, last and week, and nobody from week 8 at 10 or more without response is excused', () => {
    const seen = new Set<CourseCode>()
    for (let b = 0; b <= 27; b++)
      for (let best = 0; best <= b; best++)
        for (let x = 0; x <= 27; x++)
          for (const week of [0, 7, 8, 20]) {
            const { code, detail } = course(...runOf(b, best, x), week, LIMITS)
            seen.add(code)
            expect(COURSES).toContain(code)
            expect(detail !== null).toBe(code === 'early' || code === 'not-at-target')
            if (week >= 8 && x >= 10 && x > b / 2)
              expect(['relapsing', 'deteriorating', 'not-at-target']).toContain(code)
          }
    expect([...seen].sort()).toEqual(COURSES.filter((c) => c !== 'not-started' && c !== 'no-baseline').toSorted())
  })
})

const runOf = (b: number, best: number, x: number): [Score | null, Score[]] => {
  const run = scores(b, best, x)
  return [run[0] ?? null, run]
}

describe('freshness', () => {
  const last = scores(12)[0] ?? null
  test.each([
    [0, 'current'],
    [28, 'current'],
    [29, 'stale'],
    [56, 'stale'],
    [57, 'late'],
  ])('of a score %i days old is %s', (days, code) => {
    expect(freshness(last, addDays('2026-01-05', days))).toEqual({ code, days })
  })
  test('is none without a score, and never current', () => {
    expect(freshness(null, '2026-02-01')).toEqual({ code: 'none', days: null })
  })
})
