import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { userInfo, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen, type Listening } from '../../../infra/local/gateway/server.ts'
import { lambdaEndpoint } from '../../../infra/local/lambda/endpoint.ts'
import { startLambda, type Lambda } from '../../../infra/local/lambda/functions.ts'
import { runScript } from '../../support/command.ts'
import { openHouse, type House } from '../../functions/support/house.ts'
import { bundled } from '../assembled.ts'

/** The bundled functions, asked by the commands as a person types them: with a function's name, as when deployed. */
const dir = mkdtempSync(join(tmpdir(), 'cairn-operate-'))
const ARN = 'arn:aws:sts::111122223333:assumed-role/Operators/pat'
let house: House
let lambda: Lambda
let invocations: Listening
let sts: Server
/** What the stand-in for AWS's identity service was asked with. */
const asked: string[] = []
let env: Record<string, string>

beforeAll(async () => {
  house = await openHouse()
  const bundles = await bundled()
  const definition = (id: string, name: 'operate' | 'rebuild', more: Record<string, string>) => ({
    ...{ id, file: join(bundles[name].dir, 'index.mjs'), handler: 'handler', timeoutSeconds: 60, memoryMegabytes: 512 },
    environment: { DIRECTORY_TABLE: 'Directory', AUDIT_TABLE: 'Audit', ...more },
  })
  lambda = startLambda({
    definitions: [
      definition('Operate', 'operate', {}),
      definition('Rebuild', 'rebuild', { CHARTS_TABLE: 'Charts', POPULATION_TABLE: 'Population' }),
    ],
    ...{ dynamodbEndpoint: house.engine.endpoint, logDir: join(dir, 'logs'), onFault: () => undefined },
  })
  invocations = await listen(lambdaEndpoint(lambda.invoke), 0)
  sts = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`)
    const isKnown = !(request.headers.authorization ?? '').includes('Credential=STRANGER')
    response.writeHead(isKnown ? 200 : 403, { 'content-type': 'text/xml' })
    response.end(isKnown ? `<R><GetCallerIdentityResult><Arn>${ARN}</Arn></GetCallerIdentityResult></R>` : '<Error/>')
  }).listen(0, '127.0.0.1')
  await new Promise((done) => sts.once('listening', done))
  env = {
    CAIRN_DIR: join(dir, 'nothing-runs-here'),
    AWS_ENDPOINT_URL_LAMBDA: `http://localhost:${invocations.port}`,
    AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${(sts.address() as AddressInfo).port}`,
    ...{ AWS_REGION: 'us-west-2', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' },
  }
})
afterAll(async () => {
  await lambda.stop()
  await invocations.close()
  sts.close()
  await house.stop()
  rmSync(dir, { recursive: true, force: true })
})

const run = (name: 'member' | 'network' | 'rebuild', ...words: string[]) => runScript(name, words, { env })
/** Records of operators' acts, oldest first; ids, instants and request ids are made anew each time. */
async function trail(): Promise<Record<string, unknown>[]> {
  const items = await house.items('Audit')
  return items
    .filter(({ sub }) => String(sub).startsWith('operator:'))
    .toSorted((a, b) => (String(a['instant']) < String(b['instant']) ? -1 : 1))
}
const latest = async () => (await trail()).at(-1) ?? {}
const changesIn = (record: Record<string, unknown>): unknown => JSON.parse(String(record['changes']))
const operate = ['--function', 'Operate']

describe('a membership', () => {
  const somebody = ['--sub', 'new-one', '--name', 'Pat Person', '--title', 'Care manager', '--role', 'care-manager']

  test('is added together with a record that says who, when, why and what, and holds no name of a person', async () => {
    const added = await run('member', ...operate, ...somebody, '--clinics', 'alder', '--reason', 'Begins in May')
    expect([added.code, added.stderr]).toEqual([0, ''])
    const record = await latest()
    expect(record).toMatchObject({
      ...{ sub: `operator:${ARN}`, action: 'change-member', result: 'ok', reason: 'Begins in May' },
      ...{ clinics: 'alder', roles: '', episodes: '', pk: expect.stringMatching(/^NETWORK#\d{4}-\d\d-\d\d$/) },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(changesIn(record)).toEqual([
      { of: 'member', id: 'new-one', field: 'name' },
      { of: 'member', id: 'new-one', field: 'title' },
      { of: 'member', id: 'new-one', field: 'roles', from: null, to: 'care-manager' },
      { of: 'member', id: 'new-one', field: 'clinics', from: null, to: 'alder' },
      { of: 'member', id: 'new-one', field: 'plan', from: null, to: 'none' },
      { of: 'member', id: 'new-one', field: 'state', from: null, to: 'active' },
    ])
    expect(JSON.stringify(record)).not.toContain('Person')
    const items = await house.items('Directory')
    const member = items.find(({ pk }) => pk === 'USER#new-one')
    expect(String(record['sk'])).toBe(`${String(record['instant'])}#${String(member?.['auditRecord'])}`)
  })

  test('that is changed is recorded with what each code was and is, by the clinics of before and after', async () => {
    const words = ['--sub', 'new-one', '--clinics', 'birch', '--disable']
    expect((await run('member', ...operate, ...words)).code).toBe(0)
    const record = await latest()
    expect(record).toMatchObject({ clinics: 'alder,birch', reason: '' })
    expect(changesIn(record)).toEqual([
      { of: 'member', id: 'new-one', field: 'clinics', from: 'alder', to: 'birch' },
      { of: 'member', id: 'new-one', field: 'state', from: 'active', to: 'disabled' },
    ])
  })

  test('asked for again, or refused, changes nothing and leaves no record', async () => {
    const [before, directory] = [await trail(), await house.items('Directory')]
    const again = await run('member', ...operate, '--sub', 'new-one', '--clinics', 'birch', '--disable')
    expect([again.code, again.stdout]).toEqual([0, 'new-one is so already; nothing was written.\n'])
    const refused = await run('member', ...operate, '--sub', 'new-one', '--role', 'king', '--clinics', 'elm')
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/^--role: .* --clinics: [^\n]*\n$/)])
    expect(await trail()).toEqual(before)
    expect(await house.items('Directory')).toEqual(directory)
  })
})

