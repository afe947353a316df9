import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StreamMapping } from '../template/streams.ts'
import type { Condition } from './delivery.ts'
import type { StreamRecord } from './record.ts'

export interface GivenUp {
  readonly mapping: StreamMapping
  readonly streamArn: string
  readonly shardId: string
  readonly records: readonly StreamRecord[]
  readonly condition: Condition
  readonly invocations: number
}

/**
 * Writes what Lambda would send to the failure queue: where in the stream the records lie, and here also their keys,
 * because the embedded stream forgets sooner than a person looks. No images.
 */
export function queueFailure(queueDir: string, given: GivenUp, now: Date): void {
  const { mapping, streamArn, shardId, records, condition, invocations } = given
  if (mapping.failureQueue === null) return
  const arrived = records.map(({ dynamodb }) => dynamodb.ApproximateCreationDateTime)
  const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()
  const message = {
    version: '1.0',
    timestamp: now.toISOString(),
    requestContext: { functionArn: mapping.functionId, condition, approximateInvokeCount: invocations },
    DDBStreamBatchInfo: {
      streamArn,
      shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: instant(Math.min(...arrived)),
      approximateArrivalOfLastRecord: instant(Math.max(...arrived)),
      batchSize: records.length,
    },
    keys: records.map(({ dynamodb }) => dynamodb.Keys),
  }
  mkdirSync(queueDir, { recursive: true })
  appendFileSync(join(queueDir, `${mapping.failureQueue}.jsonl`), `${JSON.stringify(message)}\n`)
}
