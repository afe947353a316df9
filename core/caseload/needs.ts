import type { ReasonCode, Tone } from './reasons/reason.ts'
import type { RowStage } from './status.ts'

/** What the lists ask of a row. */
export interface Listed {
  readonly group: number
  readonly stage: RowStage
  readonly reasons: readonly { readonly code: ReasonCode; readonly tone: Tone }[]
  readonly needsContact: boolean
}

/** The cells of the summary strip: each says which reasons it counts, so that a click shows exactly the people it counted. */
export const STRIP = ['safety', 'worse', 'target', 'unknown', 'overdue'] as const
export type StripCell = (typeof STRIP)[number]
type Reason = Listed['reasons'][number]
/** Whether a reason is one of some. */
export const isOneOf =
  (...codes: readonly ReasonCode[]) =>
  ({ code }: Reason): boolean =>
    (codes as readonly string[]).includes(code)
export const COUNTS: { readonly [C in StripCell]: (reason: Reason) => boolean } = {
  safety: isOneOf('safety-open'),
  worse: isOneOf('relapsing', 'lost-gain', 'worsening'),
  target: isOneOf('not-at-target', 'no-treatment-since'),
  // Whatever a row marks as unknown.
  unknown: ({ tone }) => tone === 'unknown',
  overdue: isOneOf('contact-overdue', 'no-contact'),
}

/** Groups 1 to 6 are the consultant's; in group 7 what is said without asking for anything is not (reasons/). */
const LAST_TO_REVIEW = 6
const asksForSomething = ({ reasons }: Listed): boolean => reasons[0] !== undefined && reasons[0].tone !== 'quiet'
/** Waiting people without an open safety item are the care manager's to call, not the consultant's to review (laws R6). */
export const needsReview = (row: Listed): boolean =>
  row.group <= LAST_TO_REVIEW || (row.group === 7 && row.stage !== 'waiting' && asksForSomething(row))
/** An open safety item stands in both lists: whoever calls today calls them first. */
export const needsContact = (row: Listed): boolean =>
  row.needsContact || row.group === 1 || row.reasons.some(COUNTS.overdue)
