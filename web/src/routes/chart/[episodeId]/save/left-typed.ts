import { notYetId } from '../../../../../../core/chart/not-yet.ts'
import { MOST_REPLACED } from '../../../../../../core/contract/draft-length.ts'
import { fitting } from '../draft/as-text.ts'
import type { ChartDrafts } from '../drafts.svelte.ts'
import { putAway } from './put-away.ts'
import type { SaveBody, Sent } from './sent.ts'

/**
 * What a save says of what is still typed once it is stored, to be kept in the same transaction. Nothing where nothing of it was ever
 * kept and nothing is left; nor while something from another page is not decided about, which it would take the place of.
 */
export function leftTyped(kept: ChartDrafts, sent: Pick<Sent, 'from' | 'facts'>): Pick<SaveBody, 'draft'> {
  const { server, offer } = kept
  if (server === undefined || offer !== null) return {}
  const { text: left } = fitting(
    putAway(kept, sent, sent.facts.length > 0 ? sent.facts.map((_, place) => notYetId(place)) : [notYetId(0)]),
  )
  const isKnown = server.revision !== null || kept.unheardOf.length > 0
  const after = [...(server.revision === null ? [] : [server.revision]), ...kept.unheardOf].slice(-MOST_REPLACED)
  return isKnown || left !== null ? { draft: { revision: crypto.randomUUID(), after, content: left } } : {}
}
