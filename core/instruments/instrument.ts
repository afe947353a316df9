/** One answer a person can give: the points it carries and the words beside it. */
export interface Option {
  readonly value: number
  readonly label: string
}

export interface Item {
  readonly text: string
  readonly loinc: string | null
  /** Only where this item's answers differ from the instrument's, as in AUDIT-C, HAM-D or the reversed items of EPDS. */
  readonly options?: readonly Option[]
  /** Points per unit of the answer; 1 unless said (WHO-5: 4). An item that is asked but not scored has 0. */
  readonly weight?: number
}

/** Totals from `from` to `to`, both included, and what they are called. */
export interface Band {
  readonly from: number
  readonly to: number
  readonly severity: string
  /** Severity across instruments, 0 (none) to 4 (severest): what a list is ordered by, never raw totals (laws D9). */
  readonly rank: SeverityRank
}
export type SeverityRank = 0 | 1 | 2 | 3 | 4

/** An item of which any answer above 0 is a safety finding. */
export interface SafetyItem {
  /** Number of the item, from 1. */
  readonly item: number
  /** As people say it, for example "item 9". */
  readonly name: string
  /** Answers that cannot wait (laws 1). */
  readonly urgent: readonly number[]
}

/** Totals the course rules read; null where the instrument has no such number. */
export interface Thresholds {
  /** At or above it a person is ill enough to treat, or the screen is positive. */
  readonly elevated: number
  /** Below it is remission. */
  readonly remission: number | null
  /** Minimal clinically important difference, points. */
  readonly mcid: number | null
  /** Change beyond measurement error, points. */
  readonly reliableChange: number | null
  /** A rise above baseline of so many points is worsening at once: 1.96 x sqrt 2 x standard error (laws C3). */
  readonly worsening: number | null
  /** From here the band is severe; null where the instrument names none (laws D9). */
  readonly severe: number | null
}

/** The last `scores` scores over at least `weeks` within `points` of each other, and no smallest change that matters gained. */
export interface Plateau {
  readonly scores: number
  readonly weeks: number
  readonly points: number
}

/**
 * An instrument as data, read by the form, the scoring and the charts alike. Items are numbered from 1 in the order of `items`.
 * `bands` cover `range` without a gap; both are in points of the total.
 */
export interface Instrument {
  readonly id: string
  readonly name: string
  /** LOINC code of the total score. */
  readonly loinc: string
  readonly recall: string
  readonly stem: string
  readonly options: readonly Option[]
  readonly items: readonly Item[]
  readonly range: { readonly min: number; readonly max: number }
  readonly bands: readonly Band[]
  readonly safetyItems: readonly SafetyItem[]
  /** What a higher total means. */
  readonly direction: 'higher-is-worse' | 'lower-is-worse'
  /** null where the instrument's course is not followed. */
  readonly plateau: Plateau | null
  readonly thresholds: Thresholds
  /** Up to so many unanswered items are filled with the person's own mean (metrics.md 2.1). */
  readonly maxImputable: number
}

/** An instrument whose scores are followed over time: the course rules need every threshold. */
export interface FollowedInstrument extends Instrument {
  readonly thresholds: { readonly [K in keyof Thresholds]: number }
  readonly plateau: Plateau
}

/** The answers an item allows. */
export const optionsOf = (instrument: Instrument, item: Item): readonly Option[] => item.options ?? instrument.options

/** How much worse `total` is than `than`, in points; negative where it is better. */
export const worseBy = (instrument: Pick<Instrument, 'direction'>, total: number, than: number): number =>
  instrument.direction === 'higher-is-worse' ? total - than : than - total
