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
  /** Numbers of the items of which any answer above 0 is a safety finding. */
  readonly safetyItems: readonly number[]
  readonly thresholds: Thresholds
  /** Up to so many unanswered items are filled with the person's own mean (metrics.md 2.1). */
  readonly maxImputable: number
}

/** An instrument whose scores are followed over time: the course rules need every threshold. */
export interface FollowedInstrument extends Instrument {
  readonly thresholds: { readonly [K in keyof Thresholds]: number }
}

/** The answers an item allows. */
export const optionsOf = (instrument: Instrument, item: Item): readonly Option[] => item.options ?? instrument.options
