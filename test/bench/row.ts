/**
 * What must not be passed. `times` holds on any machine, because the floor is measured beside ours; `most` is only for what a
 * machine does not change much: bytes and seconds of the processor. null = only reported.
 */
export type Limit = { readonly times: number } | { readonly most: number } | null

interface Named {
  readonly what: string
  readonly limit: Limit
}
/** Work timed in turns with a floor that does the same plainly: floor, ours, floor, ours, and so on. */
export interface Timed extends Named {
  readonly unit: 'ms'
  readonly floor: () => unknown
  readonly ours: () => unknown
  /** Which of the times are compared; the median unless told. */
  readonly at?: 'median' | 'p95'
  /** How many pairs; 40 unless told. */
  readonly pairs?: number
}
/** What is counted once. `floor` null where there is nothing to compare with. */
export interface Counted extends Named {
  readonly unit: 'B' | 'MB' | 's CPU' | 'ms CPU' | 's'
  readonly floor: number | null
  readonly ours: number
}
export type Row = Timed | Counted

/** Rows that share what they need: a part of the table, by the name that rows.ts gives it. */
export interface Bench {
  /** Makes the rows ready; `close` runs after the last of them, also where one fails. */
  readonly open: () => Opened | Promise<Opened>
}
export interface Opened {
  readonly rows: readonly Row[]
  readonly close?: () => Promise<void>
}
