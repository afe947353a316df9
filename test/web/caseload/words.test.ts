import { describe, expect, it } from 'vitest'
import { COURSES, FRESHNESS } from '../../../core/caseload/course.ts'
import { sparkline } from '../../../web/src/routes/caseload/[clinicId]/sparkline.ts'
import {
  courseSign,
  fourScores,
  freshnessSign,
  scoreText,
  shortTrack,
  timeText,
} from '../../../web/src/lib/caseload/words.ts'
import { makeRow } from './row.ts'

describe('scores in words', () => {
  it('show a fall to 0 as the full remission it is', () => {
    expect(scoreText({ first: 15, last: 0, changePercent: -100 })).toEqual({
      first: '15',
      last: '0',
      change: '−100\u00a0%',
    })
  })
  it('give points where the first score was 0', () => {
    expect(scoreText({ first: 0, last: 4, changePercent: null })?.change).toBe('+4 points')
  })
  it('tell a single score from none, also a single 0', () => {
    expect(scoreText({ first: null, last: 0, changePercent: null })).toEqual({
      first: null,
      last: '0',
      change: 'one score',
    })
  })
  it('say of a chart what its line in the caseload says', () => {
    const at = (day: string, total: number) => ({ day, total })
    const track = { id: 'phq-9', best: null, previous: null, changePercent: -50 } as const
    expect(shortTrack({ ...track, baseline: at('2026-09-01', 18), last: at('2026-09-01', 9), count: 2 })).toEqual({
      id: 'phq-9',
      first: 18,
      last: 9,
      changePercent: -50,
    })
    expect(
      shortTrack({ ...track, baseline: at('2026-09-01', 18), last: at('2026-09-01', 18), count: 1 }).first,
    ).toBeNull()
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

describe('the four scores', () => {
  const track = (best: { day: string; total: number }) => ({
    ...{ id: 'phq-9' as const, baseline: { day: '2026-09-07', total: 15 }, previous: null, count: 2 },
    changePercent: 27,
    ...{ best, last: { day: '2026-11-16', total: 19 } },
  })
  it('name no best where the first was the best', () => {
    const said = (best: { day: string; total: number }) =>
      fourScores(track(best), '2026-11-23').replaceAll('\u00a0', ' ')
    expect(said({ day: '2026-09-07', total: 15 })).toBe('first 15 (7 Sep) · last 19 (16 Nov)')
    expect(said({ day: '2026-10-07', total: 11 })).toBe('first 15 (7 Sep) · best 11 (7 Oct) · last 19 (16 Nov)')
  })
})

describe('the sparkline', () => {
  const row = (spark: number[], first: number | null, lead: 'phq-9' | 'gad-7' = 'phq-9') =>
    makeRow({
      lead,
      spark,
      measures: [{ id: lead, first, last: spark.at(-1) ?? 0, changePercent: null }],
    })
  it('keeps real time: a long gap is a long line', () => {
    const line = sparkline(row([0, 20, 10, 10, 100, 5], 20))
    const x = [...(line?.path.matchAll(/[ML]([\d.]+) /g) ?? [])].map(([, at]) => Number(at))
    expect(x[1]! - x[0]!).toBeLessThan((x[2]! - x[1]!) / 5)
    expect(line?.label).toBe('PHQ-9 20, 10, 5')
  })
  it('draws one score as a point, and no half line below a first score of 0', () => {
    expect(sparkline(row([0, 0], null))).toMatchObject({ path: '', half: null })
    expect(sparkline(row([0, 12], null))?.half).not.toBeNull()
    expect(sparkline(makeRow())).toBeNull()
  })
  it('is of the lead measure, on its own range', () => {
    const gad = sparkline(row([0, 21], 21, 'gad-7'))
    expect(gad?.label).toBe('GAD-7 21')
    expect(gad?.end.y).toBe(4)
  })
})
