import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { startDynoxide } from '../../../../infra/local/engine/dynoxide.ts'
import { tendStreamLog } from '../../../../infra/local/engine/stream-log.ts'
import { createTables } from '../../../../infra/local/engine/tables.ts'
import { LOCAL_ACCESS } from '../../../../infra/machine/access.ts'
import { aTable } from '../../../support/dynoxide.ts'
import { temporaryFolder } from '../../../support/tiny-assembly.ts'

test('stream records older than 24 hours go, and sequence numbers still only grow', async () => {
  const dbPath = join(temporaryFolder(), 'store.db')
  const engine = await startDynoxide({ dbPath })
  const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: engine.endpoint })
  const database = new DatabaseSync(dbPath, { timeout: 5000 })
  try {
    await createTables(engine.endpoint, [aTable('Charts', { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } })])
    const write = (pk: string): Promise<unknown> =>
      client.send(new PutItemCommand({ TableName: 'Charts', Item: { pk: { S: pk }, sk: { S: 'x' } } }))
    const sequences = (): number[] =>
      database
        .prepare('SELECT sequence_number FROM _stream_records ORDER BY id')
        .all()
        .map((row) => Number(row['sequence_number']))
    for (const pk of ['a', 'b', 'c']) await write(pk)
    tendStreamLog(dbPath, new Date())
    expect(sequences()).toEqual([1, 2, 3])
    tendStreamLog(dbPath, new Date(Date.now() + 25 * 3_600_000))
    expect(sequences()).toEqual([3])
    await write('d')
    expect(sequences()).toEqual([3, 4])
  } finally {
    database.close()
    client.destroy()
    await engine.stop()
  }
})
