import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { INSTRUMENTS, MEASURES } from '../../../../core/instruments/index.ts'
import Cards from '../../../../web/src/routes/caseload/[clinicId]/Cards.svelte'
import type { At, Column, RankedRow } from '../../../../web/src/routes/caseload/[clinicId]/columns/column.ts'
import { COLUMNS } from '../../../../web/src/routes/caseload/[clinicId]/columns/index.ts'
import { filterWords } from '../../../../web/src/routes/caseload/[clinicId]/view-words.ts'
import { caseloadFile, fileName, type Listed } from '../../../../web/src/routes/caseload/[clinicId]/file.ts'
import {
  inOrder,
  nextOrder,
  orderFrom,
  orderText,
  orderWords,
} from '../../../../web/src/routes/caseload/[clinicId]/order.ts'
import { NO_FILTERS } from '../../../../web/src/routes/caseload/[clinicId]/view.ts'
import RankedTable from '../../../../web/src/routes/caseload/[clinicId]/RankedTable.svelte'
import { makeRow, openSafety } from '../../lib/caseload/row.ts'

const at: At = {
  ...{ isTyped: () => false, calls: false },
  today: '2026-11-23',
  nameOf: (sub) => (sub === null ? 'Nobody' : `Member ${sub}`),
  chartOf: (episodeId) => `/chart/${episodeId}`,
}
const ranked = (rank: number, more: Parameters<typeof makeRow>[0]): RankedRow => ({
  rank,
  row: makeRow({ episodeId: `e${rank}`, ...more }),
})
/** Somebody of whom everything is known, and somebody of whom nothing is. */
const known = ranked(1, {
  ...{ name: 'Asmundar, Bo', week: 11, careManager: 'km-2', lastContact: '2026-11-20', nextDue: '2026-11-21' },
  reasons: ['first', 'second', 'third', 'fourth'].map((text) => ({ code: 'no-flag', tone: 'quiet', text })),
  measures: [
    { id: 'phq-9', first: 18, last: 0, changePercent: -100 },
    { id: 'who-5', first: null, last: 52, changePercent: null },
  ],
  safety: openSafety(),
  answered: { day: '2026-11-09', level: 1, instrument: 'phq-9', stale: false },
})
const unknown = ranked(2, { name: 'Zibell, Ada', age: null, week: null, careManager: null })
const waits = ranked(3, { name: 'Merrow, Cal', stage: 'waiting', week: null, waitingDays: 140, nextDue: '2026-12-24' })
/** Late since January, with one score of each of two instruments. */
const late = ranked(4, {
  ...{ lastContact: '2026-01-12', nextDue: '2026-01-23', lead: 'phq-9', spark: [0, 16], safetyPlan: '2026-11-09' },
  course: { code: 'first-score', detail: null },
  freshness: { code: 'late', days: 300 },
  measures: [
    { id: 'phq-9', first: null, last: 16, changePercent: null },
    { id: 'gad-7', first: 18, last: 9, changePercent: -50 },
  ],
})
const shown = [known, unknown, waits]
const table = (more: object = {}) =>
  render(RankedTable, {
    props: { shown, at, order: null, by: () => undefined, compact: false, selected: null, ...more },
  }).body
const cards = () => render(Cards, { props: { shown, at, selected: null } }).body
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
/** What stands between tags, in parts; the marks between them and the letters' size say nothing. */
const pieces = (html: string): string[] =>
  html
    .replaceAll(/<!--[^>]*-->/g, '')
    .split(/<[^>]*>|[·,;]/)
    .map((piece) => piece.replaceAll(/\s+/g, ' ').trim().toLowerCase())
    .filter(Boolean)
const column = (id: string): Column => {
  const found = COLUMNS.find((one) => one.id === id)
  if (!found) throw new Error(`No column ${id}`)
  return found
}

