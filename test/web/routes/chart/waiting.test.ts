import { describe, expect, it } from 'vitest'
import { safetyChart } from '../../../../core/chart/safety-steps.ts'
import type { ClinicalFact, NewEntry } from '../../../../core/chart/entry.ts'
import { waitingFor } from '../../../../web/src/routes/chart/[episodeId]/safety/waiting.ts'
import { makeEntry } from './entries.ts'

const today = '2026-11-23'
const item9 = (level: number, day = '2026-11-09'): ClinicalFact => ({
  ...{ kind: 'assessment', day, instrument: 'phq-9', occasion: 'follow-up' },
  answers: [1, 1, 1, 1, 1, 1, 1, 1, level],
})
const high: ClinicalFact = {
  ...{ kind: 'safety', day: '2026-11-10', event: 'risk-assessment', instrument: 'C-SSRS', finding: 'high' },
  assessedBy: 'Dr. Moss',
}
const chartOf = (...facts: readonly (readonly [author: string, fact: NewEntry])[]) =>
  facts.map(([author, fact], i) => makeEntry(`e${i}`, fact, { author, version: i + 1 }))
const waitingIn = (entries: ReturnType<typeof chartOf>, sub: string, consultant = false) =>
  waitingFor(safetyChart(entries, today, {}), entries, { sub, consultant }, (author) => `the name of ${author}`)
const died: ClinicalFact = { kind: 'safety-outcome', day: '2026-11-12', outcome: 'died' }
const strike = (corrects: string): NewEntry => ({
  ...{ kind: 'correction', day: '2026-11-20', corrects, replacement: null, reason: 'Wrong person' },
})

describe('what waits for a second person', () => {
  it('is an outcome that somebody else recorded, with who recorded it when', () => {
    const entries = chartOf(['km-1', item9(3)], ['km-1', died])
    expect(waitingIn(entries, 'km-2').map(({ confirms, says }) => [confirms, says.replaceAll('\u00a0', ' ')])).toEqual([
      ['died', '"died" of 12 Nov, recorded by the name of km-1 on 12 Nov'],
    ])
    expect(waitingIn(entries, 'km-1')).toEqual([])
  })
  it('is no outcome that is confirmed: what is struck out later is what waits then', () => {
    const entries = chartOf(
      ['km-1', item9(3)],
      ['km-1', died],
      ['km-2', { kind: 'safety-confirmation', day: '2026-11-13', confirms: 'died' }],
      ['km-1', item9(3, '2026-11-18')],
      ['km-1', strike('e3')],
    )
    const waiting = waitingIn(entries, 'km-2')
    expect(waiting.map(({ confirms }) => confirms)).toEqual(['struck-out'])
    expect(waiting[0]?.says.replaceAll('\u00a0', ' ')).toBe(
      'Item 9 = 3 of 18 Nov was struck out (Wrong person), recorded by the name of km-1 on 20 Nov',
    )
  })
  it('names a finding as a finding', () => {
    const entries = chartOf(['km-1', high], ['km-1', strike('e0')])
    expect(waitingIn(entries, 'km-2')[0]?.says).toMatch(/^the finding high of/)
  })
  it('is "not reached" for a consultant alone', () => {
    const missed: ClinicalFact = { kind: 'safety-outcome', day: '2026-11-14', outcome: 'not-reached' }
    const attempt = (day: string, mode: 'phone' | 'letter'): ClinicalFact => ({
      ...{ kind: 'contact', day, outcome: 'attempted', mode, work: [] },
    })
    const entries = chartOf(
      ['km-1', item9(3)],
      ['km-1', attempt('2026-11-10', 'phone')],
      ['km-1', attempt('2026-11-11', 'letter')],
      ['km-1', attempt('2026-11-12', 'phone')],
      ['km-1', missed],
    )
    expect(waitingIn(entries, 'km-2')).toEqual([])
    expect(waitingIn(entries, 'ines', true).map(({ confirms }) => confirms)).toEqual(['not-reached'])
  })
})
