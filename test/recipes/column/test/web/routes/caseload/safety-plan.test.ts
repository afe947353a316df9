import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import Cards from '../../../../web/src/routes/caseload/[clinicId]/Cards.svelte'
import type { At, RankedRow } from '../../../../web/src/routes/caseload/[clinicId]/columns/column.ts'
import { COLUMNS } from '../../../../web/src/routes/caseload/[clinicId]/columns/index.ts'
import { caseloadFile } from '../../../../web/src/routes/caseload/[clinicId]/file.ts'
import { inOrder, orderFrom, orderWords } from '../../../../web/src/routes/caseload/[clinicId]/order.ts'
import RankedTable from '../../../../web/src/routes/caseload/[clinicId]/RankedTable.svelte'
import { NO_FILTERS } from '../../../../web/src/routes/caseload/[clinicId]/view.ts'
import { filterWords } from '../../../../web/src/routes/caseload/[clinicId]/view-words.ts'
import { makeRow } from '../../lib/caseload/row.ts'

const at: At = {
  isTyped: () => false,
  calls: false,
  today: '2026-11-23',
  nameOf: () => 'Nobody',
  chartOf: (id) => `/chart/${id}`,
}
const shown: RankedRow[] = [
  { rank: 1, row: makeRow() },
  { rank: 2, row: makeRow({ episodeId: 'e2', safetyPlan: '2026-11-16' }) },
]

describe('the column of safety plans', () => {
  it('has its head and cells in the table, and its part of a card', () => {
    const props = { shown, at, order: null, by: () => undefined, compact: false, selected: null }
    const table = render(RankedTable, { props }).body
    for (const words of ['Safety plan', 'no plan recorded', '16']) expect(table).toContain(words)
    expect(render(Cards, { props: { shown, at, selected: null } }).body).toContain('no plan recorded')
  })
  it('orders the list, who has none last, and is a field of the file', () => {
    expect(inOrder(shown, orderFrom('-plan'), at).map(({ rank }) => rank)).toEqual([2, 1])
    const listed = {
      ...{ shown, closedOpen: [], leftOut: 0, unread: 0, order: null, searched: false },
      filters: NO_FILTERS,
    }
    const page = { fields: COLUMNS.flatMap(({ file }) => file), filterWords, orderWords }
    const [head = '', first = '', second = ''] = caseloadFile(listed, at, page).split('\r\n')
    expect(head).toContain('Safety plan on')
    expect([first, second].map((line) => line.includes('none recorded'))).toEqual([true, false])
    expect(second).toContain('2026-11-16')
  })
})
