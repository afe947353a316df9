import type { Component } from 'svelte'
import type { KnownRow } from '../../../../lib/caseload/known-row.ts'
import type { Day } from '../../../../../../core/day.ts'

export interface RankedRow {
  /** Place in the whole caseload: filters hide people, they do not move them up. */
  readonly rank: number
  readonly row: KnownRow
}

/** A row as a file has it: with its rank, or null where it has none, its episode being closed. */
export type FileRow = Omit<RankedRow, 'rank'> & { readonly rank: number | null }

/** What a column needs beside the row. */
export interface At {
  /** Today in the clinic. */
  readonly today: Day
  /** A member's name by their opaque id; null = nobody assigned. */
  readonly nameOf: (sub: string | null) => string
  /** Whether how a call went is offered beside the last contact: to who calls, in the list of whom to call. */
  readonly calls: boolean
  /** Draws how they are reached, in the same list; absent until it is here. */
  readonly CallLine?: Component<{ episodeId: string }> | undefined
  /** Whether the reader has typed something about an episode that is not saved. */
  readonly isTyped: (episodeId: string) => boolean
  /** Address of somebody's chart. */
  readonly chartOf: (episodeId: string) => string
}

/** What is drawn of one person: in a table, or in a card. The column is handed in, because several may be drawn alike. */
export interface Drawn {
  readonly ranked: RankedRow
  readonly at: At
  readonly column: Column
  readonly card: boolean
}

/** What rows are ordered by when somebody asks for it; null = not known, and last in either direction (laws A2). */
export interface Sort {
  readonly by: (ranked: RankedRow, at: At) => number | string | null
  /** Rows that count in another unit: those of a lower group stand first whichever way the order goes. */
  readonly group?: (ranked: RankedRow) => number
  /** Largest or latest first when the head is pressed for the first time. */
  readonly down: boolean
  /** The two ways in words: from the least, and from the greatest. */
  readonly ways: readonly [up: string, down: string]
  /** What the rows are ordered by, where the head says more than that. */
  readonly name?: string
}

/** A choice in the toolbar that leaves out rows. */
export interface ColumnFilter {
  readonly label: string
  /** The option that leaves nobody out. */
  readonly all: string
  readonly valueOf: (row: KnownRow) => string
  readonly nameOf: (value: string, at: At) => string
}

/** A field of the column in a file: text, a number, or null for what is not known or not there, which `none` says. */
export interface FileField {
  readonly name: string
  readonly of: (ranked: FileRow, at: At) => string | number | null
  readonly none: string
}

/** One column of the caseload: everything that is said of it, in a table, in a card, in order, in a file. */
export interface Column {
  /** Its name in links. */
  readonly id: string
  /** Head in the table, and label in a card and in the list of orders. */
  readonly head: string
  /** Only read aloud: what the column holds is plain to see. */
  readonly quiet?: boolean
  readonly number?: boolean
  /** Width in px, and from a window of 1300 px on; null = what the others leave. */
  readonly width: { readonly least: number; readonly roomy: number } | null
  /** The cell that names the row. */
  readonly names?: boolean
  /** Where a card has it: in its head, under that, or as terms with `dt` and `dd`. Null = a card does without. */
  readonly card: 'head' | 'body' | 'terms' | null
  readonly sort: Sort | null
  readonly filter?: ColumnFilter
  readonly file: readonly FileField[]
  readonly draw: Component<Drawn>
}
/** A column as its file says it, beside the component of the same file that draws it. */
export type Said = Omit<Column, 'draw'>
