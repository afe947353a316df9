import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summarize } from '../../core/chart/fold.ts'
import { pack, unpack } from '../../core/chart/pack.ts'
import { LATEST } from '../../core/formats.ts'
import { blockMonth } from '../../core/population/cohort.ts'
import { checkSample } from '../../functions/actions/check-sample.ts'
import { rebuild, type RebuildAsked, type Rebuilt } from '../../functions/actions/rebuild.ts'
import { apiEdge } from '../../functions/edges/api.ts'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import type { WorkLine } from '../../functions/runtime/log.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { wireRebuild } from '../../functions/wiring/rebuild.ts'
import { blockItem } from '../../functions/store/block-item.ts'
import { summaryKey } from '../../functions/store/chart-items.ts'
import type { Client, Item } from '../../functions/store/client.ts'
import { isUnread } from '../../functions/store/stored-chart.ts'
import { addDays } from '../../core/day.ts'
import { runRebuild } from '../../infra/operate/rebuild/run.ts'
import { loadStore } from '../support/stored.ts'
import { daysAgo, openHouse, referral, rowsOf, type House } from './support/house.ts'

let house: House
let client: Client
const depsOf = () => wireRebuild({ ...house.environment, WRITE_FORMAT: '4' }, client)
const run = (asked: RebuildAsked = {}): Promise<Rebuilt> => runRebuild((next) => rebuild(depsOf(), next), asked)

beforeAll(async () => {
  house = await openHouse()
  client = house.engine.client
  await loadStore(house.engine.endpoint, 'v0.1.0')
})
afterAll(() => house.stop())

const put = (item: Item) => client.send(new PutCommand({ TableName: 'Charts', Item: item }))
const activeRows = async (clinicId = 'cedar') =>
  (await rowsOf(client, clinicId)).filter(({ sk }) => String(sk).startsWith('ACTIVE#'))

/** What every row and block of a clinic should be, from the charts alone. */
async function expected(clinicId: string): Promise<{ rows: string[]; blocks: Map<string, unknown> }> {
  const deps = depsOf()
  const ids = new Set([...(await deps.rows.episodes(clinicId)).keys()])
  const charts = await Promise.all([...ids].map((id) => deps.charts.load(id)))
  const summaries = charts.flatMap((chart) =>
    chart && !isUnread(chart) ? [summarize(chart.episode, chart.entries)] : [],
  )
  const months = Object.groupBy(summaries, blockMonth)
  const stamp = { clinicId, version: 1, computedAt: '' }
  return {
    rows: summaries.map((s) => `${summaryKey(clinicId, s).sk} ${pack(s, LATEST.row)}`).sort(),
    blocks: new Map(
      Object.entries(months).map(([month, of]) => [
        month,
        blockItem({ ...stamp, month }, of ?? [], 0, LATEST)['block'],
      ]),
    ),
  }
}
async function stored(clinicId: string): Promise<{ rows: string[]; blocks: Map<string, unknown> }> {
  const rows = await rowsOf(client, clinicId)
  const blocks = (await house.items('Population')).filter(
    ({ pk, sk, episodes }) => pk === `CLINIC#${clinicId}` && String(sk).startsWith('COHORT#') && Number(episodes) > 0,
  )
  return {
    rows: rows.map(({ sk, row }) => `${String(sk)} ${String(row)}`).sort(),
    blocks: new Map(blocks.map(({ sk, block }) => [String(sk).slice('COHORT#'.length), block])),
  }
}

