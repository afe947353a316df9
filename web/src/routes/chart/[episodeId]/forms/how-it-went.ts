import { FORM_WORDS } from '../../../../../../core/words/en/fields.ts'
import { fieldAsked } from '../../../../../../core/words/field-words.ts'
import { typed, type Draft, type Values } from '../draft/draft.ts'

/**
 * How a call went, as one question: that nobody answered and what was left are one press each. A draft's outcome and attempt are what each
 * of them says; 'attempted' alone is what entries say that nobody said more of.
 */
const WENT = {
  completed: { outcome: 'completed', attempt: '' },
  'no-answer': { outcome: 'attempted', attempt: 'no-answer' },
  'left-message': { outcome: 'attempted', attempt: 'left-message' },
  'wrong-number': { outcome: 'attempted', attempt: 'wrong-number' },
  attempted: { outcome: 'attempted', attempt: '' },
} as const satisfies Readonly<Record<string, Values>>
export type Went = keyof typeof WENT
const WAYS = Object.keys(WENT) as readonly Went[]

/** What a draft of a contact says of how it went; '' = nothing yet. */
export const wentIn = ({ values: { outcome, attempt } }: Draft): Went | '' =>
  WAYS.find((way) => WENT[way].outcome === outcome && WENT[way].attempt === (attempt ?? '')) ?? ''

export const withWent = (draft: Draft, went: Went): Draft => typed(draft, WENT[went])

const ofOutcome = fieldAsked(FORM_WORDS, 'contact', 'outcome', {})
const ofAttempt = fieldAsked(FORM_WORDS, 'contact', 'attempt', {})
/** The ways that are offered, with their names; an attempt of which nothing was said is one only where it was recorded so. */
export const waysOffered = ({ start }: Draft): readonly { readonly value: Went; readonly name: string }[] =>
  WAYS.filter((way) => way !== 'attempted' || (start['outcome'] === 'attempted' && !start['attempt'])).map((value) => ({
    value,
    name: value === 'completed' || value === 'attempted' ? ofOutcome.wordOf(value) : ofAttempt.wordOf(value),
  }))
