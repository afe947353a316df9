import type { Recorded } from '../../../../../../core/contract/index.ts'
import type { Answer } from '../../../../lib/api/client.ts'
import { isSettled } from '../../../../lib/forms/settled.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import type { ChartAtHand } from '../chart-at-hand.svelte.ts'
import type { ChartDrafts } from '../drafts.svelte.ts'
import { NOTHING_SINCE, putAway } from './put-away.ts'
import { isAsSent, isSameForm, isStillTyped, type InForm, type Sent, type StoredSave } from './sent.ts'

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

/** What a save of a server answers; anything else is no answer, and the save may have been stored. */
const isRecorded = (value: Recorded): boolean => Array.isArray(value.entries) && Array.isArray(value.entryIds)
const NOT_UNDERSTOOD = trouble('not-understood', 'The answer could not be read. Try again.')

async function answered(
  hand: ChartAtHand,
  episodeId: string,
  sent: Sent,
  isWanted?: () => boolean,
): Promise<Answer<Recorded>> {
  const answer = await hand.post(episodeId, sent, isWanted)
  return answer.ok && !isRecorded(answer.value) ? { ok: false, trouble: NOT_UNDERSTOOD } : answer
}

/**
 * Sends a save, under the operation id by which it is stored once. Answers what it met, and whether it may have been stored all the same;
 * null = it is stored.
 */
export async function send(
  hand: ChartAtHand,
  kept: ChartDrafts,
  episodeId: string,
  sent: Sent,
): Promise<{ readonly trouble: Trouble; readonly maybeSaved: boolean } | null> {
  const others = () => kept.sent.filter(({ key }) => key !== sent.key)
  const wasSent = others().length < kept.sent.length
  if (sent.body.draft) kept.unheardOf = [...kept.unheardOf, sent.body.draft.revision]
  kept.sent = [...others(), { ...sent, state: 'running' }]
  // A server that is busy is asked again after a pause, in which somebody may change or clear what was sent.
  const answer = await answered(hand, episodeId, sent, () => isAsSent(kept, sent.from))
  kept.failed = kept.failed.filter(({ waits }) => !waits)
  if (answer.ok) {
    stored(hand, kept, sent, { recorded: answer.value, late: wasSent })
    return null
  }
  const maybeSaved = !isSettled(answer.trouble.kind, !wasSent && !answer.trouble.again)
  kept.sent = maybeSaved ? [...others(), { ...sent, state: 'unheard' }] : others()
  return { trouble: answer.trouble, maybeSaved }
}

/** Saves of which nobody here knows what became, and that the chart has gone past: each is in it, or will never be. */
export const toSettle = ({ sent }: ChartDrafts, version: number): readonly Sent[] =>
  sent.filter(({ state, body }) => state === 'unheard' && body.version < version)

/**
 * Finds out what became of them. The server takes a save only at the version that it names, and knows it by its operation id: asked again
 * now it answers what it stored, or refuses, and stores nothing either way. Answers what kept it from finding out; null = nothing did.
 */
export async function settle(
  hand: ChartAtHand,
  kept: ChartDrafts,
  episodeId: string,
  version: number,
): Promise<Trouble | null> {
  for (const sent of toSettle(kept, version)) {
    // Another one on its version was found to be stored.
    if (!kept.sent.includes(sent)) continue
    const answer = await answered(hand, episodeId, sent)
    if (answer.ok) stored(hand, kept, sent, { recorded: answer.value, late: true })
    else if (isSettled(answer.trouble.kind, false)) {
      kept.sent = kept.sent.filter(({ key }) => key !== sent.key)
      // It was not stored, because somebody else wrote: that is what its form says now, where it still holds it.
      const others = kept.failed.filter(({ from }) => !isSameForm(from, sent.from))
      const failed = { from: sent.from, trouble: answer.trouble, waits: false }
      kept.failed = isStillTyped(kept, sent.from) ? [...others, failed] : others
    } else return answer.trouble
  }
  return null
}

/**
 * Of several saves on one version one was stored, so the others were not, and never will be. What was typed is put away, but from under
 * the hands of who types on in it: that waits until they leave the form or save again.
 */
function stored(hand: ChartAtHand, kept: ChartDrafts, sent: Sent, stored: StoredSave): void {
  const others = kept.sent.filter(({ body }) => body.version !== sent.body.version)
  kept.failed = kept.failed.filter(({ from }) => !isSameForm(from, sent.from))
  const at = kept.typingIn?.()
  if (at && isSameForm(at, sent.from) && !isAsSent(kept, sent.from)) {
    kept.sent = [...others, { ...sent, state: 'stored', stored }]
    hand.tell(kept, stored, NOTHING_SINCE)
  } else {
    kept.sent = others
    away(hand, kept, sent, stored)
  }
  const { draft } = sent.body
  const isOvertaken = stored.recorded.draft === 'overtaken'
  // What a late answer is of may have been typed on since: then the server keeps something newer.
  if (draft && stored.late) kept.unheardOf = [...kept.unheardOf, draft.revision]
  else if (draft && !isOvertaken) {
    // What the chart on the page was read with is of before: what the save left took its place.
    kept.server = { revision: draft.revision, text: draft.content, savedAt: kept.server?.savedAt ?? '' }
  }
  kept.own = [...kept.own, ...stored.recorded.entryIds]
  hand.place(kept, stored)
  // What was typed elsewhere stands there, and is offered once the chart is read.
  if (isOvertaken && kept === hand.kept) hand.reread()
}

function away(hand: ChartAtHand, kept: ChartDrafts, sent: Sent, stored: StoredSave): void {
  const { list, steps, corrections, ...since } = putAway(kept, sent, stored.recorded.entryIds)
  Object.assign(kept, { list, steps, corrections })
  hand.tell(kept, stored, since)
}

/** Puts away what is stored and was typed on in meanwhile, but in the form in which somebody still types. Answers whether there was any. */
export function putAwayStored(hand: ChartAtHand, kept: ChartDrafts, typingIn: InForm | null = null): boolean {
  const isOver = ({ state, from }: Sent) => state === 'stored' && !(typingIn && isSameForm(typingIn, from))
  const over = kept.sent.filter(isOver)
  if (over.length === 0) return false
  kept.sent = kept.sent.filter((one) => !isOver(one))
  for (const sent of over) if (sent.stored) away(hand, kept, sent, sent.stored)
  return true
}
