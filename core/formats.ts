/**
 * Every stored thing has a format number, and readers know every format ever written; docs/formats.md lists them with their
 * fixtures. What is written is one row of this table: the stack setting `writeFormat` chooses it, so that a release can be taken
 * back without losing what it wrote.
 */
export const STORED = ['entry', 'header', 'row', 'block', 'release', 'member', 'person'] as const
export type Stored = (typeof STORED)[number]
export type Formats = Readonly<Record<Stored, number>>

export const WRITE_FORMATS = {
  /** What releases up to 0.1 wrote. */
  1: { entry: 1, header: 1, row: 1, block: 1, release: 1, member: 1, person: 1 },
  /** Entries with their place in the chart; rows folded in that order; blocks whose columns name themselves. */
  2: { entry: 2, header: 1, row: 2, block: 2, release: 1, member: 1, person: 1 },
  /**
   * Entries with the kinds and words of the safety table and case reviews; rows that hold the safety item state by state, treatment,
   * consent and reviews; blocks folded by the same rules.
   */
  3: { entry: 3, header: 1, row: 3, block: 3, release: 1, member: 1, person: 1 },
  /** Entries with who a person is, coverage, assignment, and safety carried between episodes. */
  4: { entry: 4, header: 1, row: 3, block: 3, release: 1, member: 1, person: 1 },
} as const satisfies Readonly<Record<number, Formats>>
export type WriteFormat = keyof typeof WRITE_FORMATS

/** What is written where nobody chooses. */
export const DEFAULT_WRITE_FORMAT: WriteFormat = 3
/** The newest formats, which this version reads. */
export const LATEST: Formats = WRITE_FORMATS[3]

/** Throws RangeError with what can be chosen. */
export function writeFormatOf(text: string): WriteFormat {
  const known = Object.keys(WRITE_FORMATS)
  if (known.includes(text)) return Number(text) as WriteFormat
  throw new RangeError(`writeFormat is one of ${known.join(', ')}`)
}

/** A stored thing that a newer version wrote: kept, shown as such, and never changed by this one. */
export class NewerFormat extends RangeError {
  override readonly name = 'NewerFormat'
}

/** Why a stored thing could not be read in full. */
export const UNREAD = ['newer', 'damaged'] as const
export type Unread = (typeof UNREAD)[number]
export const unreadOf = (error: unknown): Unread => (error instanceof NewerFormat ? 'newer' : 'damaged')
