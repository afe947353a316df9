import { describe, expect, it } from 'vitest'
import { answerName, answerSign, safetyChips, safetyDone } from '../../../../web/src/lib/caseload/safety-signs.ts'
import { makeRow, openSafety } from './row.ts'

const today = '2026-11-23'
type Row = ReturnType<typeof makeRow>
const answered = (level: number | null, more: Partial<NonNullable<Row['answered']>> = {}): Row['answered'] => ({
  ...{ day: '2026-11-16', level, stale: false, instrument: 'phq-9' },
  ...more,
})
const settled = openSafety({
  ...{ state: 'settled', class: null, level: null, since: null, newest: null },
  settled: { how: 'low', day: '2026-11-11' },
})
const texts = (row: Row) => safetyChips(row, today).map(({ text }) => text.replaceAll('\u00a0', ' '))

describe('an answer about safety in words', () => {
  it('writes 0 as what was answered, without a tick', () => {
    const sign = answerSign(makeRow({ answered: answered(0) }), today)
    expect(sign).toMatchObject({ text: 'Item 9 = 0', tone: 'quiet', icon: null })
    expect(sign.day.replace('\u00a0', ' ')).toBe('16 Nov')
  })
  it('calls an old 0 unknown', () => {
    expect(answerSign(makeRow({ answered: answered(0, { stale: true }) }), today).tone).toBe('unknown')
  })
  it('calls a missing answer unknown, never 0', () => {
    const sign = answerSign(makeRow({ answered: answered(null) }), today)
    expect(sign).toMatchObject({ text: 'Item 9 unknown', tone: 'unknown' })
    expect(answerSign(makeRow(), today).tone).toBe('unknown')
  })
  it('keeps an open answer a safety sign however old it is', () => {
    const row = makeRow({ answered: answered(2, { stale: true }), safety: openSafety() })
    expect(answerSign(row, today)).toMatchObject({ text: 'Item 9: 2', tone: 'safety' })
  })
  it('law S2: shows the open answer above a later one that is lower or not known, which stands beside it', () => {
    const safety = openSafety({ level: 3, on: '2026-11-10', newest: '2026-11-16', since: '2026-11-10' })
    for (const [level, beside, tone] of [
      [null, 'Item 9 unknown 16 Nov', 'unknown'],
      [0, 'Item 9 = 0 16 Nov', 'quiet'],
      [1, 'Item 9 = 1 16 Nov', 'safety'],
    ] as const) {
      const row = makeRow({ answered: answered(level), safety })
      const { day, ...sign } = answerSign(row, today)
      // The day of the answer that stands there, never that of the last one.
      expect([sign, day.replace('\u00a0', ' ')]).toEqual([
        expect.objectContaining({ text: 'Item 9: 3', tone: 'safety' }),
        '10 Nov',
      ])
      expect([texts(row), safetyChips(row, today)[0]?.tone]).toEqual([[beside], tone])
    }
    const ofFinding = makeRow({ answered: answered(1), safety: { ...safety, on: null } })
    expect(answerSign(ofFinding, today)).toMatchObject({ text: 'Item 9: 3', day: '' })
    const same = makeRow({ answered: answered(3), safety })
    expect([answerSign(same, today).text, texts(same)]).toEqual(['Item 9: 3', []])
  })
  it('law S3: says the finding that holds the item beside a later 0', () => {
    const found = openSafety({ state: 'moderate', class: 3, level: 2, newest: null })
    const [chip] = safetyChips(makeRow({ answered: answered(0), safety: found }), today)
    expect(chip).toMatchObject({ text: 'risk moderate', tone: 'safety' })
  })
  it('is calm where the item is settled, with how and when beside it', () => {
    const row = makeRow({ answered: answered(3), safety: settled })
    expect(answerSign(row, today)).toMatchObject({ text: 'Item 9: 3', tone: 'quiet' })
    expect(texts(row)).toEqual(['settled: low 11 Nov'])
  })
  it('says of what was struck out what it was, and that it waits to be confirmed', () => {
    const struck = openSafety({ state: 'struck-out', class: 5, level: 2, since: '2026-11-10', struck: '2026-11-20' })
    expect(texts(makeRow({ answered: answered(0), safety: struck }))).toEqual([
      'Item 9 was 2, struck out 20 Nov, to be confirmed',
    ])
    expect(texts(makeRow({ safety: { ...struck, level: 0, instrument: null } }))).toEqual([
      'A finding was recorded, struck out 20 Nov, to be confirmed',
    ])
  })
  it('law S8: is calm and in the history where it lies before the episode', () => {
    const safety = openSafety({ state: 'none', class: null, history: { day: '2026-05-03', level: 3 } })
    const row = makeRow({ answered: answered(3, { day: '2026-05-03', stale: true }), safety })
    expect(answerSign(row, today)).toMatchObject({ text: 'Item 9: 3, old', tone: 'unknown' })
    expect(texts(row)).toEqual(['history: 3 on 3 May'])
  })
  it('is calm with another service until the check day, and red for a new answer meanwhile', () => {
    const elsewhere = { how: 'handed-over', checkDay: '2026-11-25', passed: false } as const
    const row = makeRow({ answered: answered(3), safety: openSafety({ state: 'elsewhere', class: null, elsewhere }) })
    expect(answerSign(row, today).tone).toBe('quiet')
    expect(texts(row)).toEqual(['handed over, check 25 Nov'])
    const again = makeRow({ ...row, safety: openSafety({ state: 'elsewhere', class: 2, elsewhere, newAnswer: true }) })
    expect(answerSign(again, today).tone).toBe('safety')
  })
  it('tells what was done with its days', () => {
    const safety = openSafety({ assessed: { day: '2026-11-20', finding: 'moderate' } })
    const row = makeRow({ safety, safetyPlan: '2026-11-21' })
    expect(safetyDone(row, today).replaceAll('\u00a0', ' ')).toBe('risk assessed 20 Nov: moderate, plan 21 Nov')
    expect(safetyDone(makeRow(), today)).toBe('')
  })
  it('law S9: names the item as its instrument does, and no unknown one item 9', () => {
    const row = makeRow({ answered: answered(3, { instrument: 'c-ssrs' }), safety: openSafety() })
    expect(answerSign(row, today).text).toBe('C-SSRS: 3')
    expect(answerName(null)).toBe('Answer')
  })
})
