import { describe, expect, it } from 'vitest'
import { savedNote } from '../../../web/src/lib/chart/saved.ts'
import { factLine } from '../../../web/src/lib/chart/words.ts'
import { makeChartRow, openSafety } from '../caseload/row.ts'

const today = '2026-11-23'

describe('an entry in one line', () => {
  it('says of a total alone that item 9 is unknown', () => {
    expect(
      factLine({ kind: 'assessment', day: today, instrument: 'phq-9', total: 0, occasion: 'initial' }, today),
    ).toMatchObject({
      text: '0, minimal. Total only. Item 9 unknown',
      safety: false,
    })
  })
  it('marks a positive item 9', () => {
    const answers = [0, 0, 0, 0, 0, 0, 0, 0, 1]
    expect(
      factLine({ kind: 'assessment', day: today, instrument: 'phq-9', answers, occasion: 'initial' }, today),
    ).toMatchObject({ text: '1, minimal. Item 9 = 1', safety: true })
  })
  it('does not double the point of a note', () => {
    const line = factLine(
      { kind: 'contact', day: today, outcome: 'completed', mode: 'phone', minutes: 0, work: [], note: 'Slept.' },
      today,
    )
    expect(line.text).toBe('0 min. Slept')
  })
})

describe('what is said after a save', () => {
  it('is what was saved, the version, and the safety item that opened', () => {
    const recorded = {
      episodeId: 'e1',
      version: 15,
      entryIds: ['x'],
      row: makeChartRow(),
      safety: openSafety({ since: today }),
    }
    const note = savedNote([{ kind: 'consent', day: today, state: 'verbal' }], recorded, today)
    expect(note).toEqual({ lines: ['Consent: Verbal'], version: 15, safety: true })
  })
})
