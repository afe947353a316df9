import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { PlainFault } from '../command-line.ts'
import { LOCAL_ACCESS } from '../machine/access.ts'
import { findRunning } from '../machine/running.ts'
import { stateDir } from '../machine/state-dir.ts'

/** A Directory table and how to reach it. */
export interface DirectoryTarget {
  readonly table: string
  readonly client: DynamoDBDocumentClient
}

/** The named deployed table, with AWS credentials from the environment; without a name, that of the product running here. Throws where nothing runs. */
export async function directoryTarget(table: string | undefined): Promise<DirectoryTarget> {
  if (table) return { table, client: DynamoDBDocumentClient.from(new DynamoDBClient({})) }
  const running = await findRunning(stateDir())
  const local = running?.tables['Directory']
  if (!running || !local)
    throw new PlainFault('Nothing is running here: run npm start first, or name the deployed table with --table.')
  const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: running.dynamodbEndpoint })
  return { table: local, client: DynamoDBDocumentClient.from(client) }
}
