import type { Day } from '../day.ts'
import type { Entry } from './entry.ts'
import type { Answer, Assessment, HandOverFact, Of, OutcomeFact, SafetyFacts, Said } from './safety-known.ts'

/** An open answer or finding that a correction took away or lowered; it stands until it is confirmed (laws 1, struck out). */
export interface Strike {
  readonly correction: Entry
  readonly root: string
  /** What was taken away: an answer, or a finding. */
  readonly said: Said | null
  readonly finding: 'moderate' | 'high' | null
  /** The day of what was taken away: it is open since then, and not since it was struck out. */
  readonly since: Day
  /** The finding as it stood; null where it was an answer, or came from another chart. */
  readonly found: Assessment | null
  readonly level: number
  /** An urgent answer or a high finding: a second person confirms. */
  readonly urgent: boolean
}

/** What is open in a chart, as far as its entries up to some moment say; no day of today is in it. */
export interface OpenSafety {
  readonly facts: SafetyFacts
  /** Positive answers that nothing covers, in the order of the chart. */
  readonly uncovered: readonly Answer[]
  /** Moderate and high findings that nothing ended, in the order of the chart. */
  readonly findings: readonly Assessment[]
  /** The latest hand-over or admission that nothing has ended. */
  readonly elsewhere: Of<HandOverFact> | null
  readonly strikes: readonly Strike[]
  /** Outcomes that wait for a second person, and those in effect; in the order of recording. */
  readonly awaiting: readonly Of<OutcomeFact>[]
  readonly ended: readonly Of<OutcomeFact>[]
  /** All that corrections ever took away of what was open, confirmed or settled since. */
  readonly struck: readonly Strike[]
  /** Strikes that somebody confirmed, with the confirmation's day; in the order of recording. */
  readonly confirmed: readonly { readonly day: Day; readonly recorded: Entry }[]
  readonly isCovered: (answer: Answer) => boolean
  /** What was sent to another chart and taken over there; in the order of recording. */
  readonly takenOver: readonly { readonly day: Day; readonly recorded: Entry }[]
}
