import { describe, expect, it } from 'vitest'
import { NOTES_WITH_CHART, withoutEarlierNotes } from '../../../core/chart/earlier-notes.ts'
import type { Entry, NewEntry } from '../../../core/chart/entry.ts'
import { factOf } from '../../../core/chart/families.ts'
import { readChart } from '../../../core/chart/fold.ts'
import { KIND_NAMES } from '../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../core/chart/kinds/read.ts'
import { anEpisode, contact, entries, phq9, referral } from '../../support/charts.ts'

const day = '2026-10-20'
const noted = (i: number): NewEntry => contact(day, { note: `Note ${i}` })
/** A chart with so many entries that have a note, each recorded by a save of its own. */
const chartOf = (...facts: readonly NewEntry[]): Entry[] =>
  entries(...facts).map((entry, i) => ({ ...entry, version: i + 1, place: 0 }))
const noteOf = (entry: Entry) => (factOf(entry) as { note?: string } | null)?.note
const many = (n: number) => Array.from({ length: n }, (_, i) => noted(i))

describe('the notes of a chart', () => {
  it('all travel with it where there are no more than the newest', () => {
    const all = chartOf(referral('2026-10-01'), ...many(NOTES_WITH_CHART))
    expect(withoutEarlierNotes(all)).toEqual(all)
  })

  it('of entries recorded before the newest are left out and said to be; every entry is still there, in its place', () => {
    const all = chartOf(referral('2026-10-01'), ...many(NOTES_WITH_CHART + 7))
    const sent = withoutEarlierNotes(all.toReversed()).toReversed()
    expect(sent.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    const left = sent.filter(({ unsent }) => unsent)
    expect(left.map(({ id }) => id)).toEqual(all.slice(1, 8).map(({ id }) => id))
    expect(left.every((entry) => noteOf(entry) === undefined && entry.unsent?.join() === 'note')).toBe(true)
    expect(sent.slice(8).map(noteOf)).toEqual(all.slice(8).map(noteOf))
  })

  it('are never said to be left out of an entry that has none', () => {
    const all = chartOf(contact(day), phq9(day, 12), ...many(NOTES_WITH_CHART + 1))
    expect(withoutEarlierNotes(all).flatMap(({ id, unsent }) => (unsent ? [id] : []))).toEqual([all[2]?.id])
  })

  it('are left out of what a correction puts in place, and why it was made stays', () => {
    const [first, ...rest] = chartOf(noted(0), noted(1), ...many(NOTES_WITH_CHART))
    const fact: NewEntry = {
      ...{ kind: 'correction', day, corrects: first?.id ?? '', reason: 'Wrong minutes' },
      replacement: contact(day, { minutes: 20, note: 'Kept' }) as Extract<NewEntry, { kind: 'contact' }>,
    }
    const [, corrected] = withoutEarlierNotes([first, { ...rest[0], fact }, ...rest.slice(1)] as Entry[])
    expect(corrected).toMatchObject({
      unsent: ['note'],
      fact: { reason: 'Wrong minutes', replacement: { minutes: 20 } },
    })
    expect(corrected && noteOf(corrected)).toBeUndefined()
  })

  it('are read by no rule: a chart without them says the same of the person (law O2)', () => {
    const all = chartOf(referral('2026-10-01'), phq9('2026-10-02', 18), ...many(NOTES_WITH_CHART + 40), phq9(day, 9))
    const of = (some: readonly Entry[]) => readChart(anEpisode(), some, {}).summary
    expect(of(withoutEarlierNotes(all))).toEqual(of(all))
  })

  it('are left out only of kinds that are not about safety: what is open of it never waits for a second answer', () => {
    const onDemand = KIND_NAMES.filter((kind) =>
      rowsOf(kind).some(([, field]) => 'onDemand' in field && field.onDemand),
    )
    expect(onDemand.toSorted()).toEqual(['case-review', 'contact'])
  })
})
