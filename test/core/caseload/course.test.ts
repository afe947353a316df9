import { describe, expect, test } from 'vitest'
import { COURSES, course, freshness, type CourseCode, type Seen } from '../../../core/caseload/course.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import { instrument } from '../../../core/instruments/index.ts'
import { naiveCourse } from '../../support/naive/course.ts'
import { normals } from '../../support/normals.ts'

type MeasureId = 'phq-9' | 'gad-7'
const settingsOf = (id: MeasureId) => ({ ...DEFAULT_RULES, worsening: DEFAULT_RULES.worsening[id] })
const judge = (seen: Seen, id: MeasureId = 'phq-9') => course(seen, instrument(id), settingsOf(id))
const said = ({ code, detail }: ReturnType<typeof course>) => (detail ? `${code}: ${detail}` : code)

/** What is seen of a run of totals, the first being the baseline. */
function seenOf(totals: readonly number[], over: Partial<Seen> = {}): Seen {
  const between = totals.slice(1, -1)
  return {
    baseline: totals[0] ?? null,
    best: between.length > 0 ? Math.min(...between) : null,
    beforeLast: totals.length > 2 ? (totals.at(-2) ?? null) : null,
    last: totals.at(-1) ?? null,
    isPlateau: false,
    count: totals.length,
    age: 7,
    started: true,
    week: 12,
    ...over,
  }
}
const of = (totals: number[], over: Partial<Seen> = {}): string => said(judge(seenOf(totals, over)))

describe('the course of a PHQ-9', () => {
  test.each<[string, number[], Partial<Seen>, string]>([
    ['a fall to 0 is remission and not missing', [18, 0], {}, 'remission'],
    ['4 is remission', [18, 4], {}, 'remission'],
    ['5 of 18 is response', [18, 5], {}, 'response'],
    ['half of the first is response', [18, 9], {}, 'response'],
    ['one above half is not', [20, 11], {}, 'not-at-target: some-gain'],
    ['nine without half is below threshold', [15, 9], {}, 'below-threshold'],
    ['early is before week 8', [18, 16], { week: 7 }, 'early: no-gain'],
    ['from week 8 on it is not at target', [18, 16], { week: 8 }, 'not-at-target: no-gain'],
    ['a gain of 5 excuses nobody at week 20', [24, 19], { week: 20 }, 'not-at-target: some-gain'],
    ['a start on an unknown day excuses nobody', [18, 16], { week: null }, 'not-at-target: no-gain'],
    ['a plateau is said', [18, 14, 13, 12], { isPlateau: true }, 'not-at-target: plateau'],
    ['up 7 at once is worsening', [14, 21], { week: 3 }, 'worsening'],
    ['up 6 once is noise', [14, 20], { week: 3 }, 'early: no-gain'],
    ['up 5 twice running is worsening', [14, 19, 19], { week: 9 }, 'worsening'],
    ['up 5 and then up 4 is not yet', [14, 19, 18], { week: 9 }, 'not-at-target: no-gain'],
    ['near the end of the range 3 twice are enough', [24, 27, 27], { week: 3 }, 'worsening'],
    ['near the end of the range 3 once are not', [24, 27], { week: 3 }, 'early: no-gain'],
    ['worsening is said before treatment starts', [14, 21], { started: false, week: null }, 'worsening'],
    ['after remission up 9 and ill is a relapse', [18, 4, 13], {}, 'relapsing'],
    ['after remission up 8 once is not', [18, 4, 12], {}, 'not-at-target: some-gain'],
    ['after remission ill twice running is a relapse', [18, 4, 11, 12], {}, 'relapsing'],
    ['after remission up 9 but not ill is not', [18, 0, 9], {}, 'response'],
    ['who was never ill does not relapse', [9, 0, 12], {}, 'not-at-target: no-gain'],
    ['a gain without response that goes back is a lost gain', [20, 12, 17], {}, 'lost-gain'],
    ['4 back of a gain is noise', [20, 12, 16], {}, 'not-at-target: no-gain'],
    ['one score before week 8 is the first score', [15], { week: 7 }, 'first-score'],
    ['one score from week 8 on is not measured since', [15], { week: 8 }, 'not-measured'],
    ['a score of 56 days judges a target', [18, 16], { age: 56 }, 'not-at-target: no-gain'],
    ['a score of 57 days does not, a remission neither', [18, 3], { age: 57 }, 'not-measured'],
    ['a relapse is a relapse however old its score is', [18, 4, 15], { age: 90 }, 'relapsing'],
  ])('%s', (_, totals, over, expected) => {
    expect(of(totals, over)).toBe(expected)
  })

  test('is unknown without a baseline, and not started before treatment', () => {
    expect(of([12], { baseline: null })).toBe('no-baseline')
    expect(of([], { count: 0 })).toBe('no-baseline')
    expect(of([12], { started: false, week: null })).toBe('not-started')
  })

  test('of an instrument without thresholds is shown, not judged', () => {
    expect(course(seenOf([3, 6]), instrument('phq-2'), settingsOf('phq-9')).code).toBe('not-judged')
  })

  test('of an instrument where lower is worse mirrors every difference', () => {
    const phq9 = instrument('phq-9')
    const { elevated, remission } = phq9.thresholds
    const mirrored = {
      ...phq9,
      direction: 'lower-is-worse' as const,
      thresholds: { ...phq9.thresholds, elevated: 27 - elevated, remission: 27 - remission },
    }
    for (const totals of [
      [18, 0],
      [18, 9],
      [14, 21],
      [18, 4, 13],
      [20, 12, 17],
      [18, 16],
    ])
      expect(
        said(
          course(
            seenOf(
              totals.map((t) => 27 - t),
              { best: bestOf(totals) },
            ),
            mirrored,
            settingsOf('phq-9'),
          ),
        ),
      ).toBe(of(totals))
  })
  const bestOf = (totals: number[]) => (totals.length > 2 ? 27 - Math.min(...totals.slice(1, -1)) : null)
})

