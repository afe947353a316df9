import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { LOCAL_ACCESS } from '../../../../infra/machine/access.ts'
import { temporaryFolder, writeTinyAssembly } from '../../../support/tiny-assembly.ts'

const RUNNER = join(import.meta.dirname, '../../../support/run-assembly.ts')
interface Started {
  readonly process: ChildProcess
  readonly url: string
  readonly endpoint: string
  readonly table: string
}

async function start(dir: string, template: string): Promise<Started> {
  const process_ = spawn(process.execPath, [RUNNER, dir, template], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: process_.stdout })) {
    const { url, endpoint, tables } = JSON.parse(line) as { url: string; endpoint: string; tables: { Charts: string } }
    return { process: process_, url, endpoint, table: tables.Charts }
  }
  throw new Error('The assembly ended before it said where it is.')
}

async function kill(started: Started): Promise<void> {
  const gone = new Promise((resolve) => started.process.once('exit', resolve))
  started.process.kill('SIGKILL')
  await gone
}
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

test('killed without warning it loses no acknowledged write, leaves no engine behind, and starts again', async () => {
  const dir = temporaryFolder()
  const template = writeTinyAssembly({ functions: {} })
  for (let round = 0; round < 3; round += 1) {
    const running = await start(dir, template)
    const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: running.endpoint, maxAttempts: 1 })
    const key = (n: number) => ({ pk: { S: `round-${n}` }, sk: { S: 'x' } })
    for (let n = 0; n < round; n += 1) {
      expect((await client.send(new GetItemCommand({ TableName: running.table, Key: key(n) }))).Item).toBeDefined()
    }
    await client.send(new PutItemCommand({ TableName: running.table, Item: key(round) }))
    await kill(running)
    client.destroy()
    await expect.poll(() => answers(running.endpoint), { timeout: 3000 }).toBe(false)
    expect(await answers(running.url)).toBe(false)
  }
})
