import type { ClinicalFact, NewEntry } from '../../../../../../core/chart/entry.ts'
import type { TroubleKind } from '../../../../lib/api/trouble.ts'
import type { Draft } from '../draft/draft.ts'
import { same } from '../draft/touched.ts'

/**
 * A save that was sent, while nobody here knows whether it was stored. It is kept with the drafts of its chart, and sent again as it was
 * before anything else of the same drafts: under the same operation id it is stored once, and answered as it was the first time.
 */
export interface Unsettled {
  /** The operation id. It may not be used for other content. */
  readonly key: string
  readonly body: { readonly version: number; readonly entries: NewEntry[] }
  /** The drafts and facts as they were sent. */
  readonly sent: readonly Draft[]
  readonly facts: readonly ClinicalFact[]
}

/** What was sent of these drafts, whatever was typed in them since. A draft that was put away and begun anew is another one. */
export const unsettledOf = (unsettled: readonly Unsettled[], drafts: readonly Draft[]): Unsettled | undefined =>
  unsettled.find(({ sent }) => sent.some((was) => drafts.some(({ start }) => start === was.start)))

/** What was sent with the same content, as where a correction strikes out and has no draft. */
export const unsettledAs = (unsettled: readonly Unsettled[], entries: readonly NewEntry[]): Unsettled | undefined =>
  unsettled.find(({ body }) => same(body.entries, entries))

/** Answers, or none, after which it may have been stored all the same. */
const UNKNOWN: ReadonlySet<TroubleKind> = new Set([
  'offline',
  'timed-out',
  'not-understood',
  'unexpected',
  'busy',
  'stopped',
])
/** Refusals of what was sent, by a server that would have found it stored. Any other says nothing of a try before. */
const REFUSED: ReadonlySet<TroubleKind> = new Set([
  ...(['version-conflict', 'not-possible', 'unreadable', 'bad-request'] as const),
  ...(['too-large', 'unsupported-media', 'replayed-key', 'duplicate'] as const),
])
/** Whether a failure tells that nothing was stored, of the first try of a save or of another one. */
export const isSettled = (kind: TroubleKind, isFirst: boolean): boolean =>
  isFirst ? !UNKNOWN.has(kind) : REFUSED.has(kind)
