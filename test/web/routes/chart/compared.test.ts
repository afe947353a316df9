import { describe, expect, it } from 'vitest'
import { comparedWith } from '../../../../web/src/routes/chart/[episodeId]/forms/compared.ts'
import { makeChartRow } from '../../lib/caseload/row.ts'
import { makeEntry, phq9Total } from './entries.ts'

const entries = [
  makeEntry('a', phq9Total('2026-09-07', 18)),
  makeEntry('b', {
    ...{ kind: 'assessment', day: '2026-10-05', instrument: 'phq-9', occasion: 'follow-up' },
    answers: [1, 1, 1, 1, 1, 1, 1, 1, 2],
  }),
  makeEntry('c', phq9Total('2026-11-16', 9)),
]
const last = { day: '2026-11-16', total: 9 }
const row = makeChartRow({
  measures: [{ id: 'phq-9', baseline: null, best: null, previous: null, last, count: 1, changePercent: null }],
})
const of = (id: string) => comparedWith({ row, entries }, 'phq-9', entries.find((entry) => entry.id === id) ?? null)

describe('a score that is typed', () => {
  it('is compared with the last one, where it is new', () => {
    expect(of('none').previous).toEqual(last)
  })
  it('is compared with the one before it, where it is corrected, and never with itself', () => {
    expect(of('c').previous).toEqual({ day: '2026-10-05', total: 10 })
    expect(of('b').previous).toEqual({ day: '2026-09-07', total: 18 })
    expect(of('a').previous).toBeNull()
  })
  it('has its safety answer compared in the same way; a total tells none', () => {
    expect(of('a').answered).toBeNull()
    expect(of('b').answered).toMatchObject({ day: '2026-09-07', level: null, instrument: 'phq-9' })
    expect(comparedWith({ row, entries: entries.slice(1) }, 'phq-9', entries[2] ?? null).answered).toMatchObject({
      level: 2,
    })
  })
  it('has the answers given before beside its items: the last ones of the chart, of a correction those before it', () => {
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, 2]
    expect(of('none').answers).toEqual({ day: '2026-10-05', answers })
    expect(of('c').answers).toEqual({ day: '2026-10-05', answers })
    expect([of('b').answers, of('a').answers]).toEqual([null, null])
    expect(comparedWith({ row, entries }, 'gad-7', null).answers).toBeNull()
  })
})
