import type { TimeEstimate } from '../statistics/survival.ts'
import type { Share, SharesByHorizon } from './tallies/shares.ts'

/** A waiting list by days waited so far; null where nobody waits. */
export interface WaitingFigures {
  readonly size: number
  readonly median: number | null
  readonly p75: number | null
  readonly p90: number | null
  readonly max: number | null
  readonly bands: number[]
  readonly overStandard: number
}
/** A step curve of shares by day since referral. Arrays have equal length. */
export interface CurveFigures {
  readonly day: number[]
  readonly atRisk: number[]
  readonly started: Share[]
  readonly closed: Share[]
  readonly waiting: number[]
}

export const FUNNEL_STAGES = ['referred', 'contacted', 'assessed', 'treated'] as const
export interface FunnelStage {
  readonly stage: (typeof FUNNEL_STAGES)[number]
  /** Ever reached by as-of, of the whole cohort of `n`. */
  readonly reached: number
  readonly n: number
  /** Of those who reached the stage before; null for the first, and where nobody did. */
  readonly ofPrevious: { x: number; n: number; p: number; lower: number; upper: number } | null
  readonly dateMissing: number
  readonly dateErrors: number
  readonly pending: number
  readonly by: SharesByHorizon
}

/** What a figure can be, and its value. The contract has one schema for each kind: a metric says its kinds and needs no schema of its own. */
export interface FigureValues {
  readonly count: number
  readonly flag: boolean
  readonly share: Share | null
  readonly shares: SharesByHorizon
  /** A day since referral; its estimate null = not reached in the days seen. */
  readonly day: TimeEstimate
  readonly waiting: WaitingFigures
  readonly curve: CurveFigures
  readonly funnel: FunnelStage[]
}
export type FigureKind = keyof FigureValues
/** The kind of each figure by the name it has in the answer. */
export type FigureKinds = Readonly<Record<string, FigureKind>>
export type ValuesOf<K extends FigureKinds> = { readonly [N in keyof K]: FigureValues[K[N]] }
