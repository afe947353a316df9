import type { Trouble, TroubleKind } from '../api/trouble.ts'
import type { Problem } from '../parts/problem.ts'
import { namedTrouble } from '../parts/trouble-words.ts'
import { plural } from '../text/number.ts'

export const UNHEARD = 'It may have been saved'

/** Refusals of what was typed: sending the same again changes nothing. */
const REFUSALS: ReadonlySet<TroubleKind> = new Set(['not-possible', 'bad-request', 'too-large', 'unsupported-media'])
/** What becomes of what was typed, after a save that failed and stored nothing. */
export function keptWords({ kind }: Trouble): string {
  if (kind === 'offline') return 'Saving again is safe: it is never stored twice.'
  if (kind === 'unreadable') return 'What you typed is kept on this page.'
  return REFUSALS.has(kind)
    ? 'What you typed is kept.'
    : 'What you typed is kept. Saving again is safe: it is never stored twice.'
}

/** What stands over a save that failed: what was refused, else what came between. It is not called unsaved where nobody here knows. */
export function notSavedTitle(trouble: Trouble, maybeSaved: boolean): string {
  if (trouble.kind === 'unreadable') return 'Nothing can be recorded in this chart now'
  if (trouble.kind === 'not-possible' || trouble.kind === 'bad-request') return 'This cannot be recorded as it is'
  const named = namedTrouble(trouble)
  const head = maybeSaved ? UNHEARD : 'Not saved'
  return named ? `${head}: ${named.title.toLowerCase()}` : head
}

/** Why nothing was saved, where so many of the reasons are listed below: what stands at its field is not. */
export const whyNotSaved = ({ detail, issues }: Trouble, listed: number): string =>
  issues.length > 0 && listed === 0 ? 'Nothing was saved. What has to be changed is said at each field.' : detail

/** What is said aloud when a form refuses a save: the first thing to mend, and how many more there are; '' where there is none. */
export function refusedAloud(problems: readonly Problem[]): string {
  const [first, ...others] = problems
  if (!first) return ''
  const more = others.length === 0 ? '' : `. ${plural(others.length, 'more thing', 'more things')} to mend`
  return `Not saved: ${first.problem}${more}`
}
