import type { Day } from '../day.ts'

/** What settings order, in the order people read them. */
export const ORDERED = ['safety', 'review', 'scores', 'contact', 'access'] as const
export type Ordered = (typeof ORDERED)[number]

interface Said {
  readonly says: string
  readonly orders: Ordered
  /** Things that keep the value of their own day, because they are folded into charts; absent where every day is judged anew. */
  readonly keptBy?: string
}

/** A number of a rule that a clinic may choose, with what it is without a choice and where that comes from. */
export interface NumberSetting extends Said {
  readonly default: number
  readonly unit: 'days' | 'weeks' | 'points' | 'people' | 'attempts' | 'routes' | 'business days' | 'hours'
  readonly min: number
  readonly max: number
  /** A publication, or "house rule". */
  readonly source: string
}
/** One of a few words. */
export interface ChoiceSetting extends Said {
  readonly default: string
  readonly choices: readonly string[]
  readonly source: string
}
export type Setting = NumberSetting | ChoiceSetting

/** A value with its unit: "35 days", "business". */
export const valueText = (value: number | string, { unit }: { readonly unit: string | null }): string =>
  unit === null ? String(value) : `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}`

/** What a clinic chose, from a day on. */
export interface Chosen {
  readonly from: Day
  readonly value: number | string
}
