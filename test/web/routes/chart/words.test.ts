import { describe, expect, it } from 'vitest'
import fc from '../../../support/seeded.ts'
import { EVERY_FACT_KIND, factOfKind } from '../../../support/whole-charts/index.ts'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { isReadInFull } from '../../../../web/src/routes/chart/[episodeId]/entries/read-in-full.ts'
import { NOTHING_SINCE } from '../../../../web/src/routes/chart/[episodeId]/save/put-away.ts'
import { savedNote } from '../../../../web/src/routes/chart/[episodeId]/save/saved.ts'
import { factLine, treatmentWords } from '../../../../web/src/routes/chart/[episodeId]/entries/words.ts'
import type { Entry } from '../../../../core/chart/entry.ts'
import type { Recorded } from '../../../../core/contract/index.ts'
import { makeEntry } from './entries.ts'
import { makeChartRow, openSafety } from '../../lib/caseload/row.ts'

const today = '2026-11-23'

describe('an entry in one line', () => {
  it.each(EVERY_FACT_KIND)('is said of a %s, whatever it holds', (kind) => {
    fc.assert(
      fc.property(factOfKind(kind), (fact) => {
        const { what, text } = factLine(fact, today)
        expect(what).not.toBe('')
        expect(`${what} ${text}`).not.toMatch(/undefined|null|NaN|\[object/)
      }),
      { numRuns: 30 },
    )
  })
  it('names who follows the person, and says where the name is not known or nobody does', () => {
    const assigned = (careManager: string | null): ClinicalFact => ({ kind: 'assignment', day: today, careManager })
    const nameOf = (sub: string) => ({ k: 'Kerensa Aldous' })[sub] ?? sub
    expect(factLine(assigned('k'), today, nameOf)).toMatchObject({ what: 'Care manager', text: 'Kerensa Aldous' })
    expect(factLine(assigned(null), today, nameOf).text).toBe('Nobody assigned')
    expect(factLine(assigned('k'), today).text).toBe('Somebody whose name is not known here')
  })
  it('says what safety came with the person, and marks it while it is open', () => {
    const carried = {
      ...({ kind: 'safety-carried', day: today, state: 'unassessed', instrument: 'phq-9', item: 9, level: 3 } as const),
      ...{ coveredLevel: null, since: '2026-11-11', assessed: null, by: null, from: 'e1' },
    }
    expect(factLine(carried, today)).toMatchObject({ text: 'Unassessed. Item 9: 3. Since 11\u00a0Nov', safety: true })
  })
  it('says of a hand-over that came with the person to whom it was, who accepted and when it is checked', () => {
    const carried = {
      ...({
        kind: 'safety-carried',
        day: today,
        state: 'elsewhere',
        how: 'handed-over',
        service: 'Crisis team',
      } as const),
      ...{ acceptedBy: 'J. Rivera', checkDay: today, since: '2026-11-11', assessed: null, by: null, from: 'e1' },
    }
    const { text } = factLine(carried, today)
    expect(text).toMatch(/^Elsewhere\. Since 11.Nov\. To Crisis team\. Accepted by J\. Rivera\. Check on /)
  })
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
  it('says who told that somebody was received', () => {
    const received = { kind: 'safety-outcome', day: today, outcome: 'received', by: 'Nurse Brandt' } as const
    expect(factLine(received, today).text).toBe('Told by Nurse Brandt')
  })
  it('puts sentences side by side, and no comma before a capital', () => {
    const assessed: ClinicalFact = {
      ...{ kind: 'safety', day: today, event: 'risk-assessment', instrument: 'C-SSRS', finding: 'low' },
      ...{ assessedBy: 'Dr. Moss', meansAsked: true },
    }
    expect(factLine(assessed, today).text).toBe('Low risk. Asked with C-SSRS. Assessed by Dr. Moss. Means asked about')
  })
  it('of a screener says how many of its questions were asked', () => {
    const screener: ClinicalFact = {
      ...{ kind: 'c-ssrs', day: today, ideation: [true, false, null, null, null], behaviour: null },
      finding: 'low',
    }
    expect(factLine(screener, today).text).toBe('Low risk. Ideation 1. 2 of 6 asked')
  })
  it('of a change of treatment says to what', () => {
    const change = { name: 'sertraline', dose: '100 mg daily', action: 'dose-change' } as const
    expect(treatmentWords(change)).toBe('sertraline changed to 100 mg daily')
    expect(treatmentWords({ ...change, action: 'start' })).toBe('sertraline 100 mg daily started')
    expect(treatmentWords({ name: 'CBT', action: 'stop' })).toBe('CBT stopped')
  })
})

describe('what is said after a save', () => {
  const recorded = (...entries: readonly Entry[]): Recorded => ({
    ...{ episodeId: 'e1', version: 15, entryIds: entries.map(({ id }) => id), entries: [...entries] },
    ...{ row: makeChartRow(), safety: openSafety({ since: today }) },
  })
  const consent = makeEntry('c', { kind: 'consent', day: today, state: 'verbal' })
  const lines = (entry: Entry) =>
    savedNote(recorded(entry), [consent], { today, late: false, since: NOTHING_SINCE, isKnown: isReadInFull }).lines
  it('is what was saved, the version, and the safety item that opened', () => {
    expect(
      savedNote(recorded(consent), [], { today, late: false, since: NOTHING_SINCE, isKnown: isReadInFull }),
    ).toEqual({
      ...{ lines: ['Consent: Verbal'], version: 15, safety: 'It stays open until it is settled.', late: false },
      ...NOTHING_SINCE,
    })
  })
  it('is as it was written, of what a newer server wrote and this page does not know', () => {
    const strange = { kind: 'consent', day: today, state: 'holographic' } as never
    expect(lines(makeEntry('d', strange))).toEqual(['An entry that this page does not know in full: state holographic'])
  })
  it('names what was left out since it was sent', () => {
    const since = { ...NOTHING_SINCE, takenBack: ['c'] }
    const note = savedNote(recorded(consent), [], { today, late: true, since, isKnown: isReadInFull })
    expect([note.takenBack, note.late]).toEqual([['Consent: Verbal'], true])
  })
  it('is what was struck out, and of a correction what stands now', () => {
    const correction = { kind: 'correction', day: today, corrects: 'c', reason: 'Wrong person' } as const
    expect(lines(makeEntry('d', { ...correction, replacement: null }))).toEqual(['Struck out: Consent: Verbal'])
    const replacement = { kind: 'consent', day: today, state: 'written' } as const
    expect(lines(makeEntry('d', { ...correction, replacement }))).toEqual(['Corrected: Consent: Written'])
  })
})
