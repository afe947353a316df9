import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { setTimeout as pause } from 'node:timers/promises'
import { itemsOf, MAX_ITEMS, type Change, type ChartTables, type ChartWrite, type Seen } from './change.ts'
import { isBusy, type Client } from './client.ts'
import { isSameRequest, type Operation } from './operation.ts'

export type Commit =
  /** `draft`: what became of what the writer left typed, where they left something. */
  | { readonly kind: 'committed'; readonly draft?: 'kept' | 'overtaken' }
  /** This very request was stored before: by an earlier try of ours, or of the client. */
  | { readonly kind: 'done-before'; readonly operation: Operation }
  | { readonly kind: 'replayed-key' }
  /** Somebody else was faster in a chart of the change: the first of them, and the version it is at now. */
  | { readonly kind: 'version-conflict'; readonly version: number; readonly of: string }
  /** A record number or a source's patient of the change is another person's, or was moved meanwhile. */
  | { readonly kind: 'duplicate' }
  /** More items than one transaction takes: nothing was sent. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'busy' }

/** Codes of a cancelled transaction in the order of its items; null where the error is another one. */
export function cancellation(error: unknown): readonly string[] | null {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return null
  const { CancellationReasons } = error as { CancellationReasons?: readonly { Code?: string }[] }
  return (CancellationReasons ?? []).map((reason) => reason.Code ?? 'None')
}

/** Another transaction touched an item in the same moment, or the table had no room: both pass. */
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
const MAX_TRIES = 6
/** Full jitter: up to 25, 50, 100 ... ms, so that writers who met do not meet again. */
const backoff = (tries: number) => pause(Math.random() * 25 * 2 ** tries)

/** What is true now, read after a refusal. */
export interface Afterwards {
  readonly operation: () => Promise<Operation | null>
  /** What the header of an episode says; null where there is none. */
  readonly header: (episodeId: string) => Promise<Seen | null>
  /** The version of a person's chart; null where there is none. */
  readonly person: (patientId: string) => Promise<number | null>
}

/** What was written since the change was decided: a version somebody else made, or rows that a rebuild moved. */
async function meanwhile(
  change: Change,
  after: Afterwards,
): Promise<{ readonly faster: { readonly version: number; readonly of: string } | null; readonly change: Change }> {
  const headers = await Promise.all(change.charts.map(({ episode }) => after.header(episode.episodeId)))
  const people = await Promise.all(change.people.map(({ header }) => after.person(header.patientId)))
  for (const [i, { before, episode }] of change.charts.entries()) {
    const version = headers[i]?.version ?? null
    if (version !== (before?.version ?? null))
      return { faster: { version: version ?? 0, of: episode.episodeId }, change }
  }
  for (const [i, { before, header }] of change.people.entries())
    if ((people[i] ?? null) !== before) return { faster: { version: people[i] ?? 0, of: header.patientId }, change }
  // Entries are those that were read: where only the row stands elsewhere, it is written there.
  const charts = change.charts.map((write, i): ChartWrite => ({ ...write, before: headers[i] ?? null }))
  return { faster: null, change: { ...change, charts } }
}

const moved = (a: Change, b: Change): boolean =>
  a.charts.some(({ before }, i) => before?.summarySk !== b.charts[i]?.before?.summarySk)

/**
 * Writes a change exactly once. Whatever the refusal, the operation record is read first: a reply may have been lost after the
 * commit, and then the write that refuses ours is our own. Only then do the versions tell whether somebody else was faster.
 */
export async function commitChange(
  client: Client,
  tables: ChartTables,
  asked: Change,
  after: Afterwards,
): Promise<Commit> {
  let change = asked
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { items, identifiersFrom } = itemsOf(tables, change)
    if (items.length > MAX_ITEMS) return { kind: 'too-large' }
    let refusal: readonly string[] | null
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items }))
      return { kind: 'committed', ...(asked.draft ? { draft: change.draft ? 'kept' : 'overtaken' } : {}) }
    } catch (error) {
      refusal = cancellation(error)
      if (refusal === null && !isBusy(error)) throw error
    }
    const stored = await after.operation()
    if (stored)
      return isSameRequest(stored, change.operation)
        ? { kind: 'done-before', operation: stored }
        : { kind: 'replayed-key' }
    const now = await meanwhile(change, after)
    if (now.faster) return { kind: 'version-conflict', ...now.faster }
    const isMoved = moved(change, now.change)
    change = now.change
    if (isMoved) continue
    // Something was typed on another page since: it stays, and what is saved is saved without what this one leaves.
    if (change.draft && refusal?.at(-1) === 'ConditionalCheckFailed') {
      const { draft: _, ...without } = change
      change = without
      continue
    }
    const identifiers = change.mrns.length + change.sources.length
    const claimed = refusal?.slice(identifiersFrom, identifiersFrom + identifiers) ?? []
    if (claimed.includes('ConditionalCheckFailed')) return { kind: 'duplicate' }
    if (refusal && !refusal.some((code) => PASSING.has(code))) throw new Error(`Write refused: ${refusal.join(', ')}`)
    await backoff(tries)
  }
  return { kind: 'busy' }
}