describe('a rebuild of a store of release 0.1.0', () => {
  it('makes rows and blocks anew that equal a fold, touches no entry, and says what it found', async () => {
    const entries = async () =>
      new Map(
        (await house.items('Charts'))
          .filter(({ sk }) => /^(ENTRY#|EPISODE$)/.test(String(sk)))
          .map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]),
      )
    const before = await entries()
    const done = await run({ scope: 'old' })
    expect(done).toMatchObject({
      next: null,
      charts: 7,
      same: 0,
      missing: 0,
      newer: 0,
      damaged: 0,
      failed: 0,
      strays: 0,
    })
    expect(done.reformatted + done.differed).toBe(7)
    for (const clinicId of ['cedar', 'alder', 'birch']) expect(await stored(clinicId)).toEqual(await expected(clinicId))
    expect(await entries()).toEqual(before)
  })
  it('finds nothing to do the second time, and writes nothing', async () => {
    expect(await run({ scope: 'old' })).toMatchObject({ charts: 0, blocks: 0, failed: 0 })
    expect(await run()).toMatchObject({ charts: 7, same: 7, differed: 0, failed: 0 })
  })
  it('of a clinic that is not there is refused: nothing of it was done', async () => {
    await expect(run({ clinicId: 'nowhere' })).rejects.toThrow('There is no clinic nowhere')
  })
  it('goes on where a call stopped, and covers every chart once', async () => {
    const calls: Rebuilt[] = []
    const done = await runRebuild(
      async (next) => {
        const answer = await rebuild(depsOf(), next)
        calls.push(answer)
        return answer
      },
      { seconds: 0 },
    )
    expect(calls.length).toBeGreaterThan(2)
    expect(done).toMatchObject({ charts: 7, same: 7 })
  })
  it('puts rows back in the format of the release before where that one is set to be written', async () => {
    const back = () =>
      runRebuild((next) => rebuild(wireRebuild({ ...house.environment, WRITE_FORMAT: '1' }, client), next), {})
    expect(await back()).toMatchObject({ charts: 7, reformatted: 7, differed: 0, failed: 0 })
    expect((await activeRows()).every(({ row }) => String(row).startsWith('[1,'))).toBe(true)
    // What the older format did not hold comes back from the charts.
    const again = await run({ scope: 'old' })
    expect([again.charts, again.reformatted + again.differed, again.failed]).toEqual([7, 7, 0])
  })
})

describe('a rebuild that is killed', () => {
  it('in the middle leaves every row whole, and repeated does what is left', async () => {
    await runRebuild((next) => rebuild(wireRebuild({ ...house.environment, WRITE_FORMAT: '1' }, client), next), {})
    const deps = depsOf()
    let left = 3
    // From here on nothing of it happens any more, as after a kill.
    const never = new Promise<never>(() => undefined)
    const putRow: typeof deps.rows.putRow = (change) => (left-- > 0 ? deps.rows.putRow(change) : never)
    void rebuild({ ...deps, rows: { ...deps.rows, putRow } }, { scope: 'old' })
    await expect.poll(() => left).toBeLessThan(0)
    await expect
      .poll(async () => (await rowsOf(client, 'cedar')).filter(({ row }) => String(row).startsWith('[4,')).length)
      .toBeGreaterThan(0)
    for (const { row } of await rowsOf(client, 'cedar')) expect(() => unpack(String(row))).not.toThrow()
    const done = await run({ scope: 'old' })
    expect([done.failed, done.charts >= 4, done.charts <= 7]).toEqual([0, true, true])
    for (const clinicId of ['cedar', 'alder', 'birch']) expect(await stored(clinicId)).toEqual(await expected(clinicId))
  })
})

