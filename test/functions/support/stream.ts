import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { ChangeRecord } from '../../../functions/actions/project-changes.ts'

/** Every record of the Charts stream so far, as a Lambda would be handed them, after the template's filter. */
export async function streamRecords(endpoint: string): Promise<ChangeRecord[]> {
  const client = new DynamoDBStreamsClient({ endpoint })
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: 'Charts' }))
  const StreamArn = Streams?.[0]?.StreamArn
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }))
  const records: ChangeRecord[] = []
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const ask = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const
    let iterator = (await client.send(new GetShardIteratorCommand(ask))).ShardIterator
    while (iterator) {
      const page: { Records?: unknown[] | undefined; NextShardIterator?: string | undefined } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }),
      )
      records.push(...((page.Records ?? []) as ChangeRecord[]))
      iterator = page.Records?.length ? page.NextShardIterator : undefined
    }
  }
  client.destroy()
  return records.filter(({ dynamodb }) => /^(ACTIVE|CLOSED)#/.test(dynamodb?.Keys?.['sk']?.S ?? ''))
}
