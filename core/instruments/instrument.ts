/** One answer a person can give: the points it carries, and its LOINC answer code where it has one. Its words are the wording's. */
export interface Option {
  readonly value: number
  readonly loinc: string | null
}

export interface Item {
  readonly loinc: string | null
  /** Only where this item's answers differ from the instrument's, as in AUDIT-C or HAM-D. */
  readonly options?: readonly Option[]
  /** Points per unit of the answer; 1 unless said (WHO-5: 4). An item that is asked but not scored has 0. */
  readonly weight?: number
  /**
   * The form lists the answers from most points to least. Answers are stored as points, never as a place in the list, so that this
   * changes the order they are drawn in and nothing else.
   */
  readonly reversed?: true
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
  /** As people say it, for example "item 9" or "EPDS item 10": the instrument names it, nobody else (laws S9). */
  readonly name: string
  /** Answers that cannot wait: at least one, each an answer the item allows (laws S1). */
  readonly urgent: readonly number[]
}

/** Totals the course rules read; null where the instrument has no such number: then it is shown, not judged (laws 4). */
export interface Thresholds {
  /** At it or worse a person is ill enough to treat, or the screen is positive. */
  readonly elevated: number | null
  /** Better than it is remission. */
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

/** Codes under which other systems send it (FHIR Observation.code). */
export interface Codes {
  /** `system` is the FHIR name of the code system. Several where a total travels under several. */
  readonly total: readonly { readonly system: string; readonly code: string }[]
  /** LOINC panels: headings whose answers come as components or as Observations of their own. */
  readonly panels: readonly string[]
}

/**
 * An instrument as data, read by the scoring, the lists, the charts and the importer alike; the words of its form are apart
 * (wording.ts). Items are numbered from 1 in the order of `items`. `bands` cover `range` without a gap; both are in points of the
 * total.
 */
export interface Instrument<Id extends string = string> {
  readonly id: Id
  readonly name: string
  readonly codes: Codes
  readonly options: readonly Option[]
  readonly items: readonly Item[]
  readonly range: { readonly min: number; readonly max: number }
  /** Totals rise in steps of so many points, where it is not 1 (WHO-5: 4). */
  readonly step?: number
  readonly bands: readonly Band[]
  readonly safetyItems: readonly SafetyItem[]
  /** What a higher total means. */
  readonly direction: 'higher-is-worse' | 'lower-is-worse'
  /** null where the instrument's course is not followed. */
  readonly plateau: Plateau | null
  readonly thresholds: Thresholds
  /** Up to so many unanswered items are filled with the person's own mean. */
  readonly maxImputable: number
  /** Days after which it is due again, or the clinic's own interval; null = a screen that is asked and not measured over time. */
  readonly interval: number | 'score-interval' | null
  /**
   * The question after the items, how difficult the problems made daily life: kept beside the answers and part of no total. Absent where
   * the form has none.
   */
  readonly difficulty?: { readonly loinc: string }
  /** The cut of a screen that differs by sex; shown, never judged by. */
  readonly cuts?: { readonly female: number; readonly male: number }
  /** The first format of a stored entry that has a word for it (formats.ts). */
  readonly entryFormat: number
}

/** One whose course is judged: the course rules need these thresholds. */
export interface FollowedInstrument<Id extends string = string> extends Instrument<Id>, Measured {
  readonly interval: number | 'score-interval'
  readonly thresholds: { readonly [K in Exclude<keyof Thresholds, 'severe'>]: number } & Pick<Thresholds, 'severe'>
  readonly plateau: Plateau
  /** Response: at most this share of the baseline's points is left, counted in the direction of worse from the best end of the range. */
  readonly responseShare: number
  /** Between which bounds a clinic may set its worsening threshold, and where the number comes from (settings). */
  readonly worseningSetting: { readonly min: number; readonly max: number; readonly source: string }
  /** One score this far above the best is a relapse; null = the clinic's own number, which is made for totals up to about 30. */
  readonly relapseRise: number | null
}

interface Measured {
  /** Offered first where something is recorded, and a column of its own in lists. */
  readonly routine: boolean
}
interface NotFollowed {
  readonly plateau: null
  readonly thresholds: { readonly [K in Exclude<keyof Thresholds, 'elevated'>]: null } & Pick<Thresholds, 'elevated'>
}
/** One whose scores are kept as a course over time and not judged. */
export interface ShownInstrument<Id extends string = string> extends Instrument<Id>, Measured, NotFollowed {
  readonly interval: number | 'score-interval'
  readonly plateau: null
  readonly thresholds: NotFollowed['thresholds']
}
/** A screen that is asked and not measured over time. */
export interface Screen<Id extends string = string> extends Instrument<Id>, NotFollowed {
  readonly interval: null
  readonly plateau: null
  readonly thresholds: NotFollowed['thresholds']
}
/** An instrument whose scores are kept as a course over time. */
export type MeasuredInstrument = FollowedInstrument | ShownInstrument

/** One that asks about safety. */
export interface SafetyInstrument extends Instrument {
  readonly safetyItems: readonly [SafetyItem, ...SafetyItem[]]
}

/**
 * Instruments under their own ids, each of one type: one that stands under another id, or that could be followed or not, does not
 * compile, because what its type says is what lists and settings are made for.
 */
export type ById<I> = {
  readonly [Id in keyof I]: [I[Id]] extends [FollowedInstrument] | [ShownInstrument] | [Screen]
    ? Instrument<Id & string>
    : FollowedInstrument<Id & string> | ShownInstrument<Id & string> | Screen<Id & string>
}

/** The answers an item allows, in rising order of points. */
export const optionsOf = (instrument: Instrument, item: Item): readonly Option[] => item.options ?? instrument.options

/** The most points any answer to it carries, before they are weighed. */
export const mostPoints = (instrument: Instrument): number =>
  Math.max(...instrument.items.flatMap((item) => optionsOf(instrument, item).map(({ value }) => value)))

/** How much worse `total` is than `than`, in points; negative where it is better. */
export const worseBy = (instrument: Pick<Instrument, 'direction'>, total: number, than: number): number =>
  instrument.direction === 'higher-is-worse' ? total - than : than - total

/** A total as points of illness from 0, so that a rule reads the same in both directions. */
export const illness = ({ direction, range }: Pick<Instrument, 'direction' | 'range'>, total: number): number =>
  direction === 'higher-is-worse' ? total - range.min : range.max - total

/** The total at which somebody with this first total has responded. It need not be whole. */
export function responseTotal(instrument: FollowedInstrument, first: number): number {
  const { direction, range, responseShare } = instrument
  const left = illness(instrument, first) * responseShare
  return direction === 'higher-is-worse' ? range.min + left : range.max - left
}

/** What is wrong with a number as a total of this instrument, as a sentence goes on after "is"; null where it can be one. */
export function totalProblem({ range: { min, max }, step = 1 }: Instrument, total: number): string | null {
  if (total >= min && total <= max && (total - min) % step === 0) return null
  return step === 1 ? `${min} to ${max}` : `${min} to ${max} in steps of ${step}`
}

/** Whether its course is judged, not only shown. */
export const isFollowed = (instrument: Instrument): instrument is FollowedInstrument =>
  instrument.plateau !== null && instrument.thresholds.remission !== null

/** Whether its scores are kept as a course over time. */
export const isMeasured = (instrument: Instrument): instrument is MeasuredInstrument => instrument.interval !== null

export const asksSafety = (instrument: Instrument): instrument is SafetyInstrument => instrument.safetyItems.length > 0
