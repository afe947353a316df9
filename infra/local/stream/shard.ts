import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { LOCAL_ACCESS } from '../../machine/access.ts'
import type { Checkpoint } from './checkpoints.ts'
import { streamRecord } from './record.ts'
import type { StreamRecord } from './record.ts'

/** Reads one shard forwards. The embedded engine has one shard a table. */
export interface ShardReader {
  readonly streamArn: string
  readonly shardId: string
  /** The next records, none when there is nothing new. */
  read(): Promise<StreamRecord[]>
}

export const streamsClient = (endpoint: string): DynamoDBStreamsClient =>
  new DynamoDBStreamsClient({ ...LOCAL_ACCESS, endpoint })

/** Opens a table's stream after the checkpoint, or where the mapping says it starts. Throws when the table has no stream. */
export async function openShard(
  client: DynamoDBStreamsClient,
  tableName: string,
  start: 'TRIM_HORIZON' | 'LATEST',
  checkpoint: Checkpoint | undefined,
): Promise<ShardReader> {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }))
  const streamArn = Streams.at(-1)?.StreamArn
  if (streamArn === undefined)
    throw new Error(`Table ${tableName} has no stream, but a mapping in the template reads it.`)
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }))
  const shardId = StreamDescription?.Shards?.at(-1)?.ShardId ?? ''
  const isSame = checkpoint?.streamArn === streamArn && checkpoint.shardId === shardId
  let after = isSame ? checkpoint.sequence : null
  let iterator: string | undefined

  const locate = async (): Promise<string | undefined> => {
    const place =
      after === null
        ? { ShardIteratorType: start }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: after }
    const found = await client.send(new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shardId, ...place }))
    return found.ShardIterator
  }

  const read = async (): Promise<StreamRecord[]> => {
    iterator ??= await locate()
    try {
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }),
      )
      iterator = NextShardIterator
      const records = Records.map((record) => streamRecord(record, streamArn))
      after = records.at(-1)?.dynamodb.SequenceNumber ?? after
      return records
    } catch (error) {
      iterator = undefined
      throw error
    }
  }
  iterator = await locate()
  return { streamArn, shardId, read }
}
