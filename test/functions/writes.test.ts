import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiEdge } from '../../functions/edges/api.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { OPERATION_DAYS } from '../../functions/store/operation.ts'
import { aPatient } from '../support/charts.ts'
import { daysAgo, openHouse, phq9, referral, rowsOf, type House, recordedIn } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const entriesPath = (episodeId: string) => `/api/episodes/${episodeId}/entries`
const chartOf = async (episodeId: string) =>
  recordedIn((await house.ask({ path: `/api/episodes/${episodeId}`, as: 'psych' })).json)

describe('the version of a chart', () => {
  it('that is stale is answered 409 with the current one, and nothing is written', async () => {
    const { episodeId } = (await house.open()).json
    await house.ask({ path: entriesPath(episodeId), body: { version: 1, entries: [phq9(5)] } })
    const told = await house.ask({ path: entriesPath(episodeId), body: { version: 1, entries: [phq9(4)] } })
    expect(told.status).toBe(409)
    expect(told.json).toMatchObject({ kind: 'version-conflict', version: 2 })
    expect((await chartOf(episodeId)).entries).toHaveLength(2)
  })

  it('lets exactly one of 64 writers win, and tells the others the version that won', async () => {
    const { episodeId } = (await house.open()).json
    const tell = () => house.ask({ path: entriesPath(episodeId), body: { version: 1, entries: [phq9(5)] } })
    const told = await Promise.all(Array.from({ length: 64 }, tell))
    expect(told.filter(({ status }) => status === 200)).toHaveLength(1)
    const lost = told.filter(({ status }) => status === 409)
    expect(lost).toHaveLength(63)
    for (const { json } of lost) expect(json.version).toBe(2)
    expect((await chartOf(episodeId)).entries).toHaveLength(2)
  })
})

