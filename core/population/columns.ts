import type { Milestone, Summary } from '../chart/summary.ts'
import {
  AGE_BANDS,
  CLOSE_REASONS,
  LANGUAGES,
  PAYER_CLASSES,
  RACE_ETHNICITIES,
  RURALITIES,
} from '../chart/vocabulary.ts'
import { toOrdinal } from '../day.ts'

/** A stage not reached, and one reached on an unknown day, in a column of days. */
export const NOT_REACHED = -2_147_483_648
export const DATE_MISSING = -2_147_483_647
/** No score, not closed, in a column of 8 bits. */
export const NONE = 255
/** No plan, in a column of 16 bits. */
export const NO_PLAN = 65_535

/** What a column holds: ordinals of days, or codes of so many bits whose highest value says "none". */
export type Width = 'day' | 8 | 16

export interface Column<W extends Width = Width> {
  /** Names the column in stored blocks, for good: never used again for another. */
  readonly id: number
  readonly width: W
  /** `plans` is the cohort's own list of plans. Throws RangeError for a word the vocabulary does not have. */
  readonly of: (summary: Summary, plans: readonly string[]) => number
}

const ordinal = (day: Milestone): number =>
  day === null ? NOT_REACHED : day === 'missing' ? DATE_MISSING : toOrdinal(day)

const day = (id: number, of: (summary: Summary) => Milestone): Column<'day'> => ({
  id,
  width: 'day',
  of: (summary) => ordinal(of(summary)),
})

/** The place of a word in its list. A word of another version must not be counted as some other one, nor as none. */
function place(words: readonly string[], word: string): number {
  const at = words.indexOf(word)
  if (at < 0) throw new RangeError('A word that this version does not know')
  return at
}
const word = (id: number, words: readonly string[], of: (summary: Summary) => string | null): Column<8> => ({
  id,
  width: 8,
  of: (summary) => {
    const found = of(summary)
    return found === null ? NONE : place(words, found)
  },
})
const number = (id: number, of: (summary: Summary) => number | null): Column<8> => ({
  id,
  width: 8,
  of: (summary) => of(summary) ?? NONE,
})

/** How an episode ended for the figures: closed, or consent declined before that. */
function endOf({ closed, declined }: Summary): Summary['closed'] {
  return declined !== null && (closed === null || declined < closed.day)
    ? { day: declined, reason: 'declined' }
    : closed
}

/**
 * The columns of a cohort, one row each: from this table follow the empty cohort, what a summary puts into it, how a block is
 * written, read and joined. Days are stored, never durations: nothing goes stale as days pass. No identifier is in here.
 */
export const COLUMNS = {
  identified: day(1, (s) => s.stages.identified),
  referred: day(2, (s) => s.stages.referred),
  contacted: day(3, (s) => s.stages.contacted),
  assessed: day(4, (s) => s.stages.assessed),
  enrolled: day(5, (s) => s.stages.enrolled),
  treated: day(6, (s) => s.stages.treated),
  anyTreatment: day(7, (s) => s.anyTreatment),
  /** The close, or the day consent was declined for good where that came first: from then on nobody waits (laws D6). */
  closed: day(8, (s) => endOf(s)?.day ?? null),
  baselineDay: day(9, (s) => s.phq9.baseline?.day ?? null),
  closeReason: word(10, CLOSE_REASONS, (s) => endOf(s)?.reason ?? null),
  /** 1 = took a psychotropic at or before referral. */
  alreadyOnTreatment: number(11, (s) => (s.alreadyOnTreatment ? 1 : 0)),
  language: word(12, LANGUAGES, (s) => s.language),
  raceEthnicity: word(13, RACE_ETHNICITIES, (s) => s.raceEthnicity),
  payerClass: word(14, PAYER_CLASSES, (s) => s.payerClass),
  rurality: word(15, RURALITIES, (s) => s.rurality),
  ageBand: word(16, AGE_BANDS, (s) => s.ageBand),
  /** Index into the cohort's `plans`: a network may have more than 255 of them. */
  plan: { id: 17, width: 16, of: (s, plans) => (s.plan === null ? NO_PLAN : place(plans, s.plan)) } as Column<16>,
  /** PHQ-9 totals; the follow-up is the last in days 120 to 240 after the baseline. A 0 is a score. */
  baseline: number(18, (s) => s.phq9.baseline?.total ?? null),
  followUp: number(19, (s) => s.phq9.followUp?.total ?? null),
} as const satisfies Readonly<Record<string, Column>>

export type ColumnName = keyof typeof COLUMNS
type Named<W extends Width> = {
  [N in ColumnName]: (typeof COLUMNS)[N] extends Column<W> ? N : never
}[ColumnName]
export type DayColumn = Named<'day'>
export type CodeColumn = Named<8> | Named<16>

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[]

/** The values of a column of this width. */
export type Values<W extends Width> = W extends 'day' ? Int32Array : W extends 8 ? Uint8Array : Uint16Array
export type Columns = { readonly [N in ColumnName]: Values<(typeof COLUMNS)[N]['width']> }

/** Highest number of a width; in columns of codes it says "none", in columns of days it is the last ordinal. */
const HIGHEST = { day: 2_147_483_647, 8: NONE, 16: NO_PLAN } as const

/** What says "nothing here" in a column of this width. */
export const noneOf = (width: Width): number => (width === 'day' ? NOT_REACHED : HIGHEST[width])

const ARRAYS = { day: Int32Array, 16: Uint16Array, 8: Uint8Array } as const
const bytesOf = (name: ColumnName): number => ARRAYS[COLUMNS[name].width].BYTES_PER_ELEMENT
/** Widest first, so that each column begins at a multiple of its width. */
const IN_BUFFER = COLUMN_NAMES.toSorted((a, b) => bytesOf(b) - bytesOf(a))
const BYTES_A_PERSON = COLUMN_NAMES.reduce((sum, name) => sum + bytesOf(name), 0)

/** New columns with nothing in them. They share one buffer: making twenty takes longer than reading a block of 100 people. */
export function emptyColumns(size: number): Columns {
  const buffer = new ArrayBuffer(size * BYTES_A_PERSON)
  const columns: Partial<Record<ColumnName, Values<Width>>> = {}
  let at = 0
  for (const name of IN_BUFFER) {
    const { width } = COLUMNS[name]
    columns[name] = new ARRAYS[width](buffer, at, size).fill(noneOf(width))
    at += size * bytesOf(name)
  }
  return columns as Columns
}

/**
 * The value as its column can hold it. Typed arrays wrap what does not fit: plan 256 would be counted as plan 0.
 * Throws RangeError with the column's name.
 */
export function fitting(name: ColumnName, value: number): number {
  const { width } = COLUMNS[name]
  const least = width === 'day' ? NOT_REACHED : 0
  if (!Number.isInteger(value) || value < least || value > HIGHEST[width])
    throw new RangeError(`The column ${name} does not hold this value: it is outside its ${String(width)} bits`)
  return value
}
