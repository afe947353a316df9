import { startDynoxide as startEngine } from '../../infra/local/engine/dynoxide.ts'
import { createTables } from '../../infra/local/engine/tables.ts'
import type { TableDefinition } from '../../infra/local/template/tables.ts'

/** A table with `pk` and `sk`, as all of ours are; a stream or an index where a test needs one. */
export const aTable = (name: string, over: Partial<TableDefinition> = {}): TableDefinition => ({
  id: name,
  name,
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  ...over,
})

/** The engine in memory on a free port, with these tables. One for each test file. */
export async function startDynoxide(
  tables: readonly TableDefinition[],
): Promise<{ readonly endpoint: string; stop(): Promise<void> }> {
  const engine = await startEngine()
  await createTables(engine.endpoint, tables)
  return { endpoint: engine.endpoint, stop: engine.stop }
}
