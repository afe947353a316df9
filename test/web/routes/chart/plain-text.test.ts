import { describe, expect, it } from 'vitest'
import type { Chart } from '../../../../core/contract/index.ts'
import { knownChart, type KnownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { plainText } from '../../../../web/src/routes/chart/[episodeId]/outside/plain-text.ts'
import { reachWords } from '../../../../web/src/routes/chart/[episodeId]/reach.ts'
import { makeChartRow, openSafety } from '../../lib/caseload/row.ts'
import { makeEntry, phq9Total } from './entries.ts'

const today = '2026-11-23'
const chart = (unread: Chart['unread']): KnownChart => ({
  ...{ strange: [], draft: null },
  episode: {
    ...{ episodeId: 'e1', clinicId: 'c1', patientId: 'p1', careManager: null, version: 2 },
    patient: { given: 'Noor', family: 'Halvery', mrn: '40-2281', birthDate: '1999-02-03', sex: 'unknown' },
  } as unknown as Chart['episode'],
  entries: [makeEntry('a', { ...phq9Total('2026-11-20', 12), time: '09:30' })],
  unread,
  superseded: {},
  chosen: {},
  row: makeChartRow(),
  today,
  asOf: '2026-11-23T12:00:00Z',
})
const outside = { clinic: 'Alder Street', zone: 'UTC', nameOf: (sub: string | null) => sub ?? 'Nobody' }
const textOf = (copied: KnownChart): string[] => plainText(copied, outside, null).replaceAll('\u00a0', ' ').split('\n')
const linesOf = (unread: Chart['unread']): string[] => textOf(chart(unread))

describe('a chart as plain text', () => {
  it('shows the time of day that was stated', () => {
    expect(linesOf([]).at(-1)).toBe('20 Nov 09:30  PHQ-9: 12, moderate. Total only. Item 9 unknown')
  })
  it('says without what it is made, before any figure, so that the copy is no more complete than the page', () => {
    const unread = [{ id: 'x', version: 3, why: 'newer', kind: null, day: null }] as const
    expect(linesOf([...unread])[2]).toBe('Made without 1 entry that could not be read.')
    expect(linesOf([]).join()).not.toContain('Made without')
  })
  it('says of its entries, and not of the figures of the server, that they lack what only the server knows', () => {
    const read = chart([])
    const hologram = makeEntry('b', { kind: 'hologram', day: '2026-11-21' } as never)
    const lines = textOf(knownChart({ ...read, row: makeChartRow(), entries: [...read.entries, hologram] }))
    const blank = lines.indexOf('')
    expect(lines[blank + 1]).toBe('Listed without 1 entry that this page does not know in full.')
    expect(lines.slice(0, blank).join()).not.toContain('without')
  })
  it('says how they are reached and when it is safe to call, or that it was not read', () => {
    const words = reachWords({ kind: 'contact-details', day: today, phone: '555 0100 200', callTimes: 'after 5' })
    const lines = plainText(chart([]), outside, { patientId: 'p1', details: null, words }).split('\n')
    expect(lines).toContain('How they are reached: 555 0100 200; safe to call: after 5; PCP not known')
    expect(linesOf([])).toContain('How they are reached: not read')
  })
  it('carries the state of the safety item', () => {
    const open = { ...chart([]), row: makeChartRow({ safety: openSafety({ level: 3 }) }) }
    expect(textOf(open)).toContain(
      'Safety open: not assessed; since 9 Nov (14 days); Item 9 is 3; no assessment recorded',
    )
  })
  it('says who it is and as of when at the clinic, in the first two lines', () => {
    expect(linesOf([]).slice(0, 2)).toEqual([
      'Halvery, Noor, MRN 40-2281, 27 y, born 3 Feb 1999',
      'Collaborative Care at Alder Street, as of 23 Nov 2026, 12:00',
    ])
    const { episode } = chart([])
    const unborn = { ...chart([]), episode: { ...episode, patient: { ...episode.patient, birthDate: null } } }
    expect(textOf(unborn)[0]).toContain('day of birth not known')
  })
  it('carries the newest safety plan and consent that stand, with their days, and says where there is none', () => {
    const plan = (id: string, day: string, action: string) =>
      makeEntry(id, { kind: 'safety', day, event: 'safety-plan', action })
    const consent = (id: string, day: string, state: 'verbal' | 'written') =>
      makeEntry(id, { kind: 'consent', day, state })
    const entries = [
      ...[
        plan('p1', '2026-09-01', 'Old plan'),
        plan('p2', '2026-10-19', 'Calls Ana'),
        plan('p3', '2026-11-01', 'Not so'),
      ],
      ...[consent('c1', '2026-09-01', 'verbal'), consent('c2', '2026-09-20', 'written')],
    ]
    const struck = makeEntry('x', {
      kind: 'correction',
      day: '2026-11-02',
      corrects: 'p3',
      reason: 'Wrong chart',
      replacement: null,
    } as never)
    const lines = textOf({ ...chart([]), entries: [...entries, struck], superseded: { p3: 'x' } })
    expect(lines).toContain('Last safety plan: Calls Ana, 19 Oct')
    expect(lines).toContain('Consent: written, 20 Sep')
    expect(linesOf([])).toEqual(expect.arrayContaining(['Last safety plan: none recorded', 'Consent: none recorded']))
  })
  it('says that no treatment goes on, and not that none was recorded, where all of them stopped', () => {
    const stopped = { ...chart([]), row: makeChartRow({ treatments: [], lastChange: '2026-11-02' }) }
    expect(textOf(stopped)).toContain('Treatment now: none goes on by what is recorded')
  })
  it('carries treatment, the last two scores of a measure with their days, stage and care manager', () => {
    const score = (day: string, total: number) => ({ day, total })
    const row = makeChartRow({
      treatments: ['sertraline 50 mg daily', 'CBT'],
      measures: [
        {
          ...{ id: 'phq-9', baseline: score('2026-09-07', 18), best: score('2026-11-02', 15), count: 3 },
          ...{ previous: score('2026-11-02', 15), last: score('2026-11-16', 16), changePercent: -11 },
        },
      ],
    })
    const lines = textOf({ ...chart([]), row })
    expect(lines).toContain('Treatment now: sertraline 50 mg daily; CBT')
    expect(lines.find((line) => line.startsWith('PHQ-9:'))).toContain('previous 15 (2 Nov) · last 16 (16 Nov)')
    expect(lines).toContain('Stage: in treatment, week 6 of treatment')
    expect(lines).toContain('Care manager: km-1')
    expect(textOf({ ...chart([]), row: makeChartRow({ careManager: null }) })).toContain('Care manager: Nobody')
  })
})
