import type { Recorded } from '../../../../../../core/contract/index.ts'
import type { Trouble } from '../../../../lib/api/trouble.ts'
import type { ChartAtHand } from '../chart-at-hand.svelte.ts'
import type { ChartDrafts } from '../drafts.svelte.ts'
import { putAway } from './put-away.ts'
import { isSettled, type Sent } from './sent.ts'

/** One save of a chart after the other, wherever on the page it was begun: two at once would be one too many for its version. */
export async function inTurn<T>(kept: ChartDrafts, act: () => Promise<T>): Promise<T> {
  while (kept.turn) await kept.turn
  const done = act()
  kept.turn = done.then(
    () => undefined,
    () => undefined,
  )
  try {
    return await done
  } finally {
    kept.turn = null
  }
}

/**
 * Sends a save and says what became of it. One that was sent before goes under the same operation id, by which it is stored once. `late` =
 * its answer is of a try before this one, as far as anybody here knows.
 */
export async function send(
  hand: ChartAtHand,
  kept: ChartDrafts,
  episodeId: string,
  sent: Sent,
): Promise<{ readonly recorded: Recorded } | { readonly trouble: Trouble; readonly maybeSaved: boolean }> {
  const others = () => kept.sent.filter(({ key }) => key !== sent.key)
  const isFirst = others().length === kept.sent.length
  kept.sent = [...others(), { ...sent, running: true }]
  const answer = await hand.post(episodeId, sent.body, sent.key)
  if (answer.ok) {
    stored(hand, kept, { ...sent, late: !isFirst }, answer.value)
    return { recorded: answer.value }
  }
  const maybeSaved = !isSettled(answer.trouble.kind, isFirst)
  kept.sent = maybeSaved ? [...others(), { ...sent, running: false }] : others()
  return { trouble: answer.trouble, maybeSaved }
}

/** Saves of which nobody here knows what became, and that the chart has gone past: each is in it, or will never be. */
export const toSettle = ({ sent }: ChartDrafts, version: number): readonly Sent[] =>
  sent.filter(({ running, body }) => !running && body.version < version)

/**
 * Finds out what became of them. The server takes a save only at the version that it names, and knows it by its operation id: asked again
 * now it answers what it stored, or refuses, and stores nothing either way. Answers what turned out to be stored, and what kept it from
 * finding out.
 */
export async function settle(
  hand: ChartAtHand,
  kept: ChartDrafts,
  episodeId: string,
  version: number,
): Promise<{ readonly found: readonly Sent[]; readonly trouble: Trouble | null }> {
  const found: Sent[] = []
  for (const sent of toSettle(kept, version)) {
    const answer = await hand.post(episodeId, sent.body, sent.key)
    if (answer.ok) {
      stored(hand, kept, { ...sent, late: true }, answer.value)
      found.push(sent)
    } else if (isSettled(answer.trouble.kind, false)) kept.sent = kept.sent.filter(({ key }) => key !== sent.key)
    else return { found, trouble: answer.trouble }
  }
  return { found, trouble: null }
}

/** Of several saves on one version one was stored, so the others were not, and never will be. */
function stored(
  hand: ChartAtHand,
  kept: ChartDrafts,
  sent: Sent & { readonly late: boolean },
  recorded: Recorded,
): void {
  kept.sent = kept.sent.filter(({ body }) => body.version !== sent.body.version)
  const { list, steps, corrections, ...since } = putAway(kept, sent, recorded.entryIds)
  Object.assign(kept, { list, steps, corrections })
  hand.recorded(kept, recorded, { ...since, late: sent.late })
}
