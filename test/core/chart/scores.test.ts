import { tracksOf } from '../../support/measures.ts'
import { describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { addDays } from '../../../core/day.ts'
import { folded, gad7, phq9, referral, session } from '../../support/charts.ts'

const D = '2026-03-10'
const at = (n: number) => addDays(D, n)
const trackOf = (...facts: NewEntry[]) => tracksOf(folded(facts)).phq9
const days = ({ recent }: ReturnType<typeof trackOf>) => recent.map(({ day }) => day)
const screen = (day: string, total: number): NewEntry => ({ kind: 'screening', day, instrument: 'phq-9', total })

describe('the baseline', () => {
  test.each<[string, NewEntry[], number | null]>([
    ['the initial score, however near another is', [phq9(at(-20), 20, 'initial'), phq9(D, 14), session(D)], 20],
    ['the first of two initial scores', [phq9(at(-9), 18, 'initial'), phq9(at(-2), 15, 'initial'), session(D)], 18],
    ['the nearest to the start, before it', [phq9(at(-3), 18), phq9(at(4), 15), session(D)], 18],
    ['the nearest to the start, after it', [phq9(at(-4), 18), phq9(at(3), 15), session(D)], 15],
    ['of two as near the earlier', [phq9(at(-3), 18), phq9(at(3), 15), session(D)], 18],
    ['one 30 days before the start', [phq9(at(-30), 18), session(D)], 18],
    ['none 31 days before the start', [phq9(at(-31), 18), session(D)], null],
    ['one 14 days after the start', [session(D), phq9(at(14), 18)], 18],
    ['none 15 days after the start', [session(D), phq9(at(15), 18)], null],
    ['the first of all before treatment starts', [phq9(at(-40), 18), phq9(at(-3), 15)], 18],
    ['none of another instrument', [gad7(D, 15, 'initial'), session(D)], null],
  ])('is %s', (_, facts, total) => {
    expect(trackOf(referral(at(-45)), ...facts).baseline?.total ?? null).toBe(total)
  })
})

describe('from the baseline on', () => {
  const run = [18, 9, 12, 9, 14].map((total, i) => phq9(at(i * 14), total, i === 0 ? 'initial' : 'follow-up'))
  const track = trackOf(referral(at(-5)), phq9(at(-3), 22), ...run)
  test('scores before the baseline count for nothing', () => {
    expect(track).toMatchObject({ count: 5, baseline: { day: D, total: 18 } })
    expect(days(track)).toEqual([0, 14, 28, 42, 56].map(at))
  })
  test('best is the lowest and the first of two as low; the best before the last leaves the last out', () => {
    expect(track).toMatchObject({ best: { day: at(14), total: 9 }, bestBefore: 9 })
    const fell = trackOf(referral(at(-5)), ...run, phq9(at(70), 3))
    expect(fell).toMatchObject({ best: { day: at(70), total: 3 }, bestBefore: 9 })
    // The baseline is not among those that it is compared with.
    expect(trackOf(referral(at(-5)), ...run.slice(0, 2)).bestBefore).toBeNull()
    expect(trackOf(referral(at(-5)), ...run.slice(0, 3)).bestBefore).toBe(9)
  })
  test('last is the last, previous the one before it where that is not the baseline', () => {
    expect(track).toMatchObject({ last: { day: at(56), total: 14 }, previous: { day: at(42), total: 9 } })
    expect(trackOf(referral(at(-5)), ...run.slice(0, 2)).previous).toBeNull()
    expect(trackOf(referral(at(-5)), ...run.slice(0, 3)).previous).toMatchObject({ total: 9 })
    expect(trackOf(referral(at(-5)), ...run.slice(0, 1))).toMatchObject({
      count: 1,
      previous: null,
      last: { total: 18 },
    })
  })
  test('more scores than a row keeps are counted, and the newest are kept', () => {
    const many = Array.from({ length: 30 }, (_, i) => phq9(at(i * 7), 20 - (i % 9), i === 0 ? 'initial' : 'follow-up'))
    const long = trackOf(referral(at(-5)), ...many)
    expect([long.count, long.baseline?.day, long.last?.day]).toEqual([30, D, at(29 * 7)])
    expect(days(long)).toEqual(many.map(({ day }) => day).slice(-long.recent.length))
    expect(long.recent.length).toBeGreaterThanOrEqual(10)
  })
  test('the screen of the day of the initial score led to it and comes not after it; one of another day does', () => {
    expect(trackOf(phq9(D, 18, 'initial'), screen(D, 17)).count).toBe(1)
    expect(trackOf(phq9(D, 18, 'initial'), screen(at(1), 17))).toMatchObject({ count: 2, last: { total: 17 } })
  })
  test('the follow-up is the last in days 120 to 240', () => {
    const follow = (...rest: NewEntry[]) =>
      trackOf(referral(at(-5)), phq9(D, 18, 'initial'), ...rest).followUp?.total ?? null
    expect([119, 120, 240, 241].map((n) => follow(phq9(at(n), n % 20)))).toEqual([null, 0, 0, null])
    expect(follow(phq9(at(130), 5), phq9(at(200), 11), phq9(at(241), 2))).toBe(11)
  })
})

test('law D8: a score 60 days before identification belongs to the episode, one of 61 days is history', () => {
  const of = (ago: number) => trackOf(phq9(at(-ago), 8), referral(D)).count
  expect([60, 61].map(of)).toEqual([1, 0])
})

test('item 9 is what was answered, and unknown beside a total alone or an answer left out', () => {
  const answers = (item9: number | null): NewEntry => ({
    ...{ kind: 'assessment', day: D, instrument: 'phq-9', occasion: 'initial' },
    answers: [2, 2, 2, 2, 2, 2, 2, 2, item9],
  })
  const last = (fact: NewEntry) => trackOf(fact).last
  expect(last(answers(0))).toEqual({ day: D, total: 16, safety: 0 })
  expect(last(answers(3))).toEqual({ day: D, total: 19, safety: 3 })
  expect(last(answers(null))).toEqual({ day: D, total: 18, safety: null })
  expect(last(phq9(D, 16))).toEqual({ day: D, total: 16, safety: null })
})
