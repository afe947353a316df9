import fc from '../../../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import { REASON_CODES, type ReasonCode } from '../../../../core/caseload/reasons/reason.ts'
import { finderOf } from '../../../../web/src/routes/caseload/[clinicId]/found-rows.ts'
import { STRIP } from '../../../../core/caseload/needs.ts'
import { stepTo } from '../../../../web/src/routes/caseload/[clinicId]/step.ts'
import {
  countStrip,
  countViews,
  filterQuery,
  NO_FILTERS,
  parseFilters,
  select,
  valuesOf,
  VIEWS,
} from '../../../../web/src/routes/caseload/[clinicId]/view.ts'
import { makeRow } from '../../lib/caseload/row.ts'

const reason = (code: ReasonCode) => ({ code, tone: 'quiet' as const, text: code })
const rows = [
  makeRow({ episodeId: 'a', group: 1, reasons: [reason('safety-open'), reason('contact-overdue')] }),
  makeRow({
    episodeId: 'b',
    group: 3,
    reasons: [reason('not-at-target')],
    careManager: null,
    name: 'Ebenwald, Cosima',
  }),
  makeRow({ episodeId: 'c', group: 7, reasons: [reason('waiting')], stage: 'waiting', week: null, waitingDays: 4 }),
  makeRow({ episodeId: 'd', group: 9 }),
]
const ids = (list: ReturnType<typeof select>) => list.map(({ row }) => row.episodeId)
const link = (text: string) => parseFilters(new URLSearchParams(text), () => ['km-1', 'none'])

describe('filters of a link', () => {
  it('are read from the address', () => {
    expect(link('show=everyone&reason=safety&manager=none')).toEqual({
      filters: { show: 'everyone', reason: 'safety', manager: 'none' },
      order: null,
      unknown: [],
    })
  })
  it('name what they do not know and keep the rest', () => {
    const { filters, unknown } = link('region=west&show=everyone&reason=purple&manager=km-99')
    expect(filters).toEqual({ show: 'everyone', reason: null, manager: null })
    expect(unknown).toEqual(['region', 'reason "purple"', 'manager "km-99"'])
  })
  it('hold the first of two that cannot both hold, and name the other', () => {
    const { filters, order, unknown } = link(
      'show=waiting&reason=purple&reason=safety&show=everyone&sort=week&sort=-due',
    )
    expect([filters.show, filters.reason, order]).toEqual(['waiting', 'safety', { column: 'week', down: false }])
    expect(unknown).toEqual(['reason "purple"', 'show "everyone" beside "waiting"', 'sort "-due" beside "week"'])
    expect(link('show=waiting&show=waiting').unknown).toEqual([])
  })
  it('cut what they name, so that a link cannot fill the page', () => {
    expect(link(`${'x'.repeat(5000)}=1`).unknown[0]?.length).toBeLessThan(60)
  })
  it('come back the same from the link they make', () => {
    const filters = fc.record({
      show: fc.constantFrom(...VIEWS),
      reason: fc.option(fc.constantFrom(...STRIP, ...REASON_CODES)),
      manager: fc.option(fc.constantFrom('km-1', 'none')),
    })
    const order = fc.option(fc.record({ column: fc.constantFrom('patient', 'week', 'due'), down: fc.boolean() }))
    fc.assert(
      fc.property(filters, order, (wanted, by) => {
        expect(link(filterQuery(wanted, by))).toEqual({ filters: wanted, order: by, unknown: [] })
      }),
    )
  })
  it('never hold the search: it is a name', () => {
    expect(filterQuery({ ...NO_FILTERS, show: 'everyone' })).toBe('?show=everyone')
    expect(link('q=Halvery').unknown).toEqual(['q'])
  })
})

