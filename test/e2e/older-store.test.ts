import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { startAssembly } from '../../infra/local/assembly.ts'
import { LOCAL_ACCESS } from '../../infra/machine/access.ts'
import { LATEST, DEFAULT_WRITE_FORMAT, WRITE_FORMATS } from '../../core/formats.ts'
import { loadStore } from '../support/stored.ts'
import { temporaryFolder } from '../support/tiny-assembly.ts'

/** Row texts of a store, by their sort keys. */
async function rowsIn(endpoint: string, table: string): Promise<string[]> {
  const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint })
  const { Items } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))
  client.destroy()
  return (Items ?? []).flatMap(({ sk, row }) => (/^(ACTIVE|CLOSED)#/.test(sk?.S ?? '') ? [row?.S ?? ''] : []))
}

test('npm start takes up a store of release 0.1.0: it makes rows and blocks anew by itself, says so, and only once', async () => {
  expect(WRITE_FORMATS[DEFAULT_WRITE_FORMAT]).toEqual(LATEST)
  const dir = temporaryFolder()
  const notices: string[] = []
  const start = () => startAssembly({ dir, port: 0, authPort: 0, notice: (sentence) => void notices.push(sentence) })
  const first = await start()
  // Its own look for what is old, at the empty store, is over before there is something.
  await first.invoke('rebuild', { scope: 'old', operator: 'tester' })
  await loadStore(first.endpoint, 'v0.1.0', first.tables)
  await first.stop()
  const second = await start()
  try {
    await expect.poll(() => notices).toHaveLength(1)
    expect(notices[0]).toMatch(/^An older version wrote 7 rows and \d+ blocks here: they were made anew\.$/)
    const rows = await rowsIn(second.endpoint, second.tables['Charts'] ?? '')
    expect(rows).toHaveLength(7)
    for (const row of rows) expect(row).toMatch(/^\[4,/)
  } finally {
    await second.stop()
  }
  const third = await start()
  await third.stop()
  expect(notices).toHaveLength(1)
})
