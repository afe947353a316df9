import type { Day } from '../day.ts'
import type { AgeBand, CloseReason, Language, PayerClass, RaceEthnicity, Rurality, Sex } from './vocabulary.ts'

/** The stages of an episode in order (domain: stages). */
export const STAGES = ['identified', 'referred', 'contacted', 'assessed', 'enrolled', 'treated'] as const
export type Stage = (typeof STAGES)[number]

/** The day a stage was reached; `missing` where a later stage shows it was reached but no day is known; null = not reached. */
export type Milestone = Day | 'missing' | null

/** One score of one instrument. `item9` is the answer to the safety item; null = unknown (total only, or not answered). */
export interface Score {
  readonly day: Day
  readonly total: number
  readonly item9: number | null
}

/** The scores of one instrument, oldest first, and the four that are always shown. `best` is the lowest from baseline on. */
export interface Track {
  readonly baseline: Score | null
  readonly best: Score | null
  readonly previous: Score | null
  readonly last: Score | null
  /** The latest scores, at most {@link RECENT_SCORES}, oldest first. */
  readonly recent: readonly Score[]
  /** Last total 120 to 240 days after the baseline day, with its day (HEDIS DRR-E window); null = no follow-up score. */
  readonly followUp: Score | null
}
export const RECENT_SCORES = 10

/** An open safety item: opened by a positive safety answer, closed only by a recorded close with instrument, finding and action. */
export interface OpenSafety {
  readonly since: Day
  readonly level: number
  /** The level of the safety answer before this one; null = unknown. */
  readonly before: number | null
}

/** Everything a list or a population figure needs to know of one episode, folded from its entries. Dates only: nothing goes stale. */
export interface Summary {
  readonly episodeId: string
  readonly patientId: string
  readonly version: number
  readonly family: string
  readonly given: string
  readonly mrn: string
  readonly birthDate: Day | null
  readonly sex: Sex
  readonly careManager: string | null
  readonly payerClass: PayerClass
  readonly plan: string | null
  readonly language: Language
  readonly raceEthnicity: RaceEthnicity
  readonly rurality: Rurality
  readonly ageBand: AgeBand
  readonly stages: Readonly<Record<Stage, Milestone>>
  /** First treatment of any kind from identification on, in or outside the plan (second line of metrics.md section 0). */
  readonly anyTreatment: Day | null
  /** Took a psychotropic at or before referral: a group of its own, neither an error nor a wait of 0 days. */
  readonly alreadyOnTreatment: boolean
  readonly closed: { readonly day: Day; readonly reason: CloseReason } | null
  readonly phq9: Track
  readonly gad7: Track
  /** The latest item 9 answer of any assessment; level null = the latest assessment left it unknown; null = never asked. */
  readonly item9: { readonly day: Day; readonly level: number | null } | null
  readonly safety: OpenSafety | null
  readonly riskAssessed: { readonly day: Day; readonly finding: string | null } | null
  readonly safetyPlan: Day | null
  readonly lastContact: Day | null
  readonly lastAttempt: Day | null
  readonly nextDue: Day | null
  readonly lastChange: Day | null
  /** What the active medication or therapy is, newest first, at most three. */
  readonly treatments: readonly string[]
}
