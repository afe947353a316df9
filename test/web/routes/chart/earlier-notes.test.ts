import { describe, expect, it } from 'vitest'
import { withoutEarlierNotes } from '../../../../core/chart/earlier-notes.ts'
import type { Chart } from '../../../../core/contract/index.ts'
import { draftOf, factSoFar } from '../../../../web/src/lib/forms/draft.ts'
import { entryViews, newSince } from '../../../../web/src/routes/chart/[episodeId]/entries/entry-list.ts'
import { notesNeeded, unsentIn } from '../../../../web/src/routes/chart/[episodeId]/entries/notes-needed.ts'
import { knownChart, withNotes } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { plainText } from '../../../../web/src/routes/chart/[episodeId]/outside/plain-text.ts'
import { contact } from '../../../support/charts.ts'
import { OneChart, TODAY } from './at-hand.ts'
import { makeEntry } from './entries.ts'

const fact = contact('2026-10-20', { note: 'Slept badly' })
const whole = makeEntry('old', fact)
const noted = [
  whole,
  ...Array.from({ length: 100 }, (_, i) =>
    makeEntry(`n${i}`, contact('2026-10-01', { note: 'x' }), { version: i + 2 }),
  ),
]
const chart = { ...new OneChart().chart, entries: [...withoutEarlierNotes(noted)] } as Chart
const without = chart.entries[0] ?? whole
const corrected = { ...chart, superseded: { n5: 'old' } }

describe('an entry whose note did not come with its chart (law W1)', () => {
  it('says so wherever it is put in words: in the list, in copied text, and in what was recorded since', () => {
    const [view] = entryViews([without], {}, TODAY)
    const said = 'An earlier note is not loaded here'
    expect(view?.line.text).toContain(said)
    expect(newSince([], [without], TODAY)[0]).toContain(said)
    expect(plainText(knownChart(chart), { clinic: null, zone: undefined, nameOf: (sub) => sub ?? '' }, null)).toContain(
      said,
    )
    expect(entryViews([whole], {}, TODAY)[0]?.line.text).not.toContain(said)
  })

  it('is opened to correction with its note alone, unless a correction was opened with it before', () => {
    expect(unsentIn({ ...chart, strange: [] })).toEqual(['old'])
    expect(notesNeeded(chart, 'old', false)).toEqual(['old'])
    expect(notesNeeded(chart, 'old', true)).toEqual([])
    expect(notesNeeded(chart, 'n3', false)).toEqual([])
  })

  it('is waited for where it stands instead of the entry that is corrected, whatever is typed', () => {
    expect(notesNeeded(corrected, 'n5', true)).toEqual(['old'])
  })

  it('has its note once it was asked for, also when the chart is read again, and its correction keeps it', () => {
    const filled = withNotes(chart, [whole])
    expect(notesNeeded(filled, 'old', false)).toEqual([])
    const [entry] = filled.entries
    expect(entry?.fact).toEqual(fact)
    expect(factSoFar(draftOf(fact as never))).toMatchObject({ note: 'Slept badly' })
  })

  it('of a kind that this page does not know is not listed as if that were all it says, and is loaded with all others', () => {
    const strange = { ...without, fact: { kind: 'visit', day: '2026-10-20' } } as unknown as typeof without
    const told = {
      ...whole,
      fact: { kind: 'visit', day: '2026-10-20', note: 'Slept badly' },
    } as unknown as typeof whole
    const before = { ...chart, entries: [strange] }
    expect(knownChart(before).strange[0]?.says).toBe('note not loaded here')
    expect(unsentIn(knownChart(before))).toEqual(['old'])
    const after = knownChart(withNotes(before, [told]))
    expect([after.strange[0]?.says, unsentIn(after)]).toEqual(['note Slept badly', []])
  })
})
