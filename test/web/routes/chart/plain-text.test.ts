import { describe, expect, it } from 'vitest'
import type { Chart } from '../../../../core/contract/index.ts'
import { knownChart, type KnownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { plainText } from '../../../../web/src/routes/chart/[episodeId]/plain-text.ts'
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
const linesOf = (unread: Chart['unread']): string[] => plainText(chart(unread)).replaceAll('\u00a0', ' ').split('\n')

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
    const lines = plainText(knownChart({ ...read, row: makeChartRow(), entries: [...read.entries, hologram] })).split(
      '\n',
    )
    const blank = lines.indexOf('')
    expect(lines[blank + 1]).toBe('Listed without 1 entry that this page does not know in full.')
    expect(lines.slice(0, blank).join()).not.toContain('without')
  })
  it('carries the state of the safety item', () => {
    const open = { ...chart([]), row: makeChartRow({ safety: openSafety({ level: 3 }) }) }
    const lines = plainText(open).replaceAll('\u00a0', ' ').split('\n')
    expect(lines).toContain('Safety open: not assessed; since 9 Nov (14 days); Item 9 is 3; no assessment recorded')
  })
})
