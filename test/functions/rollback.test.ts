import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../../functions/actions/reconcile.ts'
import { publishReleases } from '../../functions/actions/publish-releases.ts'
import { rebuild } from '../../functions/actions/rebuild.ts'
import { apiEdge } from '../../functions/edges/api.ts'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { wireNightly } from '../../functions/wiring/nightly.ts'
import { wirePublisher } from '../../functions/wiring/publish.ts'
import { wireRebuild } from '../../functions/wiring/rebuild.ts'
import { WRITE_FORMATS } from '../../core/formats.ts'
import { runRebuild } from '../../infra/operate/rebuild/run.ts'
import { daysAgo, openHouse, referral, rowsOf, type House } from './support/house.ts'

/** The newest release that is kept beside the fixtures: what a deployment would be taken back to. */
const VERSIONS = join(import.meta.dirname, '../data/versions')
const kept = readdirSync(VERSIONS).filter((name) => existsSync(join(VERSIONS, name, 'api.mjs')))
const previous = kept.sort().at(-1) ?? 'none'

type Handler<E, A> = (event: E) => Promise<A>
let house: House
let before: { api: HttpHandler; payer: HttpHandler; nightly: Handler<object, object> }
/** What the release is deployed with until it need not be taken back (docs/deploy.md). */
const WRITES = 2
const formats = WRITE_FORMATS[WRITES]
const score = (total: number, time: string) => ({
  kind: 'assessment',
  day: daysAgo(3),
  time,
  instrument: 'phq-9',
  total,
})
const opened: Record<'ada' | 'ben', { episodeId: string; version: number }> = {
  ada: { episodeId: '', version: 1 },
  ben: { episodeId: '', version: 1 },
}
const ask = (path: string, body?: unknown, as = 'cm-a') =>
  house.askOf(path.startsWith('/api/plan') ? before.payer : before.api, {
    path,
    as,
    ...(body === undefined ? {} : { body }),
  })

beforeAll(async () => {
  house = await openHouse({ WRITE_FORMAT: String(WRITES) })
  Object.assign(process.env, house.environment, { AWS_ENDPOINT_URL_DYNAMODB: house.engine.endpoint })
  const load = async (name: string) =>
    ((await import(join(VERSIONS, previous, `${name}.mjs`))) as { handler: never }).handler
  before = { api: await load('api'), payer: await load('payer'), nightly: await load('nightly') }
  // A store as the release of today leaves it.
  for (const person of [opened.ada, opened.ben]) {
    const { json } = await house.open('alder')
    Object.assign(person, { episodeId: json.episodeId, version: json.version })
  }
  const entries = [score(8, '17:00'), score(20, '09:00')]
  const told = await house.ask({ path: `/api/episodes/${opened.ada.episodeId}/entries`, body: { version: 1, entries } })
  expect(told.status, told.answer.body).toBe(200)
  opened.ada.version = told.json.version
  await house.ask({
    path: '/api/clinics/alder/episodes',
    body: {
      patient: {
        family: 'Old',
        given: 'Cyd',
        mrn: 'R-1',
        birthDate: null,
        sex: 'unknown',
        language: 'en',
        raceEthnicity: 'unknown',
        rurality: 'unknown',
      },
      coverage: { payerClass: 'commercial', plan: 'plan-1' },
      entries: [referral(500)],
    },
  })
  await reconcile(wireNightly(house.environment, house.engine.client))
  await publishReleases(wirePublisher(house.environment, house.engine.client))
})
afterAll(() => house.stop())

