import { CreateTableCommand, DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openClient, type Client } from '../../../functions/store/client.ts'

/** Stand-in credentials: the embedded engine asks for some and believes any. */
process.env['AWS_ACCESS_KEY_ID'] ??= 'local'
process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local'
process.env['AWS_REGION'] ??= 'us-east-1'

export const TABLES = {
  DIRECTORY_TABLE: 'Directory',
  CHARTS_TABLE: 'Charts',
  POPULATION_TABLE: 'Population',
  PUBLISHED_TABLE: 'Published',
  AUDIT_TABLE: 'Audit',
} as const

const BINARY = join(import.meta.dirname, '../../../node_modules/@dynoxide/linux-x64/dynoxide')

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const table = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  ...(name === 'Charts' ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } } : {}),
})

export interface Engine {
  readonly endpoint: string
  readonly client: Client
  readonly stop: () => Promise<void>
}

/** The embedded engine in memory with the five tables, on a free port. */
export async function startEngine(): Promise<Engine> {
  const port = await freePort()
  const child = spawn(BINARY, ['--port', String(port)], { stdio: 'ignore' })
  const endpoint = `http://127.0.0.1:${port}`
  const raw = new DynamoDBClient({ endpoint, maxAttempts: 1 })
  for (let tries = 0; ; tries++) {
    try {
      await raw.send(new CreateTableCommand(table('Directory')))
      break
    } catch (error) {
      if (tries > 200) throw error
      await pause(10)
    }
  }
  for (const name of ['Charts', 'Population', 'Published', 'Audit']) await raw.send(new CreateTableCommand(table(name)))
  raw.destroy()
  const client = openClient(endpoint)
  return {
    endpoint,
    client,
    stop: async () => {
      client.destroy()
      child.kill()
      await once(child, 'exit')
    },
  }
}
