import type { CaseloadRow } from '../../../../core/contract/index.ts'
import { REASON_CODES, type ReasonCode } from '../../../../core/caseload/reasons/reason.ts'

/** Which part of the caseload is shown. */
export const VIEWS = ['needs-review', 'needs-contact', 'everyone', 'waiting', 'treatment'] as const
export type View = (typeof VIEWS)[number]

/** The cells of the summary strip: each names the reasons it counts, so that a click shows exactly the people it counted. */
export const STRIP = ['safety', 'worse', 'target', 'unknown', 'overdue'] as const
export type StripCell = (typeof STRIP)[number]
export const COUNTS: { readonly [C in StripCell]: readonly ReasonCode[] } = {
  safety: ['safety-open'],
  worse: ['relapsing', 'lost-gain', 'worsening'],
  target: ['not-at-target', 'no-treatment-since'],
  unknown: [
    ...(['no-score', 'no-baseline', 'not-measured', 'score-late'] as const),
    ...(['never-asked', 'answer-unknown', 'answer-old', 'need-unknown'] as const),
  ],
  overdue: ['contact-overdue', 'no-contact'],
}

export interface Filters {
  readonly show: View
  /** A strip cell, or one reason code. */
  readonly reason: StripCell | ReasonCode | null
  /** Opaque id of a care manager; 'none' = nobody assigned. */
  readonly manager: string | null
}
export interface ParsedFilters {
  readonly filters: Filters
  /** What the link asked for and we do not know, to be named in a banner: the rest of the link still holds. */
  readonly unknown: readonly string[]
}
export const NO_FILTERS: Filters = { show: 'needs-review', reason: null, manager: null }
const MAX_NAMED = 40

const oneOf = <T extends string>(values: readonly T[], text: string): text is T =>
  (values as readonly string[]).includes(text)

/** Filters of a link. A bad part is left out and named; it never hides anybody in silence. */
export function parseFilters(search: Iterable<[string, string]>, managers: readonly (string | null)[]): ParsedFilters {
  const unknown: string[] = []
  let filters = NO_FILTERS
  for (const [name, value] of search) {
    if (name === 'show' && oneOf(VIEWS, value)) filters = { ...filters, show: value }
    else if (name === 'reason' && (oneOf(STRIP, value) || oneOf(REASON_CODES, value)))
      filters = { ...filters, reason: value }
    else if (name === 'manager' && (value === 'none' || managers.includes(value)))
      filters = { ...filters, manager: value }
    else unknown.push(['show', 'reason', 'manager'].includes(name) ? `${name} "${cut(value)}"` : cut(name))
  }
  return { filters, unknown }
}
const cut = (text: string): string => (text.length > MAX_NAMED ? `${text.slice(0, MAX_NAMED)}…` : text)

/** The query of a link with these filters; what is as usual is left out. */
export function filterQuery(filters: Filters): '' | `?${string}` {
  const search = new URLSearchParams()
  if (filters.show !== NO_FILTERS.show) search.set('show', filters.show)
  if (filters.reason) search.set('reason', filters.reason)
  if (filters.manager) search.set('manager', filters.manager)
  return search.size ? `?${search}` : ''
}

/** Groups 1 to 6 are the consultant's; in group 7 what is said without asking for anything is not (core/caseload/reasons). */
const LAST_TO_REVIEW = 6
const asksForSomething = ({ reasons }: CaseloadRow): boolean => reasons[0] !== undefined && reasons[0].tone !== 'quiet'
/** Waiting people without an open safety item are the care manager's to call, not the consultant's to review (laws R6). */
const needsReview = (row: CaseloadRow): boolean =>
  row.group <= LAST_TO_REVIEW || (row.group === 7 && row.stage !== 'waiting' && asksForSomething(row))
/** An open safety item of somebody who waits stands in both lists. */
const needsContact = (row: CaseloadRow): boolean =>
  row.needsContact ||
  (row.group === 1 && row.stage === 'waiting') ||
  row.reasons.some(({ code }) => COUNTS.overdue.includes(code))
const inView: { readonly [V in View]: (row: CaseloadRow) => boolean } = {
  'needs-review': needsReview,
  'needs-contact': needsContact,
  everyone: () => true,
  waiting: (row) => row.stage === 'waiting',
  treatment: (row) => row.stage === 'in-treatment',
}
const codesOf = (reason: StripCell | ReasonCode): readonly ReasonCode[] =>
  oneOf(STRIP, reason) ? COUNTS[reason] : [reason]

export interface RankedRow {
  /** Place in the whole caseload: filters hide people, they do not move them up. */
  readonly rank: number
  readonly row: CaseloadRow
}

/** Rows in order with their ranks; `words` is the typed search, which stays out of the address because it is a name. */
export function select(rows: readonly CaseloadRow[], filters: Filters, words = ''): readonly RankedRow[] {
  const wanted = words.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const codes = filters.reason ? codesOf(filters.reason) : null
  return rows
    .map((row, i) => ({ rank: i + 1, row }))
    .filter(({ row }) => inView[filters.show](row))
    .filter(({ row }) => !codes || row.reasons.some(({ code }) => codes.includes(code)))
    .filter(({ row }) => !filters.manager || (row.careManager ?? 'none') === filters.manager)
    .filter(({ row }) => matches(row, wanted))
}

function matches(row: CaseloadRow, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true
  const text = `${row.name} ${row.mrn}`.toLocaleLowerCase()
  return wanted.every((word) => text.includes(word))
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
export function countStrip(rows: readonly CaseloadRow[]): Strip {
  const withAny = (codes: readonly ReasonCode[]) =>
    rows.filter((row) => row.reasons.some(({ code }) => codes.includes(code))).length
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
    waitingOverStandard: withAny(['waiting-over-standard']),
    declined: rows.filter(({ stage }) => stage === 'declined').length,
  }
}
/** How many rows each view holds. */
export const countViews = (rows: readonly CaseloadRow[]): { readonly [V in View]: number } => ({
  'needs-review': rows.filter(needsReview).length,
  'needs-contact': rows.filter(needsContact).length,
  everyone: rows.length,
  waiting: rows.filter(inView.waiting).length,
  treatment: rows.filter(inView.treatment).length,
})

/** The care managers of a caseload, each once; null = nobody assigned. */
export const managersOf = (rows: readonly CaseloadRow[]): readonly (string | null)[] =>
  [...new Set(rows.map((row) => row.careManager))].sort((a, b) => (a ?? '\uffff').localeCompare(b ?? '\uffff'))
