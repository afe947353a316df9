import type { KnownRow } from '../../../lib/caseload/known-row.ts'
import { plural } from '../../../lib/text/number.ts'
import { csvText } from './csv.ts'
import type { At, FileField, FileRow, RankedRow } from './columns/column.ts'
import type { Order } from './order.ts'
import type { Filters } from './view.ts'

/** What a file of the caseload holds, and what it leaves out. */
export interface Listed {
  /** Who stands in the list, in its order. */
  readonly shown: readonly RankedRow[]
  /** Closed with safety open: on the page above any view, and in any file (laws S5). */
  readonly closedOpen: readonly KnownRow[]
  /** People of the caseload whom the view does not show. */
  readonly leftOut: number
  /** People who are in no row. */
  readonly unread: number
  readonly filters: Filters
  readonly order: Order | null
  /** A search narrows it. What was typed is a name, and stands nowhere. */
  readonly searched: boolean
}

/** What the page has of its columns and its views, handed in: a file comes when somebody asks for one, and brings none of that again. */
export interface OfPage {
  readonly fields: readonly FileField[]
  readonly filterWords: (filters: Filters, searched: boolean, at: At) => string
  readonly orderWords: (order: Order) => string
}

/** What stands under the rows: the view, and every one who is not among them (laws S11). */
function lastLines(
  { shown, closedOpen, leftOut, unread, filters, order, searched }: Listed,
  at: At,
  { filterWords, orderWords }: OfPage,
): readonly string[] {
  const by = order ? `, ordered by ${orderWords(order)}` : ''
  const closed = closedOpen.length > 0 ? [`Closed, safety open: ${closedOpen.length}, whatever the view`] : []
  const missing = unread > 0 ? [`${plural(unread, 'person', 'people')} of this clinic could not be shown`] : []
  return [
    `View: ${filterWords(filters, searched, at)}${by}: ${shown.length} of ${shown.length + leftOut + unread} shown`,
    ...(leftOut > 0 ? [`${plural(leftOut, 'person is', 'people are')} not in this view and not in this file`] : []),
    ...closed,
    ...missing,
  ]
}

/**
 * The shown rows as a CSV file, every field of every column, under those whose episode is closed and whose safety item is not. What
 * is not known is written in words, never left empty; what the file is of and whom it leaves out is told in the last lines.
 */
export function caseloadFile(listed: Listed, at: At, page: OfPage): string {
  const { fields } = page
  const all: readonly FileRow[] = [...listed.closedOpen.map((row) => ({ rank: null, row })), ...listed.shown]
  const rows = all.map((ranked) => fields.map(({ of, none }) => of(ranked, at) ?? none))
  return csvText([fields.map(({ name }) => name), ...rows, ...lastLines(listed, at, page).map((line) => [line])])
}

const plainName = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** The name of the file: clinic, view and day. No person's name and nothing that was typed is in it, and one view is not taken for another. */
export function fileName(
  { filters, searched }: Pick<Listed, 'filters' | 'searched'>,
  clinicId: string,
  today: string,
): string {
  const { show, reason, ...columns } = filters
  const chosen = Object.entries(columns).flatMap(([id, value]) => (value === null ? [] : [id, plainName(value)]))
  const parts = ['caseload', clinicId, show, ...(reason ? [reason] : []), ...chosen, ...(searched ? ['search'] : [])]
  return `${[...parts, today].join('-')}.csv`
}