describe('a column of the caseload', () => {
  it('has a name of its own, a head, and its own fields in a file', () => {
    const names = COLUMNS.flatMap(({ file }) => file.map(({ name }) => name))
    for (const all of [COLUMNS.map(({ id }) => id), COLUMNS.map(({ head }) => head), names])
      expect(new Set(all).size).toBe(all.length)
    for (const { file } of COLUMNS) expect(file).not.toEqual([])
    expect(COLUMNS.filter(({ names }) => names).map(({ id }) => id)).toEqual(['patient'])
  })
  it('stands in the table under its head, one cell a row', () => {
    const html = table()
    for (const { head } of COLUMNS) expect(text(html)).toContain(head)
    // Once for the heads, once for the rows.
    expect(html.match(/<col /g)).toHaveLength(2 * COLUMNS.length)
    expect(html.match(/<td/g)).toHaveLength(shown.length * (COLUMNS.length - 1))
    expect(html.match(/<th scope="row"/g)).toHaveLength(shown.length)
  })
  it('says what is not known as not known, in the table and in a card', () => {
    for (const words of [text(table()), text(cards())]) {
      for (const said of ['age unknown', 'none yet', 'not set', 'Never asked', 'Asmundar, Bo', '18 → 0', 'WHO-5'])
        expect(words).toContain(said)
      expect(words.toLowerCase()).toContain('no score')
      expect(words).not.toMatch(/null|undefined|NaN/)
    }
  })
  it('says as much in a card, which is what paper holds, as in the table, and calls it by the same name', () => {
    for (const one of [known, unknown, waits, late]) {
      const card = pieces(render(Cards, { props: { shown: [one], at, selected: null } }).body)
      for (const { draw, ...column } of COLUMNS) {
        const cell = pieces(render(draw, { props: { ranked: one, at, column: { draw, ...column }, card: false } }).body)
        expect(cell.filter((piece) => !card.some((part) => part.includes(piece)))).toEqual([])
      }
      for (const { head } of COLUMNS.filter(({ card }) => card === 'terms'))
        expect(card).toEqual(expect.arrayContaining(pieces(head)))
    }
    expect(pieces(cards()).join(' ')).toContain('and 1 more in the chart')
  })
  it('names nobody in an address but by the opaque id', () => {
    expect([...table().matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/chart/e1',
      '/chart/e2',
      '/chart/e3',
    ])
  })
})

describe('another order than the rank', () => {
  const idsBy = (order: string) => inOrder(shown, orderFrom(order), at).map(({ rank }) => rank)
  it('has what is not known last in both directions, and those alike by rank', () => {
    expect(idsBy('contact')).toEqual([1, 2, 3])
    expect(idsBy('-contact')).toEqual([1, 2, 3])
    expect(idsBy('due')).toEqual([1, 3, 2])
    expect(idsBy('-due')).toEqual([3, 1, 2])
    expect(idsBy('phq-9')).toEqual([1, 2, 3])
    expect(idsBy('manager')).toEqual([3, 1, 2])
  })
  it('never mixes weeks in treatment with days of waiting, which are not one time', () => {
    const brief = ranked(4, { name: 'Odell, Fay', week: 3 })
    const calls = ranked(5, { name: 'Pruitt, Gus', stage: 'waiting', week: null, waitingDays: 9 })
    const by = (order: string) => inOrder([...shown, brief, calls], orderFrom(order), at).map(({ rank }) => rank)
    expect(by('-week')).toEqual([1, 4, 3, 5, 2])
    expect(by('week')).toEqual([4, 1, 5, 3, 2])
  })
  it('loses nobody and moves no rank', () => {
    for (const { id, sort } of COLUMNS) if (sort) expect([...idsBy(id)].sort()).toEqual([1, 2, 3])
  })
  it('comes by pressing a head, the other way round by the second press, and is the rank again by the third', () => {
    const week = column('week')
    const first = nextOrder(null, week)
    const second = nextOrder(first, week)
    expect([first && orderText(first), second && orderText(second), nextOrder(second, week)]).toEqual([
      '-week',
      'week',
      null,
    ])
    expect(nextOrder(first, column('patient'))).toEqual({ column: 'patient', down: false })
    expect(nextOrder(first, column('why'))).toBe(first)
  })
  it('is told to ears and eyes', () => {
    const ordered = table({ order: { column: 'week', down: true } })
    expect(ordered).toContain('Caseload by Week in treatment, then days of waiting, longest first')
    expect(ordered).toMatch(/aria-sort="descending"[^]*Week/)
    expect(orderWords({ column: 'manager', down: false })).toBe('Care manager, A to Z')
  })
  it('is never one of safety: who is in danger stands first by the rank', () => {
    expect(column('safety').sort).toBeNull()
    expect(orderFrom('safety')).toBeNull()
    expect(orderFrom('-nothing')).toBeNull()
  })
})

