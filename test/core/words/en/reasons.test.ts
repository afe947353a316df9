import { describe, expect, test } from 'vitest'
import { caseloadRow } from '../../../../core/rows/row.ts'
import { DEFAULT_RULES } from '../../../../core/caseload/rules.ts'
import type { NewEntry } from '../../../../core/chart/entry.ts'
import { summarize } from '../../../../core/chart/fold.ts'
import {
  anEpisode,
  aPatient,
  close,
  contact,
  gad7,
  medication,
  phq9,
  referral,
  session,
} from '../../../support/charts.ts'
import {
  assessed,
  at,
  codesOf,
  history,
  imported,
  phq9With,
  rowOf,
  saved,
  savedBy,
  summaryOf,
  textsOf,
  TODAY,
  type Request,
} from '../../../support/history.ts'

const started = (weeks: number, initial: number): Request =>
  saved(
    -7 * weeks,
    referral(at(-7 * weeks - 9)),
    phq9With(at(-7 * weeks), initial, 0, { occasion: 'initial' }),
    session(at(-7 * weeks)),
  )
const called = saved(-1, contact(at(-1)))
const then = (day: number, total: number, item9 = 0): Request => saved(day, phq9With(at(day), total, item9))
const reviewed = (day: number): Request =>
  saved(day, { kind: 'case-review', day: at(day), by: 'Dr. Lind', outcome: 'reviewed' } as NewEntry)
const managed = (day: number, next: number): NewEntry =>
  ({ kind: 'safety-outcome', day: at(day), outcome: 'managed', nextContact: at(next), safetyPlan: 'made' }) as NewEntry
const handOver = (day: number, check: number, how = 'handed-over'): NewEntry =>
  ({ kind: 'hand-over', day: at(day), how, service: 'Mercy', acceptedBy: 'J. Rivera', checkDay: at(check) }) as NewEntry

