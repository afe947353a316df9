import { createHash } from 'node:crypto'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '../../../core/contract/schemas/access.ts'
import type { Release } from '../../../core/contract/schemas/releases.ts'
import { DEFAULT_WRITE_FORMAT } from '../../../core/formats.ts'
import { access } from '../../../functions/actions/access.ts'
import { publishReleases } from '../../../functions/actions/publish-releases.ts'
import { release } from '../../../functions/actions/release.ts'
import { releases } from '../../../functions/actions/releases.ts'
import type { Call } from '../../../functions/runtime/call.ts'
import { wireApi } from '../../../functions/wiring/api.ts'
import { wirePayer } from '../../../functions/wiring/payer.ts'
import { wirePublisher } from '../../../functions/wiring/publish.ts'
import type { Item } from '../../../functions/store/client.ts'
import { seedItems } from '../../../infra/demo/items.ts'
import { demoMembers } from '../../../infra/demo/seed.ts'
import { startEngine, TABLES, type Engine } from '../../functions/support/engine.ts'
import { demoNetwork } from './network-of-a-day.ts'

/**
 * What the demo network answers, kept: its rows made into blocks, read by the functions, asked by the people who may ask. A digest
 * that changes is an answer that changed. The words of a definition are digested apart from the numbers.
 */
const NOW = new Date('2026-11-23T18:00:00.000Z')
const environment = { ...TABLES, ISSUER: 'https://issuer.test', CLIENT_ID: 'client', MRN_KEY: 'key' }
let engine: Engine
let api: ReturnType<typeof wireApi>
let payer: ReturnType<typeof wirePayer>

async function load(table: string, items: readonly Item[]): Promise<void> {
  for (let at = 0; at < items.length; at += 25) {
    const puts = items.slice(at, at + 25).map((item) => ({ PutRequest: { Item: item } }))
    await engine.client.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }))
  }
}

beforeAll(async () => {
  engine = await startEngine()
  const { episodes } = demoNetwork()
  const items = seedItems({
    ...{ episodes, members: demoMembers(), mrnKey: 'key', computedAt: '2026-11-23T10:00:00.000Z' },
    writeFormat: DEFAULT_WRITE_FORMAT,
  })
  await load('Directory', items.Directory)
  await load('Population', items.Population)
  api = wireApi(environment, engine.client)
  payer = wirePayer(environment, engine.client)
  await publishReleases({ ...wirePublisher(environment, engine.client), clock: () => NOW })
})
afterAll(() => engine.stop())

const callOf = (sub: string, asked: { query?: Record<string, string>; params?: Record<string, string> }) => {
  const caller = demoMembers().find((member) => member.sub === sub)
  return { ...{ caller, now: NOW, query: {}, params: {} }, ...asked }
}
async function figures(sub: string, query: Record<string, string> = {}): Promise<Access> {
  const { result } = await access(api, callOf(sub, { query }) as unknown as Call<'access'>)
  if (!result.ok) throw new Error(result.failure.detail)
  return result.value
}
async function released(sub: string): Promise<Release[]> {
  const { result: list } = await releases(payer, callOf(sub, {}) as unknown as Call<'releases'>)
  if (!list.ok) throw new Error(list.failure.detail)
  const answers = list.value.releases.map(async ({ releaseId }) => {
    const { result } = await release(payer, callOf(sub, { params: { releaseId } }) as unknown as Call<'release'>)
    if (!result.ok) throw new Error(result.failure.detail)
    return result.value
  })
  return Promise.all(answers)
}

const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inOrder)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, inside]) => [name, inOrder(inside)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex')
    .slice(0, 16)
/** The numbers of an answer, without the words that define them. */
const figuresIn = (answer: object) =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !name.startsWith('definition')))

const CARE_MANAGER = 'kerensa-aldous'
const CONSULTANT = 'ines-rautavaara'
const ADMINISTRATOR = 'odalys-brenneke'

describe('the demo network answers as it did', () => {
  test.each<[string, Record<string, string>, string]>([
    [CARE_MANAGER, {}, '2887f949cc8d4454'],
    [CARE_MANAGER, { clinics: 'cedar-fork', from: '2026-07-01', to: '2026-09-30' }, '18b6764279231b81'],
    [CONSULTANT, {}, 'd9d9947107314e26'],
    [CONSULTANT, { from: '2026-01-01', to: '2026-06-30' }, 'f8424d88f6c9ce38'],
    [ADMINISTRATOR, {}, '59ec53afd3b44a64'],
    [ADMINISTRATOR, { from: '2025-01-01', to: '2026-11-23' }, 'ff13442f5bf0c56c'],
    [ADMINISTRATOR, { from: '2025-10-01', to: '2026-03-31' }, '5109d0394dedbef7'],
    [ADMINISTRATOR, { from: '2026-11-20', to: '2026-11-20' }, '84db9fdf9b8d6192'],
    [ADMINISTRATOR, { from: '2020-01-01', to: '2020-12-31' }, 'e60033dbc0767544'],
    [ADMINISTRATOR, { clinics: 'eastgate,kestrel-point,lakemont' }, '01a6df374f229f1e'],
  ])('with the same figures of access to %s asking %j', async (sub, query, expected) => {
    const answer = await figures(sub, query)
    expect(answer.clinics.length).toBeGreaterThan(0)
    expect(digest(figuresIn(answer))).toBe(expected)
  })

  test.each<[string, readonly string[]]>([
    ['tomas-eirunn', ['edce0517b4e56ef7', 'be24082c70e75456', 'ec261bff3299f8c5', '244bba606c6d2b54']],
    ['petra-lindqvist', ['3cf4094417840872', 'c281702738ad136d', '4c9f76f464ea9a1a', '22599dcfeb2f35e7']],
  ])('with the same releases, words and all, to %s', async (sub, expected) => {
    expect((await released(sub)).map(digest)).toEqual(expected)
  })

  test('with the same words about the clock of access', async () => {
    expect(digest((await figures(ADMINISTRATOR)).definition)).toBe('1c849103c32f8349')
  })
})
