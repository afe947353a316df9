import { problem, type None } from '../problem.ts'
import { REVIEW_OUTCOMES } from '../vocabulary.ts'
import { choice, day, note, optional, text } from './field.ts'
import type { Kind } from './kind.ts'

/** A psychiatric case review of one person (systematic caseload review). */
const fields = {
  /** The psychiatric consultant who reviewed. */
  by: text({ needs: 'reviewer' }),
  outcome: choice(REVIEW_OUTCOMES, { needs: 'review-outcome' }),
  /** The day by which the review wants the next score. */
  measureBy: optional(day()),
  note: optional(note({ onDemand: true })),
}
export const caseReview: Kind<'case-review', typeof fields, { readonly 'measure-by-before': None }, 3> = {
  ...{ kind: 'case-review', of: 'episode', fields, since: 3 },
  may: { precede: false, follow: true },
  problems: ({ day, measureBy }) => [
    measureBy && measureBy < day ? problem('measureBy', 'measure-by-before', {}) : null,
  ],
}
