import { describe, expect, it } from 'vitest'
import type { NewEntry } from '../../../../core/chart/entry.ts'
import { SAFETY_STEPS } from '../../../../core/chart/vocabulary.ts'
import { safetyHead, stepButtons } from '../../../../web/src/routes/chart/[episodeId]/safety/safety-words.ts'
import { makeChartRow, openSafety } from '../../lib/caseload/row.ts'
import { makeEntry } from './entries.ts'

const today = '2026-11-23'
const linesOf = (safety: ReturnType<typeof openSafety>, ...facts: NewEntry[]) =>
  safetyHead(
    {
      row: makeChartRow({ safety }),
      entries: facts.map((fact, i) => makeEntry(`e${i}`, fact)),
      superseded: {},
    },
    today,
  ).lines.map((line) => line.replaceAll('\u00a0', ' '))

describe('the head of the safety panel', () => {
  it('law S9: never calls an answer item 9 where the instrument is not known, or after a C-SSRS', () => {
    expect(linesOf(openSafety({ instrument: null, level: 3 }))).toContain('Answer is 3')
    expect(linesOf(openSafety({ instrument: 'c-ssrs', level: 3 }))).toContain('C-SSRS is 3')
    expect(linesOf(openSafety({ level: 3 }))).toContain('Item 9 is 3')
    const screener = {
      ...{ kind: 'c-ssrs', day: '2026-11-10', ideation: [true, true, true, false, false], behaviour: 'never' },
      finding: 'moderate',
    } as const
    expect(
      linesOf(openSafety({ instrument: null, level: 3 }), {
        ...screener,
        ideation: [...screener.ideation],
      } as NewEntry),
    ).toContain('C-SSRS is 3')
  })
  it('says of a struck-out item what it was, not what it is', () => {
    const lines = linesOf(
      openSafety({ state: 'struck-out', class: 5, level: 2, since: '2026-11-10', struck: '2026-11-20' }),
    )
    expect(lines[0]).toBe('Item 9 was 2, struck out 20 Nov, to be confirmed')
    expect(lines[1]).toMatch(/^since 10 Nov/)
    expect(lines.join()).not.toContain('Item 9 is')
  })
  it('tells the service and who accepted there', () => {
    const elsewhere = { how: 'handed-over', checkDay: '2026-11-25', passed: false } as const
    const lines = linesOf(openSafety({ state: 'elsewhere', elsewhere }), {
      ...{ kind: 'hand-over', day: '2026-11-20', how: 'handed-over', checkDay: '2026-11-25' },
      ...{ service: 'Tri-County Crisis Team', acceptedBy: 'J. Rivera' },
    })
    expect(lines).toContain('to Tri-County Crisis Team, accepted by J. Rivera')
  })
  it('tells them of a hand-over that came with the person as well', () => {
    const elsewhere = { how: 'handed-over', checkDay: '2026-11-25', passed: false } as const
    const lines = linesOf(openSafety({ state: 'elsewhere', elsewhere }), {
      ...{ kind: 'safety-carried', day: '2026-11-22', from: 'e9', state: 'elsewhere', how: 'handed-over', by: null },
      ...{ since: '2026-11-20', assessed: null, checkDay: '2026-11-25' },
      ...{ service: 'Tri-County Crisis Team', acceptedBy: 'J. Rivera' },
    })
    expect(lines).toContain('to Tri-County Crisis Team, accepted by J. Rivera')
  })
  it.each([
    [true, 'means asked about'],
    [false, 'means not asked about'],
    [undefined, 'means: not recorded whether asked'],
  ])('tells whether means were asked about: %s', (meansAsked, words) => {
    const lines = linesOf(openSafety({ state: 'high', assessed: { day: '2026-11-20', finding: 'high' } }), {
      ...{ kind: 'safety', day: '2026-11-20', event: 'risk-assessment', instrument: 'C-SSRS', finding: 'high' },
      ...(meansAsked === undefined ? {} : { meansAsked }),
    })
    expect(lines).toContain(words)
  })
})

describe('an assessment or a hand-over that this page does not know', () => {
  it('is not told with the means or the service of an older one', () => {
    const assessed = { day: '2026-11-20', finding: 'high' } as const
    const elsewhere = { how: 'handed-over', checkDay: '2026-11-25', passed: false } as const
    const lines = linesOf(
      openSafety({ state: 'elsewhere', assessed, elsewhere }),
      {
        ...{ kind: 'safety', day: '2026-11-02', event: 'risk-assessment', instrument: 'C-SSRS', finding: 'low' },
        meansAsked: true,
      },
      {
        ...{ kind: 'hand-over', day: '2026-11-03', how: 'handed-over', checkDay: '2026-11-05' },
        ...{ service: 'Tri-County Crisis Team', acceptedBy: 'J. Rivera' },
      },
    )
    expect(lines).toContain('last assessed 20 Nov: high')
    expect(lines.join()).not.toMatch(/means|Tri-County/)
  })
})

describe('the buttons of the steps', () => {
  const buttons = (blocked: string | null) => stepButtons(SAFETY_STEPS.map((step) => ({ step, blocked })))
  it('hold every step, in one order whatever is possible', () => {
    const order = buttons(null).map(({ step }) => step)
    expect(buttons('Nothing is open').map(({ step }) => step)).toEqual(order)
    expect(order.toSorted()).toEqual([...SAFETY_STEPS, 'safety-plan'].toSorted())
  })
  it('stand apart where they end an item for good, at the end', () => {
    expect(buttons(null).flatMap(({ step, apart }) => (apart ? [step] : []))).toEqual(['died', 'entered-in-error'])
    expect(
      buttons(null)
        .slice(-2)
        .every(({ apart }) => apart),
    ).toBe(true)
  })
})
