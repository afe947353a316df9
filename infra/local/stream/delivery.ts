import type { Outcome } from '../lambda/sandbox.ts'
import type { StreamMapping } from '../template/streams.ts'
import type { StreamRecord } from './record.ts'

/** Why records were given up, in Lambda's words. */
export type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded'

export interface DeliveryOptions {
  readonly mapping: Pick<StreamMapping, 'retries' | 'maxAgeMs' | 'bisect' | 'reportsItemFailures'>
  readonly invoke: (records: readonly StreamRecord[]) => Promise<Outcome>
  readonly giveUp: (records: readonly StreamRecord[], condition: Condition, invocations: number) => void
  /** Pause before an attempt; rejects when the pump stops. */
  readonly pause: (ms: number) => Promise<void>
  readonly now: () => number
}

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 30_000

/**
 * Delivers a batch in order until every record is done or given up, as an event source mapping does: a partial failure
 * keeps what came before it, an error splits the batch in two, and a record that fails alone is tried again with growing
 * pauses until its attempts or its age run out. Resolves when the shard may move on.
 */
export async function deliver(batch: readonly StreamRecord[], options: DeliveryOptions, attempt = 0): Promise<void> {
  const { mapping, invoke, giveUp, pause, now } = options
  const fresh = dropAged(batch, options, attempt)
  if (fresh.length === 0) return
  const left = undone(fresh, await invoke(fresh), mapping.reportsItemFailures)
  if (left.length === 0) return
  const hasMoved = left.length < fresh.length
  if (mapping.bisect && left.length > 1 && !hasMoved) {
    const middle = Math.ceil(left.length / 2)
    await deliver(left.slice(0, middle), options, attempt)
    return deliver(left.slice(middle), options, attempt)
  }
  const next = hasMoved ? 0 : attempt + 1
  if (mapping.retries !== null && next > mapping.retries) return giveUp(left, 'RetryAttemptsExhausted', next)
  if (mapping.maxAgeMs !== null && isAged(left, mapping.maxAgeMs, now())) return deliver(left, options, next)
  await pause(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS))
  return deliver(left, options, next)
}

const bornMs = ({ dynamodb }: StreamRecord): number => dynamodb.ApproximateCreationDateTime * 1000
const isAged = (records: readonly StreamRecord[], maxAgeMs: number, now: number): boolean =>
  records.some((record) => now - bornMs(record) > maxAgeMs)

function dropAged(batch: readonly StreamRecord[], options: DeliveryOptions, attempt: number): readonly StreamRecord[] {
  const { maxAgeMs } = options.mapping
  if (maxAgeMs === null) return batch
  const isOld = (record: StreamRecord): boolean => isAged([record], maxAgeMs, options.now())
  const aged = batch.filter(isOld)
  if (aged.length > 0) options.giveUp(aged, 'RecordAgeExceeded', attempt)
  return aged.length === 0 ? batch : batch.filter((record) => !aged.includes(record))
}

/** Records still to be done: all after an error, those from the lowest reported failure on otherwise. */
function undone(
  batch: readonly StreamRecord[],
  outcome: Outcome,
  reportsItemFailures: boolean,
): readonly StreamRecord[] {
  if (!outcome.ok) return batch
  const failed = reportsItemFailures ? failedIn(outcome.payload) : []
  if (failed.length === 0) return []
  const places = failed.map((id) => batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === id))
  // An id that is not in the batch, or none at all, means the whole batch failed.
  return batch.slice(Math.max(0, Math.min(...places)))
}

function failedIn(payload: string): string[] {
  const answer = JSON.parse(payload) as { batchItemFailures?: { itemIdentifier?: string }[] } | null
  return (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier ?? '')
}