describe(`the functions of ${previous} on a store that the present release wrote`, () => {
  it('is a store of formats that the release before did not write', async () => {
    expect(formats).not.toEqual(WRITE_FORMATS[1])
    expect(
      (await rowsOf(house.engine.client, 'alder')).every(({ row }) => String(row).startsWith(`[${formats.row},`)),
    ).toBe(true)
  })
  it('show the caseload whole, and every chart with all its entries in their order', async () => {
    const { status, json } = await ask('/api/clinics/alder/caseload')
    expect([status, json.rows.length, json.unread]).toEqual([200, 3, []])
    const ada = json.rows.find((row: { episodeId: string }) => row.episodeId === opened.ada.episodeId)
    expect(ada.phq9).toMatchObject({ last: 8 })
    const chart = (await ask(`/api/episodes/${opened.ada.episodeId}`)).json
    expect([chart.unread, chart.entries.length, chart.row.phq9.previous.total]).toEqual([[], 3, 20])
  })
  it('answer the access figures and the releases', async () => {
    const access = await ask('/api/population/access', undefined, 'admin')
    expect([access.status, access.json.all.referrals, access.json.unread.blocks]).toEqual([200, 2, 0])
    const list = await ask('/api/plan/releases', undefined, 'payer-1')
    expect(list.json.releases).toHaveLength(4)
    const release = await ask(`/api/plan/releases/${list.json.releases[0].releaseId}`, undefined, 'payer-1')
    expect(release.status).toBe(200)
  })
  it('write beside what is there, losing nothing, and the present release reads what they wrote', async () => {
    const close = { kind: 'close', day: daysAgo(0), reason: 'completed' }
    const told = await ask(`/api/episodes/${opened.ada.episodeId}/entries`, {
      version: opened.ada.version,
      entries: [{ kind: 'contact', day: daysAgo(1), outcome: 'completed', mode: 'phone' }, close],
    })
    expect(told.status, told.answer.body).toBe(200)
    const { json } = await house.ask({ path: `/api/episodes/${opened.ada.episodeId}` })
    expect([json.unread, json.entries.length, json.row.stage]).toEqual([[], 5, 'closed'])
    expect(
      json.entries
        .map(({ fact }: { fact: { time?: string } }) => fact.time)
        .filter(Boolean)
        .sort(),
    ).toEqual(['09:00', '17:00'])
    const back = await house.ask({ path: '/api/clinics/alder/caseload' })
    expect([back.json.rows.length, back.json.unread]).toEqual([2, []])
  })
  it('run their nightly job, and a rebuild of the present release finds nothing lost', async () => {
    expect(await before.nightly({})).toMatchObject({ failed: 0 })
    const deps = wireRebuild(house.environment, house.engine.client)
    expect(await runRebuild((asked) => rebuild(deps, asked), {})).toMatchObject({
      ...{ charts: 3, differed: 0, missing: 0, orphans: 0, newer: 0, damaged: 0, strays: 0, failed: 0 },
    })
  })
})

describe(`what the functions of ${previous} have no words for`, () => {
  const today = daysAgo(0)
  const path = () => `/api/episodes/${opened.ben.episodeId}/entries`
  const send = async (entries: readonly object[]) => {
    const { json } = await house.ask({ path: `/api/episodes/${opened.ben.episodeId}` })
    return house.ask({ path: path(), body: { version: json.episode.version, entries } })
  }
  const item9 = { kind: 'assessment', day: daysAgo(2), instrument: 'phq-9', answers: [1, 1, 1, 1, 1, 1, 1, 1, 3] }
  const safety = { kind: 'safety', day: today, event: 'risk-assessment', instrument: 'C-SSRS' }
  const handOver = { kind: 'hand-over', day: today, how: 'handed-over', service: 'County', acceptedBy: 'Dr. Lind' }

  it('is refused while it may have to be gone back to, says what to write instead, and is not offered', async () => {
    expect((await send([item9])).status).toBe(200)
    for (const [at, entry] of [
      ['kind', { ...handOver, checkDay: daysAgo(-3) }],
      ['kind', { kind: 'case-review', day: today, by: 'Dr. Lind', outcome: 'reviewed' }],
      ['assessedBy', { ...safety, finding: 'high', assessedBy: 'Dr. Moss' }],
      ['mode', { kind: 'contact', day: today, outcome: 'attempted', mode: 'letter' }],
    ] as const) {
      const told = await send([entry])
      expect([told.status, told.json.issues.map((issue: { at: string }) => issue.at)]).toEqual([
        422,
        [`entries.0.${at}`],
      ])
      expect(told.json.issues[0].problem).toMatch(/^This installation does not keep .*yet\. /)
    }
    const { json } = await house.ask({ path: `/api/episodes/${opened.ben.episodeId}` })
    expect(json.row.safetySteps.filter((one: { blocked: string | null }) => one.blocked === null)).toEqual([
      { step: 'risk-assessment', blocked: null },
    ])
  })
  it('leaves every chart whole for them: nothing is unread, and they go on writing in it', async () => {
    expect((await send([{ ...safety, finding: 'high' }])).status).toBe(200)
    const { json } = await ask(`/api/episodes/${opened.ben.episodeId}`)
    expect([json.unread, json.entries.length]).toEqual([[], 3])
    const list = await ask('/api/clinics/alder/caseload')
    const ben = list.json.rows.find((row: { episodeId: string }) => row.episodeId === opened.ben.episodeId)
    expect([list.json.unread, ben.reasons[0].code]).toEqual([[], 'safety-open'])
    const contact = { kind: 'contact', day: today, outcome: 'completed', mode: 'phone' }
    const told = await ask(path(), { version: json.episode.version, entries: [contact] })
    expect(told.status, told.answer.body).toBe(200)
  })
  it('is a closed person with open safety in the present list, whom they count as closed and nobody twice', async () => {
    const { json: fresh } = await house.open('alder')
    const close = { kind: 'close', day: today, reason: 'moved' }
    const told = await house.ask({
      path: `/api/episodes/${fresh.episodeId}/entries`,
      body: { version: 1, entries: [item9, close] },
    })
    expect(told.status, told.answer.body).toBe(200)
    const now = await house.ask({ path: '/api/clinics/alder/caseload' })
    expect(now.json.closedOpen.map((row: { episodeId: string }) => row.episodeId)).toEqual([fresh.episodeId])
    const before = await ask('/api/clinics/alder/caseload')
    expect([before.status, before.json.unread]).toEqual([200, []])
    // They write in it as well, and put its row where they keep closed ones: it stands there once.
    const version = told.json.version
    const note = { kind: 'safety', day: today, event: 'safety-plan' }
    const kept = await ask(`/api/episodes/${fresh.episodeId}/entries`, { version, entries: [note] })
    expect(kept.status, kept.answer.body).toBe(200)
    const own = (await rowsOf(house.engine.client, 'alder')).filter(({ sk }) => String(sk).endsWith(fresh.episodeId))
    expect(own.map(({ sk }) => String(sk).slice(0, 6))).toEqual(['CLOSED'])
    // A rebuild of the present release lists the person again.
    const deps = wireRebuild(house.environment, house.engine.client)
    await runRebuild((asked) => rebuild(deps, asked), { clinicId: 'alder' })
    const again = await house.ask({ path: '/api/clinics/alder/caseload' })
    expect(again.json.closedOpen.map((row: { episodeId: string }) => row.episodeId)).toEqual([fresh.episodeId])
  })
})