describe('each reason in its sentence', () => {
  test.each<[string, Request[], string]>([
    ['worsening', [started(9, 12), called, reviewed(-50), then(-3, 20)], 'Worsening: PHQ-9 12 → 20'],
    ['a relapse', [started(20, 18), called, then(-60, 4), then(-3, 15)], 'Relapsing: best was 4, PHQ-9 18 → 15'],
    ['a lost gain', [started(20, 20), called, then(-60, 12), then(-3, 18)], 'Gain lost: best was 12, PHQ-9 20 → 18'],
    [
      'some gain',
      [started(12, 20), called, then(-3, 15)],
      'Week 12, PHQ-9 20 → 15, some gain, no treatment change since the start (12 weeks)',
    ],
    [
      'a plateau',
      [started(20, 18), called, then(-60, 15), then(-30, 16), then(-3, 15)],
      'Week 20, PHQ-9 18 → 15, plateau, no treatment change since the start (20 weeks)',
    ],
    [
      'a change that excuses no more',
      [started(20, 18), called, saved(-70, medication(at(-70), 'dose-change')), then(-3, 17)],
      'Week 20, PHQ-9 18 → 17, no gain, no treatment change in 10 weeks',
    ],
    [
      'a change after the score',
      [started(11, 18), called, then(-25, 17), saved(-20, medication(at(-20), 'dose-change'))],
      'Treatment changed 2 weeks ago, measure again by 2 Dec',
    ],
    [
      'a change that still excuses',
      [started(11, 18), called, saved(-20, medication(at(-20), 'dose-change')), then(-19, 17)],
      'Week 11, PHQ-9 18 → 17, no gain, treatment changed 2 weeks ago',
    ],
    ['somebody new', [started(2, 14), called, then(-1, 13)], 'New since 10 Nov, PHQ-9 14 → 13'],
    ['somebody new with one score', [started(2, 14), called], 'New since 10 Nov, PHQ-9 14'],
    ['a severe score', [started(5, 21), called, reviewed(-20), then(-3, 22)], 'Severe: PHQ-9 21 → 22, week 5'],
    ['a severe score in week 0', [started(0, 23)], 'Severe: PHQ-9 23, week 0'],
    [
      'an early rise',
      [started(5, 12), called, reviewed(-20), then(-3, 17)],
      'Rose in the first weeks: PHQ-9 12 → 17, week 5',
    ],
    ['a late score', [started(20, 18), called, then(-60, 15)], 'PHQ-9 not measured since 25 Sep, 8 weeks ago, last 15'],
    ['a stale score', [started(7, 9), called, then(-40, 4)], 'Last PHQ-9 5 weeks ago'],
    [
      'an old answer',
      [started(20, 9), called, saved(-3, gad7(at(-3), 4))],
      'Item 9 was 0 on 7 Jul, not asked in 20 weeks',
    ],
    ['a total alone', [started(7, 9), called, saved(-3, phq9(at(-3), 4))], 'Item 9 not known, total only on 21 Nov'],
    [
      'an overdue contact',
      [started(7, 9), saved(-9, contact(at(-9), { nextDue: at(-1) }))],
      'Contact 1 day late, due 23 Nov',
    ],
    ['no contact', [started(7, 9)], 'No contact in 7 weeks'],
    ['a review that is wanted', [started(7, 9), called], 'Never reviewed, since 6 Oct'],
    [
      'a review that holds',
      [started(12, 20), called, then(-9, 19), reviewed(-8)],
      'Reviewed 8 days ago, measure again by 14 Dec',
    ],
    ['remission', [started(20, 18), called, reviewed(-60), then(-4, 3)], 'Remission: PHQ-9 18 → 3'],
    [
      'measure again',
      [started(12, 20), called, reviewed(-60), then(-40, 9), then(-4, 10)],
      'Measure again: best was 9, PHQ-9 10',
    ],
    [
      'no treatment any more',
      [started(20, 18), called, saved(-70, medication(at(-70), 'stop'))],
      'No treatment since 15 Sep',
    ],
    [
      'a hand-over',
      [started(7, 9), called, saved(-2, assessed(at(-2), 'high'), handOver(-2, 2))],
      'Handed over 22 Nov, check on 26 Nov',
    ],
    [
      'an admission on its check day',
      [started(7, 9), called, saved(-2, assessed(at(-2), 'high'), handOver(-2, 0, 'admitted'))],
      'Admitted 22 Nov, check today',
    ],
    [
      'a hand-over with a new answer',
      [started(7, 9), called, saved(-4, assessed(at(-4), 'high'), handOver(-4, 2)), then(-1, 9, 2)],
      'Handed over 20 Nov, check on 26 Nov, Item 9 rose 0 → 2 on 23 Nov, not assessed since',
    ],
    [
      'what waits for a second person',
      [
        started(7, 9),
        called,
        saved(-4, assessed(at(-4), 'high')),
        saved(-1, { kind: 'safety-outcome', day: at(-1), outcome: 'died' } as NewEntry),
      ],
      'Risk assessed 20 Nov: high, "died" waits for a second person',
    ],
  ])('%s', (_, requests, text) => {
    expect(textsOf(rowOf(requests))).toContain(text)
  })
  test('of people who wait: what makes them somebody to call, and the standard, each said once', () => {
    const touched = [saved(-20, referral(at(-20))), saved(-9, contact(at(-9)), phq9With(at(-9), 12, 0))]
    expect(textsOf(rowOf(touched))).toEqual(['Waiting 2 weeks for treatment, over the standard of 10 business days'])
    const quiet = [saved(-5, referral(at(-5))), saved(-4, contact(at(-4)), phq9With(at(-4), 12, 0))]
    expect(textsOf(rowOf(quiet))).toEqual(['Waiting 5 days for treatment'])
    const old = [saved(-80, referral(at(-80))), saved(-70, contact(at(-70)), phq9With(at(-70), 21, 0))]
    expect(textsOf(rowOf(old))[0]).toBe(
      'Waiting 11 weeks, severe (PHQ-9 21), last PHQ-9 10 weeks ago, answer about safety is old',
    )
  })
})

describe('law D2: the next contact of a managed safety item', () => {
  const item = [started(7, 9), saved(-9, assessed(at(-9), 'moderate'), managed(-9, -3))]
  test('is answered on or after its day, never before', () => {
    expect(codesOf(rowOf([...item, saved(-4, contact(at(-4)))]))).toContain('contact-overdue')
    expect(codesOf(rowOf([...item, saved(-3, contact(at(-3)))]))).not.toContain('contact-overdue')
  })
  test('stands beside another promise: the earlier of the two is said', () => {
    const both = [...item, saved(-8, contact(at(-8), { nextDue: at(-1) }))]
    expect(textsOf(rowOf(both))).toContain('Safety contact 3 days late, due 21 Nov')
    const later = [
      started(7, 9),
      saved(-9, assessed(at(-9), 'moderate'), managed(-9, -1)),
      saved(-8, contact(at(-8), { nextDue: at(-2) })),
    ]
    expect(textsOf(rowOf(later))).toContain('Contact 2 days late, due 22 Nov')
    expect(summaryOf(...later)).toMatchObject({ nextDue: at(-2), safetyDue: at(-1) })
  })
  test('of two promises the later one counts, whatever it promises', () => {
    const two = [
      started(7, 9),
      saved(-9, contact(at(-9), { nextDue: at(-2) })),
      saved(-8, contact(at(-8), { nextDue: at(3) })),
    ]
    expect(summaryOf(...two).nextDue).toBe(at(3))
  })
})

