import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../../functions/actions/reconcile.ts'
import { publishReleases } from '../../functions/actions/publish-releases.ts'
import { rebuild } from '../../functions/actions/rebuild.ts'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import { wireNightly, wirePublisher, wireRebuild } from '../../functions/runtime/wiring.ts'
import { DEFAULT_WRITE_FORMAT, WRITE_FORMATS } from '../../core/formats.ts'
import { runRebuild } from '../../infra/local/rebuild/run.ts'
import { daysAgo, openHouse, referral, rowsOf, type House } from './support/house.ts'

/** The newest release that is kept beside the fixtures: what a deployment would be taken back to. */
const VERSIONS = join(import.meta.dirname, '../data/versions')
const kept = readdirSync(VERSIONS).filter((name) => existsSync(join(VERSIONS, name, 'api.mjs')))
const previous = kept.sort().at(-1) ?? 'none'

type Handler<E, A> = (event: E) => Promise<A>
let house: House
let before: { api: HttpHandler; payer: HttpHandler; nightly: Handler<object, object> }
const formats = WRITE_FORMATS[DEFAULT_WRITE_FORMAT]
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
  house = await openHouse()
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