describe(`the functions of ${previous} on rows and blocks of formats they do not know`, () => {
  const newer = () => ({ ...house.environment, WRITE_FORMAT: '3' })
  it('name who they cannot list, open every chart, and drop nothing when they write', async () => {
    await runRebuild((asked) => rebuild(wireRebuild(newer(), house.engine.client), asked), {})
    const list = await ask('/api/clinics/alder/caseload')
    expect([list.status, list.json.rows, list.json.unread.length > 0]).toEqual([200, [], true])
    const { json } = await ask(`/api/episodes/${opened.ben.episodeId}`)
    const told = await ask(`/api/episodes/${opened.ben.episodeId}/entries`, {
      version: json.episode.version,
      entries: [{ kind: 'contact', day: daysAgo(1), outcome: 'completed', mode: 'phone' }],
    })
    expect(told.status, told.answer.body).toBe(200)
    await runRebuild((asked) => rebuild(wireRebuild(newer(), house.engine.client), asked), {})
    const back = await house.ask({ path: '/api/clinics/alder/caseload' })
    expect([back.json.unread, back.json.rows.length]).toEqual([[], 2])
  })
  it('show an entry of a kind they do not know as written by a newer version, and refuse to write beside it', async () => {
    const path = `/api/episodes/${opened.ben.episodeId}/entries`
    const { json: seen } = await house.ask({ path: `/api/episodes/${opened.ben.episodeId}` })
    const present = apiEdge(wireApi(newer(), house.engine.client))
    const review = { kind: 'case-review', day: daysAgo(0), by: 'Dr. Lind', outcome: 'reviewed' }
    const told = await house.askOf(present, { path, body: { version: seen.episode.version, entries: [review] } })
    expect(told.status, told.answer.body).toBe(200)
    const { json } = await ask(`/api/episodes/${opened.ben.episodeId}`)
    expect(json.unread).toMatchObject([{ why: 'newer', kind: 'case-review' }])
    const refused = await ask(path, { version: told.json.version, entries: [{ kind: 'referral', day: daysAgo(3) }] })
    expect(refused.status).toBe(409)
    const { json: again } = await house.ask({ path: `/api/episodes/${opened.ben.episodeId}` })
    expect(again.entries.map(({ fact }: { fact: { kind: string } }) => fact.kind)).toContain('case-review')
  })
  it('read a chart whole that the present release wrote in with words they know, and write in it', async () => {
    const { json: fresh } = await house.open('alder')
    const path = `/api/episodes/${fresh.episodeId}/entries`
    const present = apiEdge(wireApi(newer(), house.engine.client))
    const contact = { kind: 'contact', day: daysAgo(1), outcome: 'completed', mode: 'video' }
    const told = await house.askOf(present, { path, body: { version: 1, entries: [contact] } })
    const { json } = await ask(`/api/episodes/${fresh.episodeId}`)
    expect([json.unread, json.entries.length]).toEqual([[], 2])
    const more = await ask(path, { version: told.json.version, entries: [{ ...contact, day: daysAgo(0) }] })
    expect(more.status, more.answer.body).toBe(200)
  })
})