describe('the caseload as a file', () => {
  const everyone: Listed = {
    ...{ shown, closedOpen: [], leftOut: 0, unread: 0, order: null, searched: false },
    filters: { ...NO_FILTERS, show: 'everyone' },
  }
  const lines = (more: Partial<Listed> = {}) =>
    caseloadFile({ ...everyone, ...more }, at, {
      fields: COLUMNS.flatMap(({ file }) => file),
      ...{ filterWords, orderWords },
    })
      .slice(1)
      .trimEnd()
      .split('\r\n')
  it('has every field of every column and a line a person, in the order shown', () => {
    const [head = '', ...rows] = lines()
    expect(head.split(',')).toHaveLength(COLUMNS.flatMap(({ file }) => file).length)
    expect(rows.slice(0, -1).map((row) => row.split(',')[0])).toEqual(['1', '2', '3'])
    for (const id of MEASURES) expect(head.split(',')).toContain(`${INSTRUMENTS[id].name} last`)
  })
  it('says all reasons, a score of 0 as a score, and what is not known in words', () => {
    const [head = '', first = '', second = ''] = lines()
    expect(first).toContain('first; second; third; fourth')
    const of = (line: string, name: string) =>
      line.replaceAll(/"[^"]*"/g, '_').split(',')[head.split(',').indexOf(name)]
    expect([of(first, 'PHQ-9 first'), of(first, 'PHQ-9 last'), of(first, 'WHO-5 last')]).toEqual(['18', '0', '52'])
    expect([of(second, 'PHQ-9 last'), of(second, 'Age'), of(second, 'Safety answer on')]).toEqual([
      'none',
      'unknown',
      'never asked',
    ])
    expect(lines().join()).not.toMatch(/null|undefined/)
  })
  it('says of one score what the table says, and not that there was none before it', () => {
    const [head = '', line = ''] = lines({ shown: [late] })
    const cells = line.replaceAll(/"[^"]*"/g, '_').split(',')
    const of = (name: string) => cells[head.split(',').indexOf(name)]
    expect(['first', 'last', 'change in percent'].map((name) => of(`PHQ-9 ${name}`))).toEqual([
      'one score',
      '16',
      'one score',
    ])
    expect(['first', 'last', 'change in percent'].map((name) => of(`GAD-7 ${name}`))).toEqual(['18', '9', '-50'])
  })
  it('says of whom time is not known and to whom none applies, each by itself', () => {
    const times = (row: Parameters<typeof makeRow>[0]) => {
      const [head = '', line = ''] = lines({ shown: [ranked(1, { name: 'Lark', week: null, ...row })] })
      const cells = line.split(',')
      return ['Week of treatment', 'Days waiting'].map((name) => cells[head.split(',').indexOf(name)])
    }
    expect(times({ stage: 'waiting', waitingDays: 12 })).toEqual(['not in treatment', '12'])
    expect(times({ stage: 'waiting' })).toEqual(['not in treatment', 'unknown'])
    expect(times({ stage: 'in-treatment', week: 0 })).toEqual(['0', 'not waiting'])
    expect(times({ stage: 'in-treatment' })).toEqual(['unknown', 'not waiting'])
    expect(times({ stage: 'declined' })).toEqual(['not in treatment', 'not waiting'])
    expect(times({ stage: 'closed' })).toEqual(['unknown', 'not waiting'])
    expect(times({ stage: 'paused' as never })).toEqual(['unknown', 'unknown'])
  })
  it('has plain spaces, so that whoever looks for a word in it finds it', () => {
    const file = lines({ shown: [late] }).join()
    for (const words of ['score late 42 wk', 'plan 9 Nov']) expect(file).toContain(words)
    expect(file).not.toMatch(/[\u00a0\u202f]/)
  })
  it('holds those whose episode is closed and whose safety item is open, whatever the view (laws S5)', () => {
    const closed = makeRow({ episodeId: 'e9', name: 'Lark, Dot', safety: openSafety() })
    const found = lines({ shown: [], leftOut: 3, closedOpen: [closed], filters: NO_FILTERS })
    expect(found[1]).toMatch(/^"closed, safety open","Lark, Dot"/)
    expect(found.join('\n')).toContain('Closed, safety open: 1, whatever the view')
    expect(lines().join()).not.toMatch(/closed, safety/i)
  })
  it('says which view it is of, how many people that leaves out, and who could not be shown (laws S11)', () => {
    const order = orderFrom('-week')
    const filters = { ...NO_FILTERS, reason: 'safety' as const, manager: 'km-2' }
    expect(lines({ shown: [known], leftOut: 2, unread: 2, filters, order, searched: true }).slice(2)).toEqual([
      `"View: Needs review, Safety open, Care manager: Member km-2, found by a search, ordered by ${order && orderWords(order)}: 1 of 5 shown"`,
      '2 people are not in this view and not in this file',
      '2 people of this clinic could not be shown',
    ])
    expect(lines().slice(4)).toEqual(['View: Everyone: 3 of 3 shown'])
  })
  it('has another name for another view, and nothing that was typed in it', () => {
    const name = (more: Partial<Listed>) => fileName({ ...everyone, ...more }, 'alder', at.today)
    expect(name({})).toBe('caseload-alder-everyone-2026-11-23.csv')
    expect(name({ filters: { ...NO_FILTERS, reason: 'worse', manager: 'KM/2' }, searched: true })).toBe(
      'caseload-alder-needs-review-worse-manager-km-2-search-2026-11-23.csv',
    )
  })
})
