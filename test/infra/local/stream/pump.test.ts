import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAssembly } from '../../../../infra/local/assembly.ts'
import type { Assembly } from '../../../../infra/local/assembly.ts'
import { LOCAL_ACCESS } from '../../../../infra/machine/access.ts'
import { temporaryFolder, writeTinyAssembly } from '../../../support/tiny-assembly.ts'

/** Notes each batch in a file; fails for keys that begin with `poison`, and once for `flaky`. */
const source = (file: string): string => `import { appendFileSync } from 'node:fs'
const failed = new Set()
export const handler = async ({ Records }) => {
  const keys = Records.map(({ dynamodb }) => dynamodb.Keys.pk.S)
  appendFileSync(${JSON.stringify(file)}, JSON.stringify({ keys }) + '\\n')
  for (const { dynamodb: { Keys, SequenceNumber } } of Records) {
    if (Keys.pk.S.startsWith('poison')) throw new Error('cannot read this')
    if (Keys.pk.S.startsWith('flaky') && !failed.has(Keys.pk.S)) {
      failed.add(Keys.pk.S)
      return { batchItemFailures: [{ itemIdentifier: SequenceNumber }] }
    }
  }
  return { batchItemFailures: [] }
}`
const MAPPING = {
  FunctionName: { Ref: 'Project' },
  FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"ACTIVE#"}]}}}}' }] },
  BatchSize: 10,
  MaximumBatchingWindowInSeconds: 0,
  MaximumRetryAttempts: 1,
  BisectBatchOnFunctionError: true,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
}

let dir: string
let file: string
let template: string
let assembly: Assembly
let client: DynamoDBClient

async function start(): Promise<void> {
  assembly = await startAssembly({ dir, template, port: 0, authPort: 0 })
  client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: assembly.endpoint })
}
const write = (pk: string, sk = 'ACTIVE#1'): Promise<unknown> =>
  client.send(new PutItemCommand({ TableName: assembly.tables['Charts'], Item: { pk: { S: pk }, sk: { S: sk } } }))
const batches = (): { keys: string[] }[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { keys: string[] })
    : []
const seen = (): string[] => batches().flatMap(({ keys }) => keys)
const patiently = { interval: 50 }

beforeEach(async () => {
  dir = temporaryFolder()
  file = join(dir, 'batches.jsonl')
  template = writeTinyAssembly({ functions: { Project: { source: source(file) } }, mapping: MAPPING })
  await start()
})
afterEach(async () => {
  client.destroy()
  await assembly.stop()
})

test('a write reaches the function; what the filter refuses does not', async () => {
  await write('other', 'ENTRY#1')
  await write('mine')
  await expect.poll(seen, patiently).toContain('mine')
  expect(seen()).not.toContain('other')
})

test('batches are no larger than the template says, in order', async () => {
  const keys = Array.from({ length: 25 }, (_, i) => `k${String(i).padStart(2, '0')}`)
  for (const key of keys) await write(key)
  await expect.poll(() => seen().length, patiently).toBe(25)
  expect(seen()).toEqual(keys)
  expect(Math.max(...batches().map((batch) => batch.keys.length))).toBeLessThanOrEqual(10)
})

test('a record reported as failed comes again, with those after it and not those before', async () => {
  await Promise.all([write('warm')])
  await expect.poll(seen, patiently).toContain('warm')
  await write('flaky')
  await write('after')
  await expect.poll(() => seen().filter((key) => key === 'flaky').length, patiently).toBe(2)
  await expect.poll(seen, patiently).toContain('after')
  expect(seen().filter((key) => key === 'warm')).toHaveLength(1)
})

test('a poison record ends in the failure queue with its keys, the others are done', async () => {
  await write('poison')
  for (const key of ['a', 'b', 'c']) await write(key)
  const queue = join(dir, 'queues/Failures.jsonl')
  await expect.poll(() => existsSync(queue), patiently).toBe(true)
  const [line = '', ...more] = readFileSync(queue, 'utf8').trim().split('\n')
  expect(more).toEqual([])
  expect(JSON.parse(line)).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: '1', endSequenceNumber: '1' },
    keys: [{ pk: { S: 'poison' }, sk: { S: 'ACTIVE#1' } }],
  })
  await expect.poll(() => [...new Set(seen())].sort(), patiently).toEqual(['a', 'b', 'c', 'poison'])
})

test('after a restart it goes on where it stopped: nothing done comes again, nothing written is missed', async () => {
  await write('before')
  await expect.poll(seen, patiently).toEqual(['before'])
  await expect.poll(() => existsSync(join(dir, 'checkpoints.json')), patiently).toBe(true)
  client.destroy()
  await assembly.stop()
  await start()
  await write('after')
  await expect.poll(seen, patiently).toEqual(['before', 'after'])
})