describe('an idempotency key', () => {
  it('sent again gives the same answer, also when others wrote since, and writes nothing again', async () => {
    const { episodeId } = (await house.open()).json
    const asked = { path: entriesPath(episodeId), body: { version: 1, entries: [phq9(5)] }, key: randomUUID() }
    const first = await house.ask(asked)
    await house.ask({ path: entriesPath(episodeId), as: 'cm-a', body: { version: 2, entries: [phq9(1)] } })
    const again = await house.ask(asked)
    expect(again.status).toBe(200)
    expect(again.answer.body).toBe(first.answer.body)
    expect((await chartOf(episodeId)).episode.version).toBe(3)
  })

  it('sent eight times at once writes once and gives eight same answers', async () => {
    const { episodeId } = (await house.open()).json
    const asked = { path: entriesPath(episodeId), body: { version: 1, entries: [phq9(5)] }, key: randomUUID() }
    const told = await Promise.all(Array.from({ length: 8 }, () => house.ask(asked)))
    expect(new Set(told.map(({ answer }) => answer.body)).size).toBe(1)
    expect(told[0]?.status).toBe(200)
    expect((await chartOf(episodeId)).entries).toHaveLength(2)
  })

  it('opens one episode however often it is sent at once', async () => {
    const body = {
      patient: aPatient({ mrn: 'ONCE-1' }),
      coverage: { payerClass: 'other', plan: null },
      entries: [referral()],
    }
    const asked = { path: '/api/clinics/alder/episodes', body, key: randomUUID() }
    const told = await Promise.all(Array.from({ length: 8 }, () => house.ask(asked)))
    expect(told.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect(new Set(told.map(({ json }) => json.episodeId)).size).toBe(1)
  })

  it('sent with another body, or for another chart, is answered 422 and writes nothing', async () => {
    const [a, b] = [(await house.open()).json.episodeId, (await house.open()).json.episodeId]
    const key = randomUUID()
    await house.ask({ path: entriesPath(a), body: { version: 1, entries: [phq9(5)] }, key })
    const other = await house.ask({ path: entriesPath(a), body: { version: 2, entries: [phq9(4)] }, key })
    const elsewhere = await house.ask({ path: entriesPath(b), body: { version: 1, entries: [phq9(5)] }, key })
    for (const told of [other, elsewhere]) expect([told.status, told.json.kind]).toEqual([422, 'replayed-key'])
    expect((await chartOf(a)).episode.version).toBe(2)
    expect((await chartOf(b)).episode.version).toBe(1)
  })

  it('sent by another person answers nothing of the first', async () => {
    const { episodeId } = (await house.open()).json
    const body = { version: 1, entries: [phq9(5)] }
    const key = randomUUID()
    await house.ask({ path: entriesPath(episodeId), body, key })
    const told = await house.ask({ path: entriesPath(episodeId), as: 'psych', body, key })
    expect([told.status, told.json.kind]).toEqual([409, 'version-conflict'])
  })

  it('can be used again when its record has expired, though the item is still there', async () => {
    const { episodeId } = (await house.open()).json
    const key = randomUUID()
    const asked = (version: number) => ({ path: entriesPath(episodeId), body: { version, entries: [phq9(5)] }, key })
    await house.ask(asked(1))
    const later = new Date(Date.now() + (OPERATION_DAYS * 24 + 1) * 3_600_000)
    const wired = wireApi(house.environment, house.engine.client)
    const api = apiEdge({ ...wired, clock: () => later, readToken: async () => ({ sub: 'cm-a' }) })
    expect((await house.askOf(api, asked(2))).status).toBe(200)
    expect((await chartOf(episodeId)).episode.version).toBe(3)
  })

  it('is kept without any health information', async () => {
    const operations = (await house.items('Charts')).filter((item) => String(item['pk']).startsWith('OP#'))
    expect(operations.length).toBeGreaterThan(0)
    for (const item of operations) {
      expect(Object.keys(item).sort()).toEqual(['expires', 'operation', 'pk', 'sk'])
      expect(item['operation']).not.toMatch(/Testperson|phq-9|1980-/)
    }
  })
})

describe('an MRN', () => {
  const opening = (mrn: string) => ({
    path: '/api/clinics/alder/episodes',
    body: { patient: aPatient({ mrn }), coverage: { payerClass: 'other', plan: null }, entries: [referral()] },
  })

  it('is one of a kind in its clinic, whatever its case and spaces, and may be used in another', async () => {
    expect((await house.open('alder', 'DUP-1')).status).toBe(200)
    const told = await house.ask(opening(' dup - 1 '.replaceAll(' - ', '-')))
    expect([told.status, told.json.kind]).toEqual([409, 'duplicate'])
    expect(told.json.issues[0].at).toBe('patient.mrn')
    expect((await house.open('birch', 'DUP-1')).status).toBe(200)
  })

  it('is taken by exactly one of two who open at once', async () => {
    const told = await Promise.all([house.ask(opening('RACE-1')), house.ask(opening('RACE-1'))])
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('is in no key of any table', async () => {
    for (const table of ['Charts', 'Audit', 'Population'])
      for (const { pk, sk } of await house.items(table)) expect(`${pk} ${sk}`).not.toMatch(/DUP-1|RACE-1|Testperson/i)
  })
})

describe('a correction', () => {
  it('supersedes an entry and keeps it, and a struck-out close opens the episode again', async () => {
    const { episodeId } = (await house.open('birch')).json
    const tell = (version: number, entry: object) =>
      house.ask({ path: entriesPath(episodeId), as: 'cm-b', body: { version, entries: [entry] } })
    const closed = await tell(1, { kind: 'close', day: daysAgo(1), reason: 'moved' })
    const [corrects] = closed.json.entryIds
    const struck = { kind: 'correction', day: daysAgo(0), corrects, replacement: null, reason: 'Another person' }
    expect((await tell(2, struck)).status).toBe(200)
    const chart = await chartOf(episodeId)
    expect(chart.entries).toHaveLength(3)
    expect(Object.keys(chart.superseded)).toEqual([corrects])
    const keys = (await rowsOf(house.engine.client, 'birch')).map(({ sk }) => String(sk))
    expect(keys.filter((sk) => sk.endsWith(episodeId))).toEqual([`ACTIVE#${daysAgo(20).slice(0, 7)}#${episodeId}`])
  })
})

describe('law D1: a drug whose writer does not say whether it is a psychotropic', () => {
  const drug = (name: string, ago: number, more: object = {}) => ({
    ...{
      kind: 'treatment',
      day: daysAgo(ago),
      action: 'start',
      modality: 'medication',
      name,
      underPlan: true,
      ...more,
    },
  })
  const tell = async (episodeId: string, ...entries: object[]) => {
    const { version } = (await chartOf(episodeId)).episode
    return house.ask({ path: entriesPath(episodeId), body: { version, entries } })
  }

  it.each(['lisinopril', 'Zestril'])('%s starts no treatment, and its stop is none', async (name) => {
    const { episodeId } = (await house.open()).json
    const started = await tell(episodeId, drug(name, 9))
    expect(started.status, started.answer.body).toBe(200)
    expect(started.json.row).toMatchObject({ stage: 'waiting', lastChange: null })
    const stopped = await tell(episodeId, drug(name, 2, { action: 'stop' }))
    expect(stopped.answer.body).not.toContain('no treatment since')
    expect(stopped.json.row).toMatchObject({ stage: 'waiting', lastChange: null })
    const facts = (await chartOf(episodeId)).entries.map(({ fact }: { fact: object }) => fact)
    expect(facts).toContainEqual(drug(name, 9, { psychotropic: false }))
  })

  it('sertraline starts it under any of its names, and is stopped under any other', async () => {
    const { episodeId } = (await house.open()).json
    const started = await tell(episodeId, drug('Sertraline 50 MG Oral Tablet', 9))
    expect(started.json.row).toMatchObject({ stage: 'in-treatment', treatments: ['Sertraline 50 MG Oral Tablet'] })
    const stopped = await tell(episodeId, drug('zoloft', 2, { action: 'stop' }))
    expect(stopped.json.row.treatments).toEqual([])
  })

  it('is refused at that field where its name does not tell it, in an entry, a correction and a new episode alike', async () => {
    const { episodeId } = (await house.open()).json
    const refused = await tell(episodeId, phq9(5), drug('Neuvoxine', 9))
    expect([refused.status, refused.json.issues]).toEqual([
      400,
      [{ at: 'entries.1.psychotropic', problem: expect.stringMatching(/^Say whether this is a psychotropic/) }],
    ])
    expect((await chartOf(episodeId)).entries).toHaveLength(1)
    const said = await tell(episodeId, drug('Neuvoxine', 9, { psychotropic: true }))
    const [corrects] = said.json.entryIds
    const corrected = await tell(episodeId, {
      ...{ kind: 'correction', day: daysAgo(0), corrects, replacement: drug('Neuvoxin', 9), reason: 'Typed wrong' },
    })
    expect(corrected.json.issues[0].at).toBe('entries.0.replacement.psychotropic')
    const opened = await house.ask({
      path: '/api/clinics/alder/episodes',
      body: {
        patient: aPatient({ mrn: 'DRUG-1' }),
        coverage: { payerClass: 'other', plan: null },
        entries: [referral(), drug('Neuvoxine', 9)],
      },
    })
    expect(opened.json.issues[0].at).toBe('entries.1.psychotropic')
    expect((await house.open('alder', 'DRUG-1')).status).toBe(200)
  })
})