describe('what a rebuild finds', () => {
  it('a row that says something else is mended, and the fields are named', async () => {
    const [row] = await activeRows()
    const summary = unpack(String(row?.['row']))
    await put({ ...row, row: pack({ ...summary, lastContact: '2020-01-01', nextDue: '2020-01-02' }, LATEST.row) })
    expect(await run({ clinicId: 'cedar' })).toMatchObject({ differed: 1, fields: { lastContact: 1, nextDue: 1 } })
    expect(await stored('cedar')).toEqual(await expected('cedar'))
  })
  it('a row that is missing, cut in half or doubled elsewhere is made right', async () => {
    const [first, second, third] = await activeRows()
    await client.send(new DeleteCommand({ TableName: 'Charts', Key: { pk: first?.['pk'], sk: first?.['sk'] } }))
    await put({ ...second, row: String(second?.['row']).slice(0, 40) })
    const stray = String(third?.['sk']).replace(/ACTIVE#\d{4}-\d{2}/, 'ACTIVE#2019-01')
    await put({ ...third, sk: stray })
    expect(await run({ clinicId: 'cedar' })).toMatchObject({ missing: 2, strays: 1, failed: 0 })
    expect(await stored('cedar')).toEqual(await expected('cedar'))
  })
  it('what a newer version wrote, and a row without a chart, are left as they are and counted', async () => {
    const [row, other] = await activeRows()
    const newer = { ...row, row: '[99,"from the future"]' }
    const orphan = { pk: 'CLINIC#cedar', sk: 'ACTIVE#2026-01#nobody', version: 1, row: row?.['row'] }
    const episodeId = String(other?.['sk']).split('#')[2]
    const entry = { pk: `EPISODE#${episodeId}`, sk: 'ENTRY#h1', format: 9, version: 1, entry: '{"fact":{}}' }
    for (const item of [newer, orphan, entry]) await put(item)
    const before = await rowsOf(client, 'cedar')
    expect(await run({ clinicId: 'cedar' })).toMatchObject({ newer: 2, orphans: 1, failed: 0, differed: 0 })
    expect(await rowsOf(client, 'cedar')).toEqual(before)
    for (const { pk, sk } of [orphan, entry])
      await client.send(new DeleteCommand({ TableName: 'Charts', Key: { pk, sk } }))
    if (row) await put(row)
  })
})

describe('beside 200 live writes that move rows', () => {
  const opened: { episodeId: string; version: number }[] = []
  let api: HttpHandler
  const post = (path: string, body: unknown) => house.askOf(api, { path, as: 'cm-a', body })

  /** One person's day: a referral of another month, a close, its correction: each moves the row. */
  async function live(person: { episodeId: string; version: number }, steps: number): Promise<number> {
    let written = 0
    let close: string | null = null
    for (let i = 0; i < steps; i++) {
      const fact: object =
        i % 3 === 0
          ? { kind: 'referral', day: addDays(daysAgo(30), -31 * (i + 1)) }
          : close === null
            ? { kind: 'close', day: daysAgo(0), reason: 'completed' }
            : { kind: 'correction', day: daysAgo(0), corrects: close, replacement: null, reason: 'Not closed' }
      const told = await post(`/api/episodes/${person.episodeId}/entries`, { version: person.version, entries: [fact] })
      expect(told.status, told.answer.body).toBe(200)
      person.version = told.json.version
      written += 1
      if ('reason' in fact && fact.reason === 'completed') close = told.json.entryIds[0]
      else if ('corrects' in fact) close = null
    }
    return written
  }

  it('loses and doubles nothing: rows and blocks equal a fold, whichever of them was faster', async () => {
    api = apiEdge(wireApi({ ...house.environment, WRITE_FORMAT: '1' }, client))
    for (let i = 0; i < 10; i++) {
      const { json } = await house.open('alder')
      opened.push({ episodeId: json.episodeId, version: json.version })
    }
    let writing = true
    const writes = Promise.all(opened.map((person) => live(person, 20))).finally(() => (writing = false))
    const rebuilds: Rebuilt[] = []
    // Two at once, again and again: they meet the writers and each other.
    while (writing) rebuilds.push(...(await Promise.all([run({ clinicId: 'alder' }), run({ clinicId: 'alder' })])))
    expect((await writes).reduce((a, b) => a + b)).toBe(200)
    expect(rebuilds.reduce((sum, { charts }) => sum + charts, 0)).toBeGreaterThan(20)
    expect(await run({ clinicId: 'alder' })).toMatchObject({ failed: 0, strays: 0, missing: 0, orphans: 0 })
    expect(await stored('alder')).toEqual(await expected('alder'))
    const rows = (await rowsOf(client, 'alder')).map(({ sk }) => String(sk).split('#')[2])
    expect(new Set(rows).size).toBe(rows.length)
    // 200 writes were acknowledged: each chart is at the version of its last one.
    for (const { episodeId, version } of opened) {
      const { Item } = await client.send(
        new GetCommand({
          TableName: 'Charts',
          Key: { pk: `EPISODE#${episodeId}`, sk: 'EPISODE' },
          ConsistentRead: true,
        }),
      )
      expect(Item?.['version']).toBe(version)
    }
  }, 120_000)

  it('a writer who saw the row elsewhere writes once, where it stands now', async () => {
    const deps = wireApi({ ...house.environment, WRITE_FORMAT: '4' }, client)
    const { json } = await house.open('alder')
    const before = await deps.charts.load(json.episodeId)
    if (!before || isUnread(before)) throw new Error('no chart')
    const key = { pk: 'CLINIC#alder', sk: before.summarySk }
    const { Item } = await client.send(new GetCommand({ TableName: 'Charts', Key: key, ConsistentRead: true }))
    // A rebuild of another version put the row elsewhere between the reading and the writing of this request.
    const moved = before.summarySk.replace(/\d{4}-\d{2}/, '2001-01')
    const racing = {
      ...deps,
      charts: {
        ...deps.charts,
        load: async (episodeId: string) => {
          const chart = await deps.charts.load(episodeId)
          const header = await client.send(
            new GetCommand({ TableName: 'Charts', Key: { pk: `EPISODE#${episodeId}`, sk: 'EPISODE' } }),
          )
          if (header.Item?.['summarySk'] === before.summarySk) {
            await client.send(new DeleteCommand({ TableName: 'Charts', Key: key }))
            await put({ ...Item, sk: moved })
            await put({ ...header.Item, summarySk: moved })
          }
          return chart
        },
      },
    }
    const told = await house.askOf(apiEdge(racing), {
      path: `/api/episodes/${json.episodeId}/entries`,
      body: { version: 1, entries: [referral(1)] },
    })
    expect([told.status, told.json.version]).toEqual([200, 2])
    const own = (await rowsOf(client, 'alder')).filter(({ sk }) => String(sk).endsWith(json.episodeId))
    expect(own.map(({ sk }) => sk)).toEqual([before.summarySk])
  })
})

describe('the nightly sample', () => {
  it('looks at every chart once in thirty nights, logs the row that differs with its fields, and changes nothing', async () => {
    const [row] = await activeRows()
    const summary = unpack(String(row?.['row']))
    await put({ ...row, row: pack({ ...summary, lastContact: '2020-01-01' }, LATEST.row) })
    const before = await rowsOf(client, 'cedar')
    const undone: WorkLine[] = []
    const deps = { ...depsOf(), log: { ...depsOf().log, undone: (line: WorkLine) => void undone.push(line) } }
    const nights = await Promise.all(
      Array.from({ length: 30 }, (_, n) => checkSample(deps, 'cedar', addDays('2026-11-01', n))),
    )
    expect(nights.reduce((sum, { done }) => sum + done, 0)).toBe(before.length - 1)
    expect(undone).toEqual([
      { job: 'sample', clinicId: 'cedar', part: summary.episodeId, fault: 'RowDiffers (lastContact)', places: [] },
    ])
    expect(await rowsOf(client, 'cedar')).toEqual(before)
  })
  it('names a doubled row as doubled every night until it is gone, and compares neither of the two', async () => {
    const [row] = await activeRows()
    const episodeId = String(row?.['sk']).split('#')[2]
    const stray: Item = { ...row, sk: `CLOSED#1999-01#${episodeId}` }
    await put(stray)
    for (const night of ['2026-11-03', '2026-11-04']) {
      const undone: WorkLine[] = []
      const log = { ...depsOf().log, undone: (line: WorkLine) => void undone.push(line) }
      const { failed } = await checkSample({ ...depsOf(), log }, 'cedar', night)
      const doubled = { job: 'sample', clinicId: 'cedar', part: episodeId, fault: 'RowDoubled', places: [] }
      expect(undone.filter(({ part }) => part === episodeId)).toEqual([doubled])
      expect(failed).toBe(undone.length)
    }
    await client.send(new DeleteCommand({ TableName: 'Charts', Key: { pk: stray['pk'], sk: stray['sk'] } }))
  })
})

describe('a rebuild of a clinic that cannot be read in the list of the network', () => {
  it('counts it as failed once, whether all clinics are asked for or it alone, and does the others', async () => {
    const dust = { pk: 'NETWORK', sk: 'CLINIC#dust', clinicId: 'dust', name: 'Dust', zone: 'Mars/Olympus' }
    await house.put('Directory', dust)
    const told = async (asked: RebuildAsked) => {
      const undone: WorkLine[] = []
      const log = { ...depsOf().log, undone: (line: WorkLine) => void undone.push(line) }
      const { failed } = await rebuild({ ...depsOf(), log }, asked)
      return [failed, undone.map(({ job, clinicId, part, fault }) => [job, clinicId, part, fault])]
    }
    const named = [['rebuild', 'dust', 'clinic', 'ClinicUnreadable']]
    expect(await told({ scope: 'old' })).toEqual([1, named])
    expect(await told({ scope: 'old', clinicId: 'dust' })).toEqual([1, named])
    expect(await told({ scope: 'old', clinicId: 'cedar' })).toEqual([0, []])
    // A call that goes on says it no second time.
    expect(await told({ scope: 'old', after: { clinicId: 'cedar', episodeId: '' } })).toEqual([0, []])
    await client.send(new DeleteCommand({ TableName: 'Directory', Key: { pk: dust.pk, sk: dust.sk } }))
  })
})
