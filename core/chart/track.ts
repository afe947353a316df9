import type { Day } from '../day.ts'
import type { MeasureId } from '../instruments/index.ts'

/** One score of one instrument. `safety` is the highest answer to its safety items; null = unknown (total only, not answered, none). */
export interface Score {
  readonly day: Day
  readonly total: number
  readonly safety: number | null
}

/**
 * The scores of one instrument from its baseline on, oldest first; scores older than the window before identification are history
 * and not among them (laws D8). Where there is no baseline, all scores of the window.
 */
export interface Track {
  readonly baseline: Score | null
  /** The best of all from the baseline on; the first of them where several are equal. */
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

export const NO_SCORES: Track = {
  ...{ baseline: null, best: null, previous: null, last: null, bestBefore: null, count: 0, recent: [], followUp: null },
}

/** The tracks of a chart by instrument; an instrument without scores is absent. */
export type Tracks = Readonly<Partial<Record<MeasureId, Track>>>

export const trackIn = (measures: Tracks, id: MeasureId): Track => measures[id] ?? NO_SCORES
