import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL_ACCESS } from '../../infra/machine/access.ts'
import { openHouse } from '../functions/support/house.ts'
import { writeStore } from '../functions/support/store-of-today.ts'
import { STORED_TABLES } from './stored.ts'

/** Keeps a small store as this release writes it, for the tests of later ones: `node test/support/keep-store.ts v0.3.0`. */
const [release] = process.argv.slice(2)
if (!release || !/^v\d+\.\d+\.\d+$/.test(release)) {
  process.stderr.write('Name the release: node test/support/keep-store.ts v0.3.0\n')
  process.exit(2)
}
const folder = join(import.meta.dirname, '../data/versions', release)
mkdirSync(folder, { recursive: true })
const house = await openHouse()
await writeStore(house)
const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: house.engine.endpoint })
for (const table of STORED_TABLES) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))
  const lines = Items.map((Item) =>
    JSON.stringify({ Item }, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ),
  )
  writeFileSync(join(folder, `${table}.jsonl`), `${lines.sort().join('\n')}\n`)
}
client.destroy()
await house.stop()
process.stdout.write(`${folder}\n`)
