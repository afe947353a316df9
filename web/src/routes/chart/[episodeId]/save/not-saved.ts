import type { Trouble, TroubleKind } from '../../../../lib/api/trouble.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import { namedTrouble } from '../../../../lib/parts/trouble-words.ts'
import { plural } from '../../../../lib/text/number.ts'
import type { SinceStored } from './sent.ts'

export const UNHEARD = 'It may have been saved'

/** Refusals of what was typed: sending the same again changes nothing. */
const REFUSALS: ReadonlySet<TroubleKind> = new Set(['not-possible', 'bad-request', 'too-large', 'unsupported-media'])
/** What becomes of what was typed, after a save that failed and stored nothing. */
export function keptWords({ kind }: Trouble): string {
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
  issues.length > 0 && listed === 0 ? 'Nothing was recorded. What is to be mended stands at its field.' : detail

const TYPED_ON: { readonly [S in SinceStored]: string } = {
  'goes-on':
    'Saved as it was sent. What you typed since is not saved: it goes on as a correction once you leave this form or save again.',
  'left-out':
    'Saved as it was sent, and it stands in the chart. What you emptied or took out since is not saved: leave this form to go on with it.',
  'struck-out':
    'Struck out as it was sent, and that is final. What you typed since can be stored nowhere: record it anew if it should stand.',
}
/** What is said of a form whose content is stored while somebody types on in it. */
export const typedOnWords = (since: SinceStored): string => TYPED_ON[since]

/** What is said aloud when a form refuses a save: the first thing to mend, and how many more there are; '' where there is none. */
export function refusedAloud(problems: readonly Problem[]): string {
  const [first, ...others] = problems
  if (!first) return ''
  const more = others.length === 0 ? '' : `. ${plural(others.length, 'more thing', 'more things')} to mend`
  return `Not saved: ${first.problem}${more}`
}
