import { problem } from '../../../../../../core/chart/problem.ts'
import { issuesInWords } from '../../../../../../core/words/en/problems.ts'

/** The field of the reason of a correction: one of the fact that it states may have a field of that name too. */
export const WHY = 'why-corrected'
export const REASON_NEEDED = issuesInWords([problem(WHY, 'needed', { needs: 'correction-reason', words: [] })])
/** What the form of a correction calls a place that was refused. */
export const whyNamed = (at: string): string => (at === 'entries.0.reason' ? `entries.0.${WHY}` : at)