describe('law C6: every input has exactly one course', () => {
  test.each<[MeasureId, number]>([
    ['phq-9', 27],
    ['gad-7', 21],
  ])('the grid of %s agrees with a second reading of the laws', (id, top) => {
    const seen = new Set<CourseCode>()
    let differing = ''
    const compare = (one: Seen) => {
      const { code, detail } = judge(one, id)
      seen.add(code)
      const is = detail ? `${code}: ${detail}` : code
      const naive = naiveCourse({
        ...{ measure: id, b: one.baseline, best: one.best, beforeLast: one.beforeLast, x: one.last },
        ...{ plateau: one.isPlateau, count: one.count, ageDays: one.age, started: one.started, week: one.week },
      })
      if (is !== naive && differing === '') differing = `${JSON.stringify(one)}: ${is}, second reading ${naive}`
    }
    const whens: Partial<Seen>[] = [
      ...[null, 7, 8].flatMap((week) => [35, 56, 57].map((age) => ({ week, age, started: true }))),
      { week: null, age: 0, started: false },
    ]
    for (const when of whens)
      for (let b = 0; b <= top; b++)
        for (let x = 0; x <= top; x++) {
          compare(seenOf([b, x], when))
          if (x === b) compare(seenOf([b], when))
          for (let best = 0; best <= top; best += 1)
            for (const before of new Set([best, 9, 10, Math.min(top, b + 3), top]))
              if (before >= best)
                for (const isPlateau of [false, true]) compare(seenOf([b, best, before, x], { ...when, isPlateau }))
        }
    expect(differing).toBe('')
    expect([...seen].sort()).toEqual(COURSES.filter((c) => !['not-judged', 'no-baseline'].includes(c)).toSorted())
  })
})

describe('law C1 and C3: noise is not called a turn for the worse', () => {
  const draw = normals(20261126)
  const measured = (truth: number) => Math.min(27, Math.max(0, Math.round(truth + 2.5 * draw())))
  const PEOPLE = 10_000
  /** The courses of a person at each score from the second on. */
  const coursesOf = (totals: number[]) =>
    totals.slice(1).map((_, i) => judge(seenOf(totals.slice(0, i + 2), { week: 10 })).code)
  const people = (truths: readonly number[]) => Array.from({ length: PEOPLE }, () => coursesOf(truths.map(measured)))
  const share = (all: readonly CourseCode[][], holds: (courses: CourseCode[]) => boolean) =>
    all.filter(holds).length / all.length

  test.each([15, 20])('from a baseline of %i and truly well ever after, few are ever called relapsing', (b) => {
    const all = people([b, 7, 7, 7, 7, 7, 7])
    expect(share(all, (courses) => courses.includes('relapsing'))).toBeLessThan(0.15)
  })
  test.each([15, 20])('from a baseline of %i, a true rise from 6 to 14 is called by its second score', (b) => {
    const all = people([b, 6, 6, 6, 14, 14])
    const called = (courses: CourseCode[]) =>
      courses.slice(3, 5).some((code) => code === 'relapsing' || code === 'lost-gain')
    expect(share(all, called)).toBeGreaterThanOrEqual(0.94)
  })
  test.each([12, 15, 20])('of unchanged people at %i few are ever called worsening by the sixth score', (b) => {
    const all = people([b, b, b, b, b, b])
    expect(share(all, (courses) => courses.includes('worsening'))).toBeLessThan(0.15)
  })
})

describe('freshness', () => {
  test.each([
    [0, 'current'],
    [35, 'current'],
    [36, 'stale'],
    [56, 'stale'],
    [57, 'late'],
  ])('of a score %i days old is %s', (days, code) => {
    expect(freshness(days, 35, 56)).toEqual({ code, days })
  })
  test('is none without a score, and never current', () => {
    expect(freshness(null, 35, 56)).toEqual({ code: 'none', days: null })
  })
})
