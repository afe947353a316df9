import type { Day } from '../../../../../../core/day.ts'
import { factLine } from '../entries/words.ts'
import { typedLines } from '../typed.ts'
import { draftsIn, type InForm } from './sent.ts'

/** What was sent from a form, in words: one line for each entry. */
export function sentLines(typed: InForm, today: Day): readonly string[] {
  if (typed.form !== 'correction' || typed.correction.way === 'replace') return typedLines(draftsIn(typed), today)
  const { recorded } = typed.correction.draft
  const struck = recorded && factLine(recorded, today)
  return [struck ? `Strike out ${struck.what}: ${struck.text}` : 'Strike out an entry']
}
