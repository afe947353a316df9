import type { Day } from '../day.ts'
import type { SafetySource } from '../instruments/safety-sources.ts'

/** The latest answer to any safety item; level null = that form left it unknown. */
export interface SafetyAnswer {
  readonly day: Day
  readonly level: number | null
  readonly instrument: SafetySource
  /** How many items of that form were answered; null = its total alone is known. */
  readonly given: number | null
}

/** The positive answers that nothing covers, as one: the most pressing of them speaks (laws 1, state unassessed). */
export interface Uncovered {
  readonly instrument: SafetySource
  /** Number of the item in its instrument. */
  readonly item: number
  /** The highest level among the uncovered answers to this item, and the day it was first given. */
  readonly level: number
  readonly on: Day
  readonly urgent: boolean
  /** The highest covered answer of the same item before it, a 0 included; null = none, so nothing rose. */
  readonly from: number | null
  /** Two or more above {@link from}. */
  readonly risen: boolean
  /** Newest uncovered answer of all. */
  readonly newest: { readonly day: Day; readonly level: number }
  /** The day of an assessment or outcome that came before it was recorded though it is dated no later (a late form); else null. */
  readonly lateFor: Day | null
}

/** An open or past safety item, folded from its answers, assessments, outcomes and corrections. What depends on today is not here. */
export interface Safety {
  /** Day of the earliest answer or finding that is open now, or was struck out and is not confirmed; null where there is none. */
  readonly since: Day | null
  readonly uncovered: Uncovered | null
  /** The finding in force; `level` and `instrument` are of the highest answer that it assessed, 0 and null where it assessed none. */
  readonly finding: {
    readonly finding: 'moderate' | 'high'
    readonly day: Day
    readonly level: number
    readonly instrument: SafetySource | null
  } | null
  /** The hand-over or admission that no assessment has ended; `above` are answers recorded after it. */
  readonly elsewhere: {
    readonly how: 'handed-over' | 'admitted'
    readonly day: Day
    readonly checkDay: Day
    readonly above: Uncovered | null
  } | null
  /** An open answer or finding that a correction took away and nobody has confirmed. `by` is the id of who corrected. */
  readonly struck: {
    readonly day: Day
    readonly what: 'answer' | 'finding'
    readonly level: number
    readonly instrument: SafetySource | null
    readonly urgent: boolean
    readonly by: string
  } | null
  /** An outcome that waits for a second person. `by` is the id of who recorded it. */
  readonly awaiting: {
    readonly outcome: 'not-reached' | 'died' | 'entered-in-error'
    readonly day: Day
    readonly by: string
  } | null
  readonly assessed: { readonly day: Day; readonly finding: 'low' | 'moderate' | 'high' | null } | null
  /** The last thing that settled it; null where nothing ever did. */
  readonly settled: { readonly how: SettledHow; readonly day: Day } | null
  /** The worst answer or finding older than the window before identification: shown as a chip, never opened (laws S8). */
  readonly history: { readonly day: Day; readonly level: number } | null
  /** Opened by a first import: listed apart at go-live (laws S8). */
  readonly imported: boolean
}

/**
 * Whether an item is open: what a closed episode is still listed for, and what a contact in one that a merge closed is about (laws
 * S5). What was handed over is open beneath it; a hand-over with nothing beneath it holds nothing open.
 */
export const isOpenItem = (safety: Safety | null): boolean =>
  safety !== null && (safety.uncovered ?? safety.finding ?? safety.struck ?? safety.awaiting) !== null

export const SETTLED_HOW = [
  'low',
  'managed',
  'received',
  'not-reached',
  'died',
  'entered-in-error',
  'struck-out',
  'carried',
] as const
export type SettledHow = (typeof SETTLED_HOW)[number]
