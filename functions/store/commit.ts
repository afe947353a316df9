import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { setTimeout as pause } from 'node:timers/promises'
import type { Entry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { auditItems, auditPut, type AuditRecord } from './audit.ts'
import {
  entryItem,
  headerItem,
  mrnItem,
  patientEpisodeItem,
  patientItem,
  summaryItem,
  summaryKey,
} from './chart-items.ts'
import type { Formats } from '../../core/formats.ts'
import { isBusy, type Client, type Item } from './client.ts'
import { isSameRequest, operationItem, type Operation } from './operation.ts'

/** The version a writer saw, and where the summary row stood then. */
export interface Seen {
  readonly version: number
  readonly summarySk: string
}

/** One write of one chart: everything it changes, in one transaction (design.md 3.2). */
export interface ChartChange {
  readonly now: Date
  /** null opens the episode. */
  readonly before: Seen | null
  /** The header as it shall be, with the version this write makes. */
  readonly episode: Episode
  readonly added: readonly Entry[]
  readonly summary: Summary
  /** Keyed hash of the MRN that a new patient takes, or `changed` where identity changed with the same MRN; null = untouched. */
  readonly patient: { readonly mrnDigest: string } | 'changed' | null
  readonly operation: Operation
  readonly audit: AuditRecord
}

/** DynamoDB takes 100 items a transaction; header, two rows, patient, link, MRN, operation and audit leave this many. */
export const MAX_ENTRIES_PER_WRITE = 90

export type Commit =
  | { readonly kind: 'committed' }
  /** This very request was stored before: by an earlier try of ours, or of the client. */
  | { readonly kind: 'done-before'; readonly operation: Operation }
  | { readonly kind: 'replayed-key' }
  | { readonly kind: 'version-conflict'; readonly version: number }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'busy' }

/** Physical names, and the formats that are written. */
export interface ChartTables {
  readonly charts: string
  readonly audit: string
  readonly formats: Formats
}

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>

const NEW = 'attribute_not_exists(pk)'
const MRN_PLACE = 3

type PutItem = (item: Item, more?: object) => Writes[number]

function patientWrites(episode: Episode, patient: ChartChange['patient'], put: PutItem): Writes {
  if (patient === null) return []
  if (patient === 'changed') return [put(patientItem(episode))]
  return [
    put(patientItem(episode), { ConditionExpression: NEW }),
    put(patientEpisodeItem(episode)),
    put(mrnItem(episode, patient.mrnDigest), { ConditionExpression: NEW }),
  ]
}

/**
 * The header as it was read, version and place of the summary row alike: a rebuild moves the row without raising the version, and
 * a writer that did not know would delete it where it is no more and put a second one.
 */
export const seenHeader = ({ version, summarySk }: Seen) => ({
  ConditionExpression: 'version = :seen AND summarySk = :at',
  ExpressionAttributeValues: { ':seen': version, ':at': summarySk },
})

function writesOf(tables: ChartTables, change: ChartChange, before: Seen | null): Writes {
  const { episode, summary, operation } = change
  const { formats } = tables
  const put: PutItem = (item, more = {}) => ({ Put: { TableName: tables.charts, Item: item, ...more } })
  const key = summaryKey(episode.clinicId, summary)
  const moved = before && before.summarySk !== key.sk
  return [
    put(headerItem(episode, summary, formats), before ? seenHeader(before) : { ConditionExpression: NEW }),
    ...patientWrites(episode, change.patient, put),
    ...change.added.map((entry) => put(entryItem(episode.episodeId, entry, formats), { ConditionExpression: NEW })),
    ...(moved ? [{ Delete: { TableName: tables.charts, Key: { ...key, sk: before.summarySk } } }] : []),
    put(summaryItem(episode.clinicId, summary, formats)),
    put(operationItem(operation, change.now), {
      ConditionExpression: 'attribute_not_exists(pk) OR expires <= :now',
      ExpressionAttributeValues: { ':now': Math.floor(change.now.getTime() / 1000) },
    }),
    ...auditItems(change.audit).map((item) => ({ Put: auditPut(tables.audit, item) })),
  ]
}

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
  /** What the header says; null where there is none. */
  readonly header: () => Promise<Seen | null>
}

/**
 * Writes a change exactly once. Whatever the refusal, the operation record is read first: a reply may have been lost after the
 * commit, and then the write that refuses ours is our own. Only then does the
 * version tell whether somebody else was faster; a row that merely stands elsewhere is written there.
 */
export async function commitChange(
  client: Client,
  tables: ChartTables,
  change: ChartChange,
  afterwards: Afterwards,
): Promise<Commit> {
  if (change.added.length > MAX_ENTRIES_PER_WRITE) throw new RangeError('More entries than one transaction takes')
  let { before } = change
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    let refusal: readonly string[] | null
    try {
      await client.send(new TransactWriteCommand({ TransactItems: writesOf(tables, change, before) }))
      return { kind: 'committed' }
    } catch (error) {
      refusal = cancellation(error)
      if (refusal === null && !isBusy(error)) throw error
    }
    const stored = await afterwards.operation()
    if (stored)
      return isSameRequest(stored, change.operation)
        ? { kind: 'done-before', operation: stored }
        : { kind: 'replayed-key' }
    const header = await afterwards.header()
    const version = header?.version ?? null
    if (version !== (before?.version ?? null)) return { kind: 'version-conflict', version: version ?? 0 }
    if (before && header && header.summarySk !== before.summarySk) {
      // A rebuild moved the row. The entries are those that were read: only the place is another.
      before = header
      continue
    }
    if (before === null && refusal?.[MRN_PLACE] === 'ConditionalCheckFailed') return { kind: 'duplicate' }
    if (refusal && !refusal.some((code) => PASSING.has(code))) throw new Error(`Write refused: ${refusal.join(', ')}`)
    await backoff(tries)
  }
  return { kind: 'busy' }
}
