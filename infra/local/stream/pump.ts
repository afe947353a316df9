import { setTimeout as sleep } from 'node:timers/promises'
import type { Outcome } from '../lambda/sandbox.ts'
import type { StreamMapping } from '../template/streams.ts'
import type { Checkpoints } from './checkpoints.ts'
import { deliver } from './delivery.ts'
import { queueFailure } from './failure-queue.ts'
import { makeFilter } from './filter.ts'
import type { StreamRecord } from './record.ts'
import { openShard, streamsClient } from './shard.ts'
import type { ShardReader } from './shard.ts'

const POLL_MS = 250
/** After the engine did not answer. */
const RECOVERY_MS = 1000
/** A checkpoint that moved over filtered records alone is written this seldom. */
const IDLE_CHECKPOINT_MS = 5000

export interface PumpOptions {
  readonly mapping: StreamMapping
  readonly tableName: string
  readonly endpoint: string
  readonly invoke: (event: { Records: readonly StreamRecord[] }) => Promise<Outcome>
  readonly checkpoints: Checkpoints
  readonly queueDir: string
  readonly onFault: (error: unknown) => void
}

/** Runs an event source mapping until stopped: read, filter, gather for the window, deliver, remember. At least once, in order. */
export function startPump(options: PumpOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = run(options, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function run(options: PumpOptions, signal: AbortSignal): Promise<void> {
  const client = streamsClient(options.endpoint)
  while (!signal.aborted) {
    try {
      await follow(options, client, signal)
    } catch (error) {
      if (signal.aborted) break
      options.onFault(error)
      await sleep(RECOVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }
  client.destroy()
}

/** Follows the shard from the last checkpoint. Throws when reading fails; what was not finished is read again. */
async function follow(
  options: PumpOptions,
  client: ReturnType<typeof streamsClient>,
  signal: AbortSignal,
): Promise<void> {
  const { mapping, checkpoints } = options
  const kept = checkpoints.get(mapping.id)
  const shard = await openShard(client, options.tableName, mapping.start, kept)
  const passes = makeFilter(mapping.patterns)
  const remember = (sequence: string | null): void =>
    checkpoints.set(mapping.id, { streamArn: shard.streamArn, shardId: shard.shardId, sequence })
  let rememberedAt = Date.now()
  let passedOver: string | null = null
  try {
    while (!signal.aborted) {
      const { wanted, last } = await gather(shard, passes, mapping, signal)
      for (const batch of chunks(wanted, mapping.batchSize)) {
        await deliver(batch, deliveryOptions(options, shard, signal))
        remember(batch.at(-1)?.dynamodb.SequenceNumber ?? null)
      }
      passedOver = last ?? passedOver
      if (passedOver !== null && (wanted.length > 0 || Date.now() - rememberedAt > IDLE_CHECKPOINT_MS)) {
        remember(passedOver)
        rememberedAt = Date.now()
        passedOver = null
      }
    }
  } finally {
    // Stopped or failed while waiting: what was only passed over need not be read again.
    if (passedOver !== null) remember(passedOver)
  }
}

interface Gathered {
  readonly wanted: StreamRecord[]
  /** Sequence of the last record read, wanted or not. */
  readonly last: string | null
}

/** Reads until the window after the first wanted record closes or a batch is full; returns early while there is none. */
async function gather(
  shard: ShardReader,
  passes: (record: StreamRecord) => boolean,
  { windowMs, batchSize }: StreamMapping,
  signal: AbortSignal,
): Promise<Gathered> {
  const wanted: StreamRecord[] = []
  let last: string | null = null
  let closes: number | null = null
  for (;;) {
    const records = await shard.read()
    wanted.push(...records.filter(passes))
    last = records.at(-1)?.dynamodb.SequenceNumber ?? last
    if (wanted.length > 0) closes ??= Date.now() + windowMs
    if (wanted.length >= batchSize || (closes !== null && Date.now() >= closes)) return { wanted, last }
    if (records.length === 0) {
      const wait = closes === null ? POLL_MS : Math.min(POLL_MS, closes - Date.now())
      await sleep(Math.max(1, wait), undefined, { signal })
      if (closes === null) return { wanted, last }
    }
  }
}

function deliveryOptions(options: PumpOptions, { streamArn, shardId }: ShardReader, signal: AbortSignal) {
  const { mapping, invoke, queueDir } = options
  return {
    mapping,
    invoke: (records: readonly StreamRecord[]) => invoke({ Records: records }),
    giveUp: (
      records: readonly StreamRecord[],
      condition: Parameters<typeof queueFailure>[1]['condition'],
      invocations: number,
    ) => queueFailure(queueDir, { mapping, streamArn, shardId, records, condition, invocations }, new Date()),
    pause: (ms: number) => sleep(ms, undefined, { signal }),
    now: () => Date.now(),
  }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
