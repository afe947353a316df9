import type { UnreadEntry } from '../../../../../core/contract/schemas/charts.ts'
import type { StrangeEntry } from './known.ts'
import { inWords } from '../../../lib/text/code.ts'
import { plural } from '../../../lib/text/number.ts'

const entries = (count: number): string => plural(count, 'entry', 'entries')

/** What is said of figures that the server made; null where it read the whole chart. */
export const madeWithout = (unread: readonly UnreadEntry[]): string | null =>
  unread.length > 0 ? `Made without ${entries(unread.length)} that could not be read.` : null

/**
 * What is said of what this page makes of the entries itself: it also lacks those that only the server knows, which made its figures with
 * them. Null where it is made of the whole chart.
 */
export function madeHereWithout(
  { unread, strange }: { readonly unread: readonly UnreadEntry[]; readonly strange: readonly UnreadEntry[] },
  made: 'Drawn' | 'Listed',
): string | null {
  const unknown =
    strange.length > 0 ? `${made} without ${entries(strange.length)} that this page does not know in full.` : null
  return [madeWithout(unread), unknown].filter((words) => words !== null).join(' ') || null
}

/** How an entry that could not be read is listed: what is known of it. */
export const unreadLine = ({ why, kind, says }: StrangeEntry): { readonly what: string; readonly text: string } => ({
  what: why === 'newer' ? 'Written by a newer version' : 'Damaged entry',
  text: [kind === null ? 'kind not known' : inWords(kind), says].filter(Boolean).join(': '),
})
