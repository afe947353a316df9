import type { Trouble } from '../../../../lib/api/trouble.ts'
import { namedTrouble } from '../../../../lib/parts/trouble-words.ts'

/** What stands over a save that failed: what was refused, else what came between. It is not called unsaved where nobody here knows. */
export function notSavedTitle(trouble: Trouble, maybeSaved: boolean): string {
  if (trouble.kind === 'unreadable') return 'Nothing can be recorded in this chart now'
  if (trouble.kind === 'not-possible' || trouble.kind === 'bad-request') return 'This cannot be recorded as it is'
  const named = namedTrouble(trouble)
  const head = maybeSaved ? 'It may have been saved' : 'Not saved'
  return named ? `${head}: ${named.title.toLowerCase()}` : head
}
