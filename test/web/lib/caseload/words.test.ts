import { describe, expect, it } from 'vitest'
import { COURSES, FRESHNESS } from '../../../../core/caseload/course.ts'
import { courseSign, freshnessSign, scoresIn, scoreText, timeText } from '../../../../web/src/lib/caseload/words.ts'
import { makeRow } from './row.ts'

describe('scores in words', () => {
  it('show a fall to 0 as the full remission it is', () => {
    expect(scoreText({ first: 15, last: 0, changePercent: -100 }, 4)).toEqual({
      first: '15',
      last: '0',
      change: '−100\u00a0%',
    })
  })
  it('give points where the first score was 0', () => {
    expect(scoreText({ first: 0, last: 4, changePercent: null }, 2)?.change).toBe('+4 points')
  })
  it('tell a single score from none, also a single 0', () => {
    expect(scoreText({ first: null, last: 0, changePercent: null }, 1)).toEqual({
      first: null,
      last: '0',
      change: 'one score',
    })
  })
})

describe('a score without a first one', () => {
  const last = { first: null, last: 12, changePercent: null }
  it('is called the one score only where it is known to be one', () => {
    expect([1, 3, null].map((count) => scoreText(last, count).change)).toEqual([
      'one score',
      'no first score',
      'not compared',
    ])
  })
  it('is one of as many as the line over time shows, which is that of the lead', () => {
    const row = makeRow({ lead: 'phq-9', spark: [0, 16, 20, 12] })
    expect([scoresIn(row, 'phq-9'), scoresIn(row, 'gad-7'), scoresIn(makeRow(), 'phq-9')]).toEqual([2, null, null])
  })
})

describe('signs', () => {
  it('have words for every course and freshness', () => {
    for (const code of COURSES) expect(courseSign({ code, detail: null }).text).not.toBe('')
    for (const code of FRESHNESS) expect(freshnessSign({ code, days: 50 }).text).not.toBe('')
  })
  it('keep course and age of the score apart', () => {
    expect(courseSign({ code: 'response', detail: null }).tone).toBe('good')
    expect(freshnessSign({ code: 'stale', days: 45 })).toMatchObject({ text: 'stale 6\u00a0wk', tone: 'unknown' })
  })
  it('show week 0 as a week, and an unknown time as unknown', () => {
    expect(timeText(makeRow({ week: 0 }))).toEqual({ value: '0', unit: 'wk' })
    expect(timeText(makeRow({ week: null })).value).toBe('?')
  })
})
