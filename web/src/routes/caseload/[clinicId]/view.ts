import type { KnownRow } from '../../../lib/caseload/known-row.ts'
import { REASON_CODES, type ReasonCode } from '../../../../../core/caseload/reasons/reason.ts'
import { COLUMNS } from './columns/index.ts'
import type { RankedRow } from './columns/column.ts'
import {
  COUNTS,
  isOneOf,
  needsContact,
  needsReview,
  STRIP,
  type StripCell,
} from '../../../../../core/caseload/needs.ts'
import { orderFrom, orderText, type Order } from './order.ts'

/** Which part of the caseload is shown. */
export const VIEWS = ['needs-review', 'needs-contact', 'everyone', 'waiting', 'treatment'] as const
export type View = (typeof VIEWS)[number]

/** What is shown of a caseload. Further names are those of columns that have a filter, with the value that is left; null = all. */
export interface Filters {
  readonly show: View
  /** A strip cell, or one reason code. */
  readonly reason: StripCell | ReasonCode | null
  readonly [column: string]: string | null
}
/** Some of them. */
export type FilterChange = Readonly<Record<string, string | null>>
export interface ParsedFilters {
  readonly filters: Filters
  /** The order asked for; null = by rank. */
  readonly order: Order | null
  /** What the link asked for and we do not know, to be named in a banner: the rest of the link still holds. */
  readonly unknown: readonly string[]
}
/** Columns with a filter. */
const FILTERED = COLUMNS.flatMap(({ id, filter }) => (filter ? [{ id, valueOf: filter.valueOf }] : []))
export const NO_FILTERS: Filters = {
  ...Object.fromEntries(FILTERED.map(({ id }) => [id, null])),
  ...{ show: 'needs-review', reason: null },
}
const ORDER = 'sort'
const MAX_NAMED = 40

const oneOf = <T extends string>(values: readonly T[], text: string): text is T =>
  (values as readonly string[]).includes(text)

/** The values that a column's filter leaves a choice of, each once. */
export const valuesOf = (id: string, rows: readonly KnownRow[]): readonly string[] => {
  const valueOf = FILTERED.find((one) => one.id === id)?.valueOf
  return valueOf ? [...new Set(rows.map(valueOf))].sort() : []
}

/**
 * Filters and order of a link. A bad part is left out and named; it never hides anybody in silence. `values` are those that a
 * column's filter can have.
 */
export function parseFilters(
  search: Iterable<[string, string]>,
  values: (column: string) => readonly string[],
): ParsedFilters {
  const unknown: string[] = []
  const given = new Map<string, string>()
  let [filters, order]: [Filters, Order | null] = [NO_FILTERS, null]
  for (const [name, value] of search) {
    const before = given.get(name)
    const sorted = name === ORDER ? orderFrom(value) : null
    // Two of one name cannot both hold: the first does, and the other is told.
    if (before !== undefined && before !== value) unknown.push(`${name} "${cut(value)}" beside "${cut(before)}"`)
    else if (!sorted && !isFilter(name, value, values))
      unknown.push(name === ORDER || name in NO_FILTERS ? `${name} "${cut(value)}"` : cut(name))
    else {
      given.set(name, value)
      if (sorted) order = sorted
      else filters = { ...filters, [name]: value }
    }
  }
  return { filters, order, unknown }
}
const isFilter = (name: string, value: string, values: (column: string) => readonly string[]): boolean =>
  (name === 'show' && oneOf(VIEWS, value)) ||
  (name === 'reason' && (oneOf(STRIP, value) || oneOf(REASON_CODES, value))) ||
  (FILTERED.some(({ id }) => id === name) && values(name).includes(value))
const cut = (text: string): string => (text.length > MAX_NAMED ? `${text.slice(0, MAX_NAMED)}…` : text)

/** The query of a link with these filters and this order; what is as usual is left out. */
export function filterQuery(filters: Filters, order: Order | null = null): '' | `?${string}` {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    if (value !== null && value !== NO_FILTERS[name]) search.set(name, value)
  if (order) search.set(ORDER, orderText(order))
  return search.size ? `?${search}` : ''
}

const inView: { readonly [V in View]: (row: KnownRow) => boolean } = {
  'needs-review': needsReview,
  'needs-contact': needsContact,
  everyone: () => true,
  waiting: (row) => row.stage === 'waiting',
  treatment: (row) => row.stage === 'in-treatment',
}
const countedBy = (reason: StripCell | ReasonCode) => (oneOf(STRIP, reason) ? COUNTS[reason] : isOneOf(reason))

/** Rows in order with their ranks; `isFound` says who has what is typed into the search (found-rows.ts). */
export function select(
  rows: readonly KnownRow[],
  filters: Filters,
  isFound: (row: KnownRow) => boolean = () => true,
): readonly RankedRow[] {
  const counted = filters.reason && countedBy(filters.reason)
  return rows
    .map((row, i) => ({ rank: i + 1, row }))
    .filter(({ row }) => inView[filters.show](row))
    .filter(({ row }) => !counted || row.reasons.some(counted))
    .filter(({ row }) => FILTERED.every(({ id, valueOf }) => !filters[id] || valueOf(row) === filters[id]))
    .filter(({ row }) => isFound(row))
}

export interface Strip {
  readonly active: number
  readonly scored: number
  readonly cells: { readonly [C in StripCell]: number }
  readonly waiting: number
  readonly waitingOverStandard: number
  /** Consent declined: they do not wait any more, and are still somebody's to decide about (laws D6). */
  readonly declined: number
}
/** Counts of the summary strip over the whole caseload. */
export function countStrip(rows: readonly KnownRow[]): Strip {
  const withAny = (counted: (typeof COUNTS)[StripCell]) => rows.filter((row) => row.reasons.some(counted)).length
  return {
    active: rows.length,
    scored: rows.filter((row) => row.freshness.code === 'current').length,
    cells: {
      safety: withAny(COUNTS.safety),
      worse: withAny(COUNTS.worse),
      target: withAny(COUNTS.target),
      unknown: withAny(COUNTS.unknown),
      overdue: withAny(COUNTS.overdue),
    },
    waiting: rows.filter(inView.waiting).length,
    waitingOverStandard: withAny(isOneOf('waiting-over-standard')),
    declined: rows.filter(({ stage }) => stage === 'declined').length,
  }
}
/** How many rows each view holds. */
export const countViews = (rows: readonly KnownRow[]): { readonly [V in View]: number } => ({
  'needs-review': rows.filter(needsReview).length,
  'needs-contact': rows.filter(needsContact).length,
  everyone: rows.length,
  waiting: rows.filter(inView.waiting).length,
  treatment: rows.filter(inView.treatment).length,
})
