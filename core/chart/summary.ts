import type { Day } from '../day.ts'
import type {
  AgeBand,
  CloseReason,
  ConsentState,
  Language,
  PayerClass,
  RaceEthnicity,
  Rurality,
  Sex,
} from './vocabulary.ts'

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

/**
 * The scores of one instrument from its baseline on, oldest first; scores older than the window before identification are history
 * and not among them (laws D8). Where there is no baseline, all scores of the window.
 */
export interface Track {
  readonly baseline: Score | null
  /** The lowest (best) of all from the baseline on; the first of them where several are equal. */
  readonly best: Score | null
  /** Between the baseline and the last score, or null: never the baseline itself (laws R7). */
  readonly previous: Score | null
  readonly last: Score | null
  /** The best total after the baseline and before the last score; null where there is none between. */
  readonly bestBefore: number | null
  /** How many scores there are from the baseline on, the baseline included. */
  readonly count: number
  /** The latest of these scores, at most {@link RECENT_SCORES}. */
  readonly recent: readonly Score[]
  /** Last total 120 to 240 days after the baseline day, with its day (HEDIS DRR-E window); null = no follow-up score. */
  readonly followUp: Score | null
}
export const RECENT_SCORES = 10

/** Who asks about safety: instruments with a safety item, and the C-SSRS screener. */
export const SAFETY_SOURCES = ['phq-9', 'c-ssrs'] as const
export type SafetySource = (typeof SAFETY_SOURCES)[number]

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
  /** Day of the earliest answer or finding that is open now; null where nothing is. */
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
export const SETTLED_HOW = [
  'low',
  'managed',
  'received',
  'not-reached',
  'died',
  'entered-in-error',
  'struck-out',
] as const
export type SettledHow = (typeof SETTLED_HOW)[number]

/** What a person takes or does, and what was last changed about it (laws D1, D3). */
export interface TreatmentSummary {
  /** Names with dose of all that goes on by a recorded start, newest change first, at most three. */
  readonly names: readonly string[]
  /** Whether a psychotropic or a therapy goes on by a recorded start. */
  readonly standing: boolean
  /** The therapy last given in a completed contact and not stopped since; it belongs to the treatment for some weeks. */
  readonly given: { readonly name: string; readonly day: Day } | null
  /** Last start, dose change or stop of a psychotropic or a therapy, whoever made it. */
  readonly change: { readonly day: Day; readonly action: 'start' | 'dose-change' | 'stop' } | null
}

/** A case review or change of treatment recorded after the newest score, dated no earlier; nothing newer was answered (laws R4). */
export interface ActedOn {
  readonly how: 'case-review' | 'change'
  readonly day: Day
  /** The day by which the review wants the next score; null = it names none. */
  readonly measureBy: Day | null
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
  /** null = no safety item was ever asked. */
  readonly answered: SafetyAnswer | null
  readonly safety: Safety | null
  readonly safetyPlan: Day | null
  /** The latest consent entry; null = none. */
  readonly consent: { readonly state: ConsentState; readonly day: Day } | null
  /** The day from which somebody who declined does not wait any more; null where consent or treatment followed (laws D6). */
  readonly declined: Day | null
  /** Two-way: a completed contact or a kept visit with the program (laws D2). */
  readonly lastContact: Day | null
  readonly lastAttempt: Day | null
  /** The latest promised day that no contact has answered; null where there is none. */
  readonly nextDue: Day | null
  /** The same for the next contact of a managed safety item. */
  readonly safetyDue: Day | null
  readonly treatment: TreatmentSummary
  readonly lastReview: Day | null
  readonly actedOn: ActedOn | null
}