test('law D1: a case review on the day week 8 begins counts as one since week 8', () => {
  const change = saved(-20, medication(at(-20), 'dose-change'))
  const codes = (day: number) => codesOf(rowOf([started(14, 18), called, reviewed(day), change, then(-13, 17)]))
  expect(codes(-98 + 56)).toContain('changed-recently')
  expect(codes(-98 + 55)).toContain('not-at-target')
})

test('law R4: somebody severe, worse or not at target is acted on; about nobody else it is said', () => {
  const codes = (...requests: Request[]) => codesOf(rowOf(requests))
  expect(codes(started(12, 20), called, then(-9, 19), reviewed(-8))).toContain('acted-on')
  expect(codes(started(4, 22), called, then(-9, 21), reviewed(-8))).toContain('acted-on')
  expect(codes(started(9, 12), called, then(-9, 20), reviewed(-8))).toContain('acted-on')
  expect(codes(started(12, 20), called, then(-9, 4), reviewed(-8))).not.toContain('acted-on')
})

describe('law S8: items that a first import opened', () => {
  const form = phq9With(at(-3), 12, 2)
  test('are marked for the go-live list, others are not', () => {
    const marked = (...requests: Request[]) => summaryOf(...requests).safety?.imported
    expect(marked(imported(-1, referral(at(-9)), form))).toBe(true)
    expect(marked(saved(-1, referral(at(-9)), form))).toBe(false)
    expect(marked(imported(-2, referral(at(-9)), phq9With(at(-5), 12, 0)), imported(-1, form))).toBe(false)
    expect(marked(imported(-1, referral(at(-9)), phq9With(at(-5), 12, 0)))).toBeUndefined()
    expect(marked(imported(-2, referral(at(-9)), form), savedBy('x', -1, phq9With(at(-1), 12, 1)))).toBe(false)
  })
})

test('a closed person has no reason but safety', () => {
  expect(textsOf(rowOf([started(7, 9), then(-3, 9, 1), saved(-1, close(at(-1)))]))).toEqual([
    'Item 9 is 1 since 21 Nov, not assessed'
      .replace('is 1 since', 'rose 0 → 1 on')
      .replace('assessed', 'assessed since'),
  ])
})

test('law R4: a correction that leaves score and answers as they were keeps the review; one that changes them ends it', () => {
  const corrected = (item9: number, total = 19): Request =>
    saved(-2, {
      ...{ kind: 'correction', day: at(-2), corrects: 'v3p0', reason: 'Filled in alone' },
      replacement: { ...phq9With(at(-9), total, item9), mode: 'self' } as never,
    })
  const chart = [started(12, 20), called, then(-9, 19), reviewed(-8)]
  expect(codesOf(rowOf([...chart, corrected(0)]))).toContain('acted-on')
  expect(codesOf(rowOf([...chart, corrected(1)]))).not.toContain('acted-on')
  expect(codesOf(rowOf([...chart, corrected(0, 18)]))).not.toContain('acted-on')
})

test('law R4: a psychotropic or a therapy that was changed is an action, a blood-pressure drug is none', () => {
  const chart = [started(12, 20), called, then(-9, 19)]
  const drug = { ...medication(at(-8), 'start', false, 'lisinopril'), psychotropic: false } as NewEntry
  expect(codesOf(rowOf([...chart, saved(-8, drug)]))).not.toContain('acted-on')
  expect(codesOf(rowOf([...chart, saved(-8, medication(at(-8), 'start', false))]))).toContain('acted-on')
})

test('law C5: a rise is looked at once, and again from week 4 on', () => {
  const rise = (review: number) => codesOf(rowOf([started(5, 12), called, then(-10, 17), reviewed(review)]))
  // Week 4 began seven days ago.
  expect(rise(-8)).toContain('risen')
  expect(rise(-7)).not.toContain('risen')
  const early = (...more: Request[]) => codesOf(rowOf([started(3, 12), called, then(-10, 17), ...more]))
  expect(early()).toContain('risen')
  expect(early(reviewed(-10))).not.toContain('risen')
  // By the smallest change that matters, and no less; of a measure that was never elevated not at all.
  const from = (baseline: number, last: number) => codesOf(rowOf([started(3, baseline), called, then(-10, last)]))
  expect([from(12, 16), from(12, 17)].map((codes) => codes.includes('risen'))).toEqual([false, true])
  expect(from(2, 9)).not.toContain('risen')
})

test('somebody born today is 0 years old, and somebody born tomorrow has no age', () => {
  const aged = (birthDate: string) =>
    caseloadRow(
      summarize(anEpisode({ patient: aPatient({ birthDate }) }), history(started(3, 12))),
      TODAY,
      DEFAULT_RULES,
    ).age
  expect([aged(at(0)), aged(at(-366)), aged(at(1))]).toEqual([0, 1, null])
})
