import type { Day } from '../day.ts'

/** A number of a rule that a clinic may choose, with what it is without a choice and where that comes from. */
export interface NumberSetting {
  readonly says: string
  readonly default: number
  readonly unit: 'days' | 'weeks' | 'points' | 'people' | 'attempts' | 'routes' | 'business days' | 'hours'
  readonly min: number
  readonly max: number
  /** A publication, or "house rule". */
  readonly source: string
}
/** One of a few words. */
export interface ChoiceSetting {
  readonly says: string
  readonly default: string
  readonly choices: readonly string[]
  readonly source: string
}
export type Setting = NumberSetting | ChoiceSetting

/** What a clinic chose, from a day on. */
export interface Chosen {
  readonly from: Day
  readonly value: number | string
}
