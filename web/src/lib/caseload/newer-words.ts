import { plural } from '../text/number.ts'
import type { UnreadWords } from '../unread/words.ts'
import type { KnownRow } from './known-row.ts'

type Told = Pick<KnownRow, 'episodeId'> & { readonly newer?: { readonly parts: readonly string[] } }

/** What rows say that this page does not know, being older than the server; null where it knows all of it. */
export function newerWords(rows: readonly Told[]): UnreadWords | null {
  const told = rows.flatMap(({ newer }) => newer ?? [])
  if (told.length === 0) return null
  const parts = [...new Set(told.flatMap(({ parts }) => parts))].join(', ')
  const people = plural(told.length, 'person', 'people')
  return {
    title: `Of ${people} something is said here that this page does not know: ${parts}`,
    lines: [
      'Cairn was updated since this page was loaded. Nobody is missing: what is not known stands as it came, or is marked as of a newer version. Load the page again to see what it says.',
    ],
  }
}
