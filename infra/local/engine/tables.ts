import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { LOCAL_ACCESS } from '../../machine/access.ts'
import type { TableDefinition } from '../template/tables.ts'

/** Creates the tables that are not there yet, with their indexes, streams and time to live. Existing ones stay as they are. */
export async function createTables(endpoint: string, tables: readonly TableDefinition[]): Promise<void> {
  const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint })
  try {
    const { TableNames: existing = [] } = await client.send(new ListTablesCommand({}))
    for (const table of tables) if (!existing.includes(table.name)) await createTable(client, table)
  } finally {
    client.destroy()
  }
}

async function createTable(client: DynamoDBClient, table: TableDefinition): Promise<void> {
  const { name, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification } = table
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      ...(GlobalSecondaryIndexes ? { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(withoutUndefined) } : {}),
      ...(StreamSpecification ? { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } } : {}),
    }),
  )
  if (!table.TimeToLiveSpecification) return
  await client.send(
    new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: table.TimeToLiveSpecification }),
  )
}

type Index = NonNullable<TableDefinition['GlobalSecondaryIndexes']>[number]

function withoutUndefined({ IndexName, KeySchema, Projection: { ProjectionType, NonKeyAttributes } }: Index) {
  return { IndexName, KeySchema, Projection: { ProjectionType, ...(NonKeyAttributes ? { NonKeyAttributes } : {}) } }
}
