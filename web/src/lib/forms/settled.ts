import type { TroubleKind } from '../api/trouble.ts'

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
