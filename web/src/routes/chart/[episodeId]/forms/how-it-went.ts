import { ATTEMPTS } from '../../../../../../core/chart/vocabulary.ts'
import { FORM_WORDS } from '../../../../../../core/words/en/fields.ts'
import { fieldAsked } from '../../../../../../core/words/field-words.ts'
import { typed, type Draft } from '../../../../lib/forms/draft.ts'

/**
 * How a call went, as one question: that nobody answered and what was left are one press each. `attempted` alone is what entries say of an
 * attempt that nobody said more of.
 */
const WAYS = ['completed', ...ATTEMPTS, 'attempted'] as const
export type Went = (typeof WAYS)[number]

/** The outcome and the attempt that each of them is. */
const saysOf = (went: Went) =>
  went === 'completed' || went === 'attempted'
    ? { outcome: went, attempt: '' }
    : { outcome: 'attempted', attempt: went }

/** What a draft of a contact says of how it went; '' = nothing yet. */
export function wentIn({ values: { outcome, attempt = '' } }: Draft): Went | '' {
  return WAYS.find((way) => saysOf(way).outcome === outcome && saysOf(way).attempt === attempt) ?? ''
}

export const withWent = (draft: Draft, went: Went): Draft => typed(draft, saysOf(went))

/** What was left is against what the person asked for, in words; null = it is not, or nobody asked them. */
export function againstWishes(went: Went | '', messages: string | undefined): string | null {
  if (went !== 'left-message') return null
  if (messages === 'nothing')
    return 'This person asked that no message be left. If one was, somebody else may have heard it.'
  return messages === 'name-and-number' ? 'Only name and number may be left for this person.' : null
}

const ofOutcome = fieldAsked(FORM_WORDS, 'contact', 'outcome', {})
const ofAttempt = fieldAsked(FORM_WORDS, 'contact', 'attempt', {})
/** The ways that are offered, with their names; an attempt of which nothing was said is one only where it was recorded so. */
export const waysOffered = ({ start }: Draft): readonly { readonly value: Went; readonly name: string }[] =>
  WAYS.filter((way) => way !== 'attempted' || (start['outcome'] === 'attempted' && !start['attempt'])).map((value) => {
    const { attempt, outcome } = saysOf(value)
    return { value, name: attempt === '' ? ofOutcome.wordOf(outcome) : ofAttempt.wordOf(attempt) }
  })
