import { join } from 'node:path'
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { unpack } from '../../../core/chart/pack.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { recomputeBlock } from '../../../functions/actions/recompute-block.ts'
import { chartStore } from '../../../functions/store/charts.ts'
import { queryAll, type Client } from '../../../functions/store/client.ts'
import { directoryStore } from '../../../functions/store/directory.ts'
import { chartKeys, directoryKeys, populationKeys, ROW_STATES } from '../../../functions/store/keys.ts'
import { populationStore } from '../../../functions/store/population.ts'
import { CLINICS } from '../../../infra/demo/clinics.ts'
import { DEFAULT_WRITE_FORMAT, LATEST } from '../../../core/formats.ts'
import { isUnread } from '../../../functions/store/stored-chart.ts'
import { isUnreadPerson } from '../../../functions/store/stored-person.ts'
import { personNow } from '../../../core/person/person-now.ts'
import { DEMO_USERS } from '../../../infra/demo/people.ts'
import { seedIfEmpty, type Seeding } from '../../../infra/demo/seed.ts'
import { startDynoxide, type Engine } from '../../../infra/local/engine/dynoxide.ts'
import { LOCAL_ACCESS } from '../../../infra/machine/access.ts'
import { seedFolder } from '../../support/seeded-store.ts'
import { temporaryFolder } from '../../support/tiny-assembly.ts'

const dir = temporaryFolder()
const dbPath = join(dir, 'dynamodb.db')
let engine: Engine
let plain: DynamoDBClient
let client: Client
let tables: Seeding['tables']

beforeAll(async () => {
  await seedFolder(dir, inject('folderOfRun'))
  engine = await startDynoxide({ dbPath })
  plain = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: engine.endpoint })
  client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } })
  const { TableNames = [] } = await plain.send(new ListTablesCommand({}))
  // As the template names them: by what they hold, and a part that no other has.
  const named = (name: string): string => TableNames.find((one) => one.startsWith(`Tables${name}`)) ?? ''
  tables = { Directory: named('Directory'), Charts: named('Charts'), Population: named('Population') }
})
afterAll(() => engine.stop())

test('the running engine serves what was loaded beside it: rows, charts and memberships', async () => {
  const charts = chartStore(client, { charts: tables.Charts, audit: 'none', formats: LATEST }, () =>
    Promise.resolve(null),
  )
  const ranges = CLINICS.flatMap(({ clinicId }) => ROW_STATES.map((state) => chartKeys.summaries(clinicId, state)))
  const items = (await Promise.all(ranges.map((range) => queryAll(client, tables.Charts, range)))).flat()
  expect(items).toHaveLength(2400)
  const first = unpack(String(items[0]?.['row']))
  const chart = await charts.load(first.episodeId)
  expect(chart && !isUnread(chart) && summarize(chart.episode, chart.entries)).toEqual(first)
  const person = chart && !isUnread(chart) ? await charts.person(chart.episode.patientId) : null
  expect(person && !isUnreadPerson(person) && personNow(person)).toMatchObject({
    identity: { family: first.family, given: first.given },
    numbers: [{ mrn: first.mrn }],
    contact: { kind: 'contact-details' },
  })
  const directory = directoryStore(client, tables.Directory, () => new Date())
  expect((await directory.lists()).clinics.size).toBe(12)
  for (const { sub } of DEMO_USERS)
    expect(await queryAll(client, tables.Directory, { pk: directoryKeys.member(sub).pk, prefix: 'USER' })).toHaveLength(
      1,
    )
})

test('the projector makes the same block from the stored rows', async () => {
  const population = populationStore(client, tables.Population, LATEST)
  const charts = chartStore(client, { charts: tables.Charts, audit: 'none', formats: LATEST }, () =>
    Promise.resolve(null),
  )
  const before = await population.blocks('alder-street')
  for (const { month } of before) {
    const deps = { clock: () => new Date(), newId: () => 'g', charts, population }
    expect(await recomputeBlock(deps, 'alder-street', month)).toBe(true)
  }
  const after = await population.blocks('alder-street')
  expect(after.map(({ month, block }) => [month, Buffer.from(block).toString('hex')])).toEqual(
    before.map(({ month, block }) => [month, Buffer.from(block).toString('hex')]),
  )
})

test('loading wrote nothing to the stream', async () => {
  const { Table } = await plain.send(new DescribeTableCommand({ TableName: tables.Charts }))
  const streams = new DynamoDBStreamsClient({ ...LOCAL_ACCESS, endpoint: engine.endpoint })
  const StreamArn = Table?.LatestStreamArn ?? ''
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId ?? ''
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  )
  const { Records } = await streams.send(new GetRecordsCommand({ ShardIterator }))
  expect(Records).toEqual([])
})

test('a store that holds a network is left as it is', async () => {
  const seeding = {
    ...{ dbPath, tables, today: '2026-11-23', computedAt: '2026-11-23T10:00:00.000Z' },
    ...{ secrets: { MRN_KEY: 'key' }, writeFormat: DEFAULT_WRITE_FORMAT, progress: () => undefined },
  }
  const rows = () => queryAll(client, tables.Charts, chartKeys.summaries('juniper', 'ACTIVE'))
  const before = await rows()
  expect(await seedIfEmpty(seeding)).toEqual({ seeded: false, episodes: 0, items: 0 })
  expect(await rows()).toEqual(before)
  expect(unpack(String(before[0]?.['row'])).episodeId).toBeTruthy()
  expect(await queryAll(client, tables.Population, populationKeys.blocks('juniper'))).not.toHaveLength(0)
})
