import type { Day } from '../../../../../../core/day.ts'
import { typedLines } from '../typed.ts'
import { draftsIn, type InForm } from './sent.ts'

/** What was sent from a form, in words: one line for each entry. */
export const sentLines = (typed: InForm, today: Day): readonly string[] =>
  typed.form === 'correction' && typed.correction.way === 'strike'
    ? ['An entry was to be struck out']
    : typedLines(draftsIn(typed), today)
