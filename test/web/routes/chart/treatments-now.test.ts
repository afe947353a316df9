import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import type { NewEntry } from '../../../../core/chart/entry.ts'
import { toFact, typed } from '../../../../web/src/lib/forms/draft.ts'
import { knownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import TreatmentForm from '../../../../web/src/routes/chart/[episodeId]/forms/TreatmentForm.svelte'
import {
  about,
  chosenNow,
  doesNotFit,
  treatmentsNow,
} from '../../../../web/src/routes/chart/[episodeId]/forms/treatments-now.ts'
import { OneChart } from './at-hand.ts'
import { labels } from './drawn.ts'
import { drafted } from './drafts.ts'
import { makeEntry, started } from './entries.ts'

const today = '2026-11-23'
const drug = (action: 'dose-change' | 'stop', name: string, more: object = {}) =>
  ({ ...started('2026-11-02', name), action, ...more }) as NewEntry
const entries = (...facts: readonly NewEntry[]) =>
  facts.map((fact, version) => makeEntry(`e${version}`, fact, { version: version + 1 }))
const given: NewEntry = {
  ...{ kind: 'contact', day: '2026-11-10', outcome: 'completed', mode: 'phone', work: ['problem-solving'] },
} as NewEntry
const now = treatmentsNow(
  entries(
    { ...started('2026-10-01', 'Sertraline'), dose: '50 mg' } as NewEntry,
    started('2026-10-05', 'lisinopril'),
    drug('stop', 'Lisinopril'),
    { ...started('2026-10-20', 'escitalopram'), dose: '10 mg' } as NewEntry,
    given,
  ),
)

describe('what a person takes or does now', () => {
  it('is what was started and not stopped, with its dose, and the therapy given last', () => {
    expect(now.map(({ name, dose }) => [name, dose])).toEqual([
      ['escitalopram', '10 mg'],
      ['Sertraline', '50 mg'],
      ['problem-solving', ''],
    ])
  })
  it('is picked to change or stop: what it is stands in the form, whatever it is', () => {
    for (const one of now) {
      const form = about(drafted('treatment', today, { action: 'stop' }), one)
      expect([chosenNow(form, now), doesNotFit(form, now)]).toEqual([one, null])
      const checked = toFact(form)
      expect(checked.ok && checked.fact).toMatchObject({
        ...{ kind: 'treatment', action: 'stop', name: one.name, modality: one.modality },
      })
    }
  })
  it('is held against what is typed: a stop of what nobody takes is asked about, in the same words of no dose', () => {
    const stop = drafted('treatment', today, { action: 'stop', name: 'fluoxetine', dose: '20' })
    expect(doesNotFit(stop, now)).toBe(
      'Nothing of that name is recorded as going on. What is: escitalopram 10 mg; Sertraline 50 mg; problem solving.',
    )
    expect(doesNotFit(stop, [])).toContain('Nothing is recorded as going on here')
    expect(doesNotFit(typed(stop, { name: 'SERTRALINE ' }), now)).toBeNull()
    expect(doesNotFit(drafted('treatment', today, { name: 'Zoloft' }), now)).toContain('goes on already')
    expect(doesNotFit(drafted('treatment', today, { name: ' ' }), now)).toBeNull()
  })
  it('stands in the form of a change or a stop, and not in that of a start', () => {
    const one = new OneChart()
    one.adds([{ ...started('2026-10-01', 'Sertraline'), dose: '50 mg' } as NewEntry])
    const html = (action: string) =>
      render(TreatmentForm, {
        props: {
          ...{ draft: drafted('treatment', today, { action }), today, problems: [], hidden: [], corrects: null },
          chart: knownChart(one.chart),
        },
      }).body
    expect([html('start'), html('stop'), html('dose-change')].map((body) => body.includes('Sertraline 50 mg'))).toEqual(
      [...[false, true, true]],
    )
    expect([labels(html('stop')).includes('Dose'), labels(html('dose-change')).includes('Dose')]).toEqual([false, true])
  })
})
