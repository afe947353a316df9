import { BatchWriteItemCommand, DynamoDBClient, type AttributeValue } from '@aws-sdk/client-dynamodb'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL_ACCESS } from '../../infra/machine/access.ts'

export const STORED_TABLES = ['Directory', 'Charts', 'Population', 'Published', 'Audit'] as const
type Stored = Record<string, AttributeValue>

/** Lines of a file that a release left behind in test/data/versions. */
export const linesOf = (release: string, file: string): string[] =>
  readFileSync(join(import.meta.dirname, '../data/versions', release, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** Binary values are base64 in an export, bytes in a request. */
function decoded(item: Stored): Stored {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(String(value.B), 'base64') },
    ]),
  )
}

/** The items of one table as a release wrote them, in the engine's own terms. */
export const storedItems = (release: string, table: (typeof STORED_TABLES)[number]): Stored[] =>
  linesOf(release, `${table}.jsonl`).map((line) => decoded((JSON.parse(line) as { Item: Stored }).Item))

/** Loads a release's whole store into an engine whose tables are there. `names` are their physical names. */
export async function loadStore(
  endpoint: string,
  release: string,
  names: Readonly<Record<string, string>> = {},
): Promise<void> {
  const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint })
  for (const table of STORED_TABLES) {
    const puts = storedItems(release, table).map((Item) => ({ PutRequest: { Item } }))
    for (let at = 0; at < puts.length; at += 25)
      await client.send(
        new BatchWriteItemCommand({ RequestItems: { [names[table] ?? table]: puts.slice(at, at + 25) } }),
      )
  }
  client.destroy()
}
