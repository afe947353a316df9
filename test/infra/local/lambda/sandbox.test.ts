import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startLambda } from '../../../../infra/local/lambda/functions.ts'
import { temporaryFolder } from '../../../support/tiny-assembly.ts'

const dir = temporaryFolder()
const file = join(dir, 'index.mjs')
const SOURCE = `import { existsSync } from 'node:fs'
let calls = 0
const waiting = []
export const handler = async (event, context) => {
  calls += 1
  if (event.say) console.log(event.say)
  if (event.spin) for (;;);
  if (event.hoard) { const held = []; for (;;) held.push(new Array(1e6).fill(Math.random())) }
  if (event.meet) await new Promise((done) => {
    waiting.push(done)
    if (waiting.length === event.meet) for (const go of waiting.splice(0)) go()
  })
  while (event.until && !existsSync(event.until)) await new Promise((done) => setTimeout(done, 10))
  return { calls, environment: process.env, name: context.functionName, left: context.getRemainingTimeInMillis() }
}`
writeFileSync(file, SOURCE)
const definition = {
  id: 'Fn',
  file,
  handler: 'handler',
  timeoutSeconds: 30,
  memoryMegabytes: 128,
  environment: { CHARTS_TABLE: 'Charts' },
}
process.env['SECRET_OF_THIS_MACHINE'] = 'seen'
const lambda = startLambda({
  definitions: [definition, { ...definition, id: 'Brief', timeoutSeconds: 1 }],
  dynamodbEndpoint: 'http://127.0.0.1:1',
  logDir: dir,
  onFault: () => undefined,
})
afterAll(() => lambda.stop())

interface Returned {
  calls: number
  name: string
  left: number
  environment: Record<string, string>
}
async function call(event: object = {}, id = 'Fn'): Promise<Returned> {
  const outcome = await lambda.invoke(id, event)
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`)
  return JSON.parse(outcome.payload) as Returned
}

test('a function sees its own template environment and what Lambda adds, nothing of this machine', async () => {
  const { environment, name, left } = await call()
  expect(environment).toMatchObject({
    CHARTS_TABLE: 'Charts',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
    AWS_LAMBDA_FUNCTION_NAME: 'Fn',
    _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=/) as string,
  })
  expect(environment).not.toHaveProperty('SECRET_OF_THIS_MACHINE')
  expect(environment).not.toHaveProperty('PATH')
  expect(name).toBe('Fn')
  expect(left).toBeGreaterThan(0)
})

test('it stays loaded between invocations, and runs them side by side', async () => {
  const before = (await call()).calls
  // Each waits for the two others: one after another they would wait for ever.
  const calls = await Promise.all([call({ meet: 3 }), call({ meet: 3 }), call({ meet: 3 })])
  expect(Math.max(...calls.map((returned) => returned.calls))).toBe(before + 3)
})

test('past its time limit it is stopped, even in a loop that never yields, and a fresh one takes over', async () => {
  expect(await lambda.invoke('Brief', { spin: true })).toEqual({
    ok: false,
    reason: 'timed-out',
    message: 'Task timed out after 1.00 seconds',
  })
  expect((await call({}, 'Brief')).calls).toBe(1)
})

test('past its memory it crashes alone', async () => {
  expect(await lambda.invoke('Fn', { hoard: true })).toMatchObject({ ok: false })
  expect((await call()).calls).toBe(1)
})

test('what it prints goes to its own log file', async () => {
  await call({ say: 'one line' })
  await expect.poll(() => readFileSync(join(dir, 'Fn.log'), 'utf8')).toContain('one line')
})

test('replaced code serves the next invocation, the one under way ends with the old', async () => {
  const signal = join(dir, 'go-on')
  const slow = call({ until: signal })
  const changed = join(dir, 'changed.mjs')
  writeFileSync(changed, SOURCE)
  appendFileSync(changed, '\ncalls = 100')
  lambda.replace([{ ...definition, file: changed }])
  expect((await call()).calls).toBe(101)
  writeFileSync(signal, '')
  expect((await slow).calls).toBeLessThan(100)
})
