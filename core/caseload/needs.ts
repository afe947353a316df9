import type { ReasonCode, Tone } from './reasons/reason.ts'
import type { RowStage } from './status.ts'

/** What the lists ask of a row. */
export interface Listed {
  readonly group: number
  readonly stage: RowStage
  readonly reasons: readonly { readonly code: ReasonCode; readonly tone: Tone }[]
  readonly needsContact: boolean
}

/** The cells of the summary strip: each names the reasons it counts, so that a click shows exactly the people it counted. */
export const STRIP = ['safety', 'worse', 'target', 'unknown', 'overdue'] as const
export type StripCell = (typeof STRIP)[number]
export const COUNTS: { readonly [C in StripCell]: readonly ReasonCode[] } = {
  safety: ['safety-open'],
  worse: ['relapsing', 'lost-gain', 'worsening'],
  target: ['not-at-target', 'no-treatment-since'],
  unknown: [
    ...(['no-score', 'no-baseline', 'not-measured', 'score-late'] as const),
    ...(['never-asked', 'answer-unknown', 'answer-old', 'need-unknown'] as const),
  ],
  overdue: ['contact-overdue', 'no-contact'],
}

/** Groups 1 to 6 are the consultant's; in group 7 what is said without asking for anything is not (reasons/). */
const LAST_TO_REVIEW = 6
const asksForSomething = ({ reasons }: Listed): boolean => reasons[0] !== undefined && reasons[0].tone !== 'quiet'
/** Waiting people without an open safety item are the care manager's to call, not the consultant's to review (laws R6). */
export const needsReview = (row: Listed): boolean =>
  row.group <= LAST_TO_REVIEW || (row.group === 7 && row.stage !== 'waiting' && asksForSomething(row))
/** An open safety item of somebody who waits stands in both lists. */
export const needsContact = (row: Listed): boolean =>
  row.needsContact ||
  (row.group === 1 && row.stage === 'waiting') ||
  row.reasons.some(({ code }) => COUNTS.overdue.includes(code))
