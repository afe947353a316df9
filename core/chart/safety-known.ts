import type { Day } from '../day.ts'
import type { SafetySource } from '../instruments/safety-sources.ts'
import type { Assessor } from './assessor.ts'
import type { Entry, Fact } from './entry.ts'
import type { Family } from './families.ts'
import type { Place } from './order.ts'

/** One answer to one safety item, as a fact says it. */
export interface Said {
  readonly instrument: SafetySource
  readonly item: number
  readonly level: number
  readonly urgent: boolean
}
/** Something said in a chart about safety: where it stands, when it came to be known, and by whom. */
export interface Known {
  /** Id of the entry that its family of corrections began with. */
  readonly root: string
  readonly day: Day
  /** The time of day somebody stated; null = none. */
  readonly time: string | null
  readonly place: Place
  /** The first entry of the unbroken run that says so: its moment of recording and its author count. */
  readonly recorded: Entry
}
export interface Answer extends Known, Said {
  /** Came with the person from another chart and was covered there: it tells what is a rise, and opens nothing. */
  readonly coveredThere?: true
}
export interface Assessment extends Known {
  /** null = an assessment that found nothing in writing: it covers nothing. */
  readonly finding: 'low' | 'moderate' | 'high'
  /** Whoever it was ever said to be by, and every day it was ever dated, since it is one: corrections make neither another. */
  readonly assessors: readonly Assessor[]
  readonly days: readonly Day[]
  /** The first entry of the unbroken run with this very finding: since when it is known. */
  readonly held: Entry
  /** The first entry of the unbroken run that dates it as it is dated: since when it can be said whether it is history. */
  readonly dated: Entry
  /** No answer dated later is covered: the earliest day this assessment ever had. */
  readonly covers: { readonly day: Day; readonly time: string | null }
  /** Came with the person from another chart: it holds the item and covers no answer here. The answer it was about there. */
  readonly carried?: { readonly level: number; readonly instrument: SafetySource | null }
}
export type HandOverFact = Fact<'hand-over'>
export type OutcomeFact = Fact<'safety-outcome'>
export type ConfirmationFact = Fact<'safety-confirmation'>
export interface Of<Fact> extends Known {
  readonly fact: Fact
}
/** Everything that bears on safety and stands, in the order it was recorded. */
export interface SafetyFacts {
  readonly answers: readonly Answer[]
  readonly assessments: readonly Assessment[]
  readonly handOvers: readonly Of<HandOverFact>[]
  readonly outcomes: readonly Of<OutcomeFact>[]
  readonly confirmations: readonly Of<ConfirmationFact>[]
  /** Two-way contacts and referrals: signs that the person was reached, or is in need again. */
  readonly touches: readonly (Known & { readonly twoWay: boolean })[]
  readonly attempts: readonly Of<Fact<'contact'>>[]
  /** What was struck out in another chart and is confirmed here. */
  readonly struckThere: readonly CarriedStrike[]
  /** What was sent to another chart, with the day it was taken over there; null = it has not been yet. */
  readonly sent: readonly (Known & { readonly taken: { readonly day: Day; readonly recorded: Entry } | null })[]
  readonly families: ReadonlyMap<string, Family>
}
export interface CarriedStrike extends Known {
  readonly said: Said | null
  readonly finding: 'moderate' | 'high' | null
}
