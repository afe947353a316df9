import { describe, expect, it } from 'vitest'
import { effective } from '../../../core/chart/effective.ts'
import { savedNote } from '../../../web/src/lib/chart/saved.ts'
import { entryViews, factLine, newSince } from '../../../web/src/lib/chart/words.ts'
import { makeChartRow } from '../caseload/row.ts'
import { makeEntry, phq9Total } from './entries.ts'

const today = '2026-11-23'
const first = makeEntry('a', phq9Total('2026-11-02', 18))
const second = makeEntry('b', phq9Total('2026-11-16', 21))
const replaced = makeEntry('c', {
  kind: 'correction',
  day: today,
  corrects: 'b',
  replacement: { kind: 'assessment', day: '2026-11-16', instrument: 'phq-9', total: 16, occasion: 'follow-up' },
  reason: 'digits turned round',
})
const struck = makeEntry('d', {
  kind: 'correction',
  day: today,
  corrects: 'a',
  replacement: null,
  reason: 'wrong person',
})
const views = (...entries: (typeof first)[]) => entryViews(entries, effective(entries).superseded, today)

describe('the entries of a chart', () => {
  it('stand newest day first', () => {
    expect(views(first, makeEntry('e', phq9Total('2026-11-20', 4))).map(({ entry }) => entry.id)).toEqual(['e', 'a'])
  })
  it('keep a corrected one with what stands instead, and show the correction as its own line', () => {
    const list = views(makeEntry('b', phq9Total('2026-11-16', 26)), replaced)
    const old = list.find(({ entry }) => entry.id === 'b')
    expect(old?.corrected).toMatchObject({ reason: 'digits turned round', by: 'km-1' })
    expect(old?.corrected?.instead).toContain('16, moderately severe')
    expect(list.find(({ entry }) => entry.id === 'c')).toMatchObject({ day: '2026-11-16', corrected: null })
  })
  it('tell what was struck out at the entry it struck, not twice', () => {
    const list = views(first, struck)
    expect(list).toHaveLength(1)
    expect(list[0]?.corrected?.instead).toBe('Nothing: struck out')
  })
  it('say of a total alone that item 9 is unknown', () => {
    expect(
      factLine({ kind: 'assessment', day: today, instrument: 'phq-9', total: 0, occasion: 'initial' }, today),
    ).toMatchObject({
      text: '0, minimal. Total only. Item 9 unknown',
      safety: false,
    })
  })
  it('mark a positive item 9', () => {
    const answers = [0, 0, 0, 0, 0, 0, 0, 0, 1]
    expect(
      factLine({ kind: 'assessment', day: today, instrument: 'phq-9', answers, occasion: 'initial' }, today),
    ).toMatchObject({ text: '1, minimal. Item 9 = 1', safety: true })
  })
  it('do not double the point of a note', () => {
    const line = factLine(
      { kind: 'contact', day: today, outcome: 'completed', mode: 'phone', minutes: 0, work: [], note: 'Slept.' },
      today,
    )
    expect(line.text).toBe('0 min. Slept')
  })
})

describe('a save that meets a newer version', () => {
  it('tells what others wrote in the meantime, and only that', () => {
    const news = newSince([first], [first, second, struck], today).map((line) => line.replaceAll('\u00a0', ' '))
    expect(news[1]).toBe('An entry was struck out')
    expect(news).toHaveLength(2)
    expect(newSince([first], [first], today)).toEqual([])
  })
})

describe('what is said after a save', () => {
  it('is what was saved, the version, and the safety item that opened', () => {
    const recorded = {
      episodeId: 'e1',
      version: 15,
      entryIds: ['x'],
      row: makeChartRow(),
      safety: { since: today, level: 1, before: 0 },
    }
    const note = savedNote([{ kind: 'consent', day: today, state: 'verbal' }], recorded, today)
    expect(note).toEqual({ lines: ['Consent: Verbal'], version: 15, safety: recorded.safety })
  })
})