describe('the shown part of a caseload', () => {
  it('is who needs a decision, and everybody on demand', () => {
    expect(ids(select(rows, NO_FILTERS))).toEqual(['a', 'b'])
    expect(ids(select(rows, { ...NO_FILTERS, show: 'everyone' }))).toEqual(['a', 'b', 'c', 'd'])
    expect(ids(select(rows, { ...NO_FILTERS, show: 'waiting' }))).toEqual(['c'])
  })
  it('law R6: has somebody with open safety in both lists, waiting or not, for no other reason than that', () => {
    const waits = { stage: 'waiting', week: null, waitingDays: 4, needsContact: false } as const
    const person = makeRow({ ...waits, episodeId: 'w', group: 1, reasons: [reason('safety-open')] })
    for (const show of ['needs-review', 'needs-contact'] as const)
      expect(ids(select([person], { ...NO_FILTERS, show }))).toEqual(['w'])
    const treated = makeRow({ episodeId: 't', group: 1, reasons: [reason('safety-open')] })
    expect(ids(select([treated], { ...NO_FILTERS, show: 'needs-contact' }))).toEqual(['t'])
  })
  it('counts those who declined apart from those who wait', () => {
    const declined = makeRow({ episodeId: 'x', stage: 'declined', week: null })
    expect(countStrip([...rows, declined])).toMatchObject({ waiting: 1, declined: 1 })
  })
  it('keeps the rank of the whole list: a filter moves nobody up', () => {
    expect(select(rows, { ...NO_FILTERS, show: 'waiting' })[0]?.rank).toBe(3)
  })
  it('finds by any order of name and MRN, whatever the case', () => {
    const found = (words: string, birthDateOf: (id: string) => string | null | undefined = () => undefined) =>
      ids(select(rows, { ...NO_FILTERS, show: 'everyone' }, finderOf(words, '2026-11-23', { birthDateOf })))
    expect([found('cosima EBEN'), found('ében, cosi'), found(' ')]).toEqual([['b'], ['b'], ['a', 'b', 'c', 'd']])
    expect([found('40-2281').length, found('402281').length]).toEqual([4, 4])
    expect([found('3/12/1985'), found('3/12/1985', (id) => (id === 'c' ? '1985-03-12' : null))]).toEqual([[], ['c']])
  })
  it('can be those without a care manager', () => {
    expect(ids(select(rows, { show: 'everyone', reason: null, manager: 'none' }))).toEqual(['b'])
    expect(valuesOf('manager', rows)).toEqual(['km-1', 'none'])
  })
  it('shows for each number of the strip exactly the people it counted', () => {
    const strip = countStrip(rows)
    for (const cell of STRIP)
      expect(select(rows, { show: 'everyone', reason: cell, manager: null })).toHaveLength(strip.cells[cell])
    expect(strip).toMatchObject({ active: 4, waiting: 1, cells: { safety: 1, overdue: 1, target: 1 } })
  })
  it('counts each view as it shows it', () => {
    const counts = countViews(rows)
    for (const show of VIEWS) expect(select(rows, { ...NO_FILTERS, show })).toHaveLength(counts[show])
  })
  it('counts as unknown every row that is marked so, whatever the reason: a score that grew stale among them', () => {
    const marked = REASON_CODES.map((code, i) =>
      makeRow({ episodeId: `u${i}`, reasons: [reason('waiting'), { code, tone: 'unknown', text: code }] }),
    )
    const all = [...rows, ...marked]
    expect(countStrip(all).cells.unknown).toBe(REASON_CODES.length)
    const shown = select(all, { ...NO_FILTERS, show: 'everyone', reason: 'unknown' })
    expect(ids(shown)).toEqual(marked.map(({ episodeId }) => episodeId))
  })
})

describe('going through the rows by key', () => {
  const shown = select(rows, { ...NO_FILTERS, show: 'everyone' })
  it('starts at the end it comes from and stays at the other', () => {
    expect(stepTo('j', shown, null)).toBe('a')
    expect(stepTo('k', shown, null)).toBe('d')
    expect(stepTo('j', shown, 'd')).toBe('d')
    expect(stepTo('k', shown, 'b')).toBe('a')
  })
  it('starts anew when the chosen row is no longer shown, and ignores other keys', () => {
    expect(stepTo('j', shown, 'gone')).toBe('a')
    expect(stepTo('x', shown, 'a')).toBeNull()
    expect(stepTo('j', [], null)).toBeNull()
  })
})
