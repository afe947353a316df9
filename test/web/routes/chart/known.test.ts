import { describe, expect, it } from 'vitest'
import type { ClinicalFact, Entry, NewEntry } from '../../../../core/chart/entry.ts'
import { entryList, entryViews } from '../../../../web/src/routes/chart/[episodeId]/entries/entry-list.ts'
import { isReadInFull } from '../../../../web/src/routes/chart/[episodeId]/entries/read-in-full.ts'
import { knownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { refusedHere } from '../../../../web/src/routes/chart/[episodeId]/save/admission.ts'
import { unreadLine } from '../../../../web/src/routes/chart/[episodeId]/unread.ts'
import { OneChart, TODAY } from './at-hand.ts'
import { makeEntry } from './entries.ts'

const fact = (kind: string, more: object) => ({ kind, day: '2026-11-20', ...more }) as unknown as ClinicalFact
const NEWER = {
  'an instrument': fact('assessment', { instrument: 'ptsd-5', total: 30, occasion: 'follow-up' }),
  'a way a safety item ended': fact('safety-outcome', { outcome: 'taken-over', by: 'J. Rivera' }),
  'a finding': fact('c-ssrs', { ideation: [true, null, null, null, null], behaviour: null, finding: 'very-high' }),
  'an outcome of a contact': fact('contact', { outcome: 'left-message', mode: 'phone', work: [] }),
  'an action of treatment': fact('treatment', {
    action: 'augment',
    modality: 'medication',
    name: 'TMS',
    underPlan: true,
  }),
  'a field': fact('consent', { state: 'written', witness: 'K. A.' }),
}
const holding = (...entries: readonly Entry[]) => {
  const { chart } = new OneChart()
  return knownChart({ ...chart, entries: [...chart.entries, ...entries] }, isReadInFull)
}
const recorder = { today: TODAY, local: null, by: { sub: 'km-1', consultant: false } }
const correction = (corrects: string, replacement: ClinicalFact | null): NewEntry => ({
  ...{ kind: 'correction', day: TODAY, corrects, replacement, reason: 'Wrong' },
})

describe.each(Object.entries(NEWER))('an entry with %s that only a newer server knows', (_, newer) => {
  it('is listed as such, with what it says as it was written, and is no entry to be read or corrected', () => {
    const chart = holding(makeEntry('newer', newer))
    expect(chart.entries.map(({ id }) => id)).toEqual(['referred'])
    const [line] = chart.strange.map(unreadLine)
    expect(line?.what).toBe('Written by a newer version')
    for (const [name, value] of Object.entries(newer))
      if (typeof value === 'string' && !['kind', 'day'].includes(name)) expect(line?.text).toContain(`${name} ${value}`)
    const listed = entryList(entryViews(chart.entries, {}, TODAY), chart.strange)
    expect(listed.map(({ id }) => id)).toEqual(['newer', 'referred'])
  })
  it('leaves it to the server what may be recorded beside it', () => {
    const chart = holding(makeEntry('newer', newer))
    const late = fact('consent', { state: 'written', day: '2999-01-01' })
    expect(refusedHere(chart, [late], recorder)).toEqual([])
    expect(refusedHere(holding(), [late], recorder)).not.toEqual([])
  })
  it('stays told where it was corrected: one that strikes it out is told with it, what stands instead by itself', () => {
    const instead = fact('consent', { state: 'verbal' })
    const struck = holding(makeEntry('newer', newer), makeEntry('struck', correction('newer', null)))
    expect([struck.strange.map(({ id }) => id), struck.entries.map(({ id }) => id)]).toEqual([['newer'], ['referred']])
    const changed = holding(makeEntry('newer', newer), makeEntry('changed', correction('newer', instead)))
    expect(changed.entries.map(({ id }) => id)).toEqual(['referred', 'changed'])
  })
})

describe('what the rules of this page cannot judge', () => {
  it('is sent, and judged by the server', () => {
    expect(refusedHere(holding(), [NEWER['an instrument']], recorder)).toEqual([])
  })
})