describe('the network', () => {
  test('gets a clinic, a plan and a setting, each on record where it belongs', async () => {
    const clinic = ['--clinic', 'elm', '--name', 'Elm Court', '--zone', 'Pacific/Honolulu']
    expect((await run('network', ...operate, ...clinic)).code).toBe(0)
    const made = await latest()
    expect(made).toMatchObject({ action: 'change-clinic', pk: expect.stringMatching(/^CLINIC#elm#/) })
    expect(changesIn(made)).toContainEqual({
      ...{ of: 'clinic', id: 'elm', field: 'zone', from: null, to: 'Pacific/Honolulu' },
    })

    expect((await run('network', ...operate, '--plan', 'plan-1', '--payer-class', 'commercial')).code).toBe(0)
    const planned = await latest()
    expect(planned).toMatchObject({ action: 'change-plan', pk: expect.stringMatching(/^NETWORK#/) })
    expect(changesIn(planned)).toEqual([
      { of: 'plan', id: 'plan-1', field: 'payer-class', from: null, to: 'commercial' },
    ])

    const setting = ['--clinic', 'elm', '--setting', 'acted-on=20', '--from', '2199-01-01']
    expect((await run('network', ...operate, ...setting, '--reason', 'The board')).code).toBe(0)
    const chosen = await latest()
    expect(chosen).toMatchObject({ action: 'choose-settings', pk: expect.stringMatching(/^CLINIC#elm#/) })
    expect(changesIn(chosen)).toEqual([
      { of: 'setting', id: 'acted-on', field: 'from 2199-01-01', from: '28', to: '20' },
    ])
    const choices = (await house.items('Directory')).filter(({ sk }) => String(sk).startsWith('SETTING#'))
    expect(choices).toMatchObject([{ by: `operator:${ARN}`, reason: 'The board' }])
  })

  test('lists what holds without a record, and a choice made twice is one', async () => {
    const before = await trail()
    expect((await run('network', ...operate, '--clinic', 'elm', '--settings')).stdout).toContain('20 from 2199-01-01')
    const again = ['--clinic', 'elm', '--setting', 'acted-on=20', '--from', '2199-01-01']
    expect((await run('network', ...operate, ...again)).stdout).toBe('elm is so already; nothing was written.\n')
    expect(await trail()).toEqual(before)
  })
})

describe('a rebuild', () => {
  test('is on record before it writes and after, with what was written in counts', async () => {
    expect((await house.open('alder')).status).toBe(200)
    const done = await run('rebuild', '--function', 'Rebuild', '--clinic', 'alder', '--reason', 'A row differed')
    expect([done.code, done.stderr]).toEqual([0, ''])
    const [begun = {}, ended = {}] = (await trail()).slice(-2)
    const about = { sub: `operator:${ARN}`, action: 'rebuild', reason: 'A row differed' }
    expect(begun).toMatchObject({ ...about, result: 'begun', pk: expect.stringMatching(/^CLINIC#alder#/) })
    expect(ended).toMatchObject({ ...about, result: 'ok', requestId: begun['requestId'] })
    expect(changesIn(ended)).toEqual([{ of: 'rebuild', id: 'blocks', field: 'blocks', to: '1' }])
  })

  test('that finds nothing to write leaves no record', async () => {
    const before = await trail()
    expect((await run('rebuild', '--function', 'Rebuild', '--old')).code).toBe(0)
    expect(await trail()).toEqual(before)
  })

  test('that does not say who asks is refused before it reads', async () => {
    const { ok, ...said } = await lambda.invoke('Rebuild', { clinicId: 'alder' })
    expect([ok, JSON.stringify(said)]).toEqual([false, expect.stringContaining('UnknownOperator')])
  })
})

describe('who asks', () => {
  test('is asked of AWS in a signed request, and where AWS does not know them nothing is asked of the function', async () => {
    expect(asked[0]).toMatch(
      /^GET \/\?Action=GetCallerIdentity&Version=2011-06-15 AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-west-2\/sts\/aws4_request, /,
    )
    const before = await house.items('Directory')
    const stranger = { env: { ...env, AWS_ACCESS_KEY_ID: 'STRANGER' } }
    const ended = await runScript('member', [...operate, '--sub', 'cm-a', '--disable'], stranger)
    expect([ended.code, ended.stderr]).toEqual([
      1,
      'AWS does not say who you are (STS answered 403): check credentials and region in the environment.\n',
    ])
    expect(await house.items('Directory')).toEqual(before)
  })

  test('and where: a function that is not there is told in one sentence', async () => {
    const ended = await run('member', '--function', 'Nowhere', '--sub', 'cm-a', '--disable')
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^The function Nowhere [^\n]*\.\n$/)
  })

  test('a question of another version is refused in words, and nothing is written', async () => {
    const before = await house.items('Directory')
    const outcome = await lambda.invoke('Operate', { operator: userInfo().username, reason: '', ask: { do: 'scan' } })
    expect(outcome).toMatchObject({ ok: true, payload: expect.stringContaining('version that is deployed') })
    expect(await house.items('Directory')).toEqual(before)
  })
})
