import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { apiEdge } from '../../functions/edges/api.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import type { Fault } from './support/fault-proxy.ts'
import { openFaultyHouse } from './support/faulty-house.ts'
import { aPatient } from '../support/charts.ts'
import { phq9, referral, recordedIn } from './support/house.ts'

/** When API Gateway answers for a function that has not. */
const GATEWAY_MS = 30_000

const { house, proxy, api } = await openFaultyHouse()

const entriesPath = (episodeId: string) => `/api/episodes/${episodeId}/entries`
const chartOf = async (episodeId: string) =>
  recordedIn((await house.ask({ path: `/api/episodes/${episodeId}`, as: 'psych' })).json)
const onWrites = (fault: Fault, times: number) => {
  let left = times
  return (operation: string): Fault => (operation === 'TransactWriteItems' && left-- > 0 ? fault : 'pass')
}

describe('a write while the store fails', () => {
  it.each<[string, Fault, number]>([
    ['its reply is dropped after the commit', 'drop', 1],
    ['its reply is dropped every time the client tries', 'drop', 4],
    ['it is throttled', 'throttle', 2],
    ['the store answers 500', 'error500', 2],
    ['the connection is reset', 'reset', 2],
    ['another transaction touches the same item', 'conflict', 3],
    ['the store is slow', 'slow', 3],
  ])('is stored exactly once when %s', async (_, fault, times) => {
    const { episodeId } = (await house.open()).json
    proxy.use(onWrites(fault, times))
    const before = proxy.done[fault]
    const told = await house.askOf(api, { path: entriesPath(episodeId), body: { version: 1, entries: [phq9(3)] } })
    proxy.use(() => 'pass')
    expect(told.status, told.answer.body).toBe(200)
    expect(told.json.version).toBe(2)
    expect(proxy.done[fault]).toBeGreaterThan(before)
    const chart = await chartOf(episodeId)
    expect(
      chart.entries.map((entry: { id: string }) => entry.id).filter((id: string) => told.json.entryIds.includes(id)),
    ).toHaveLength(1)
    expect(chart.entries).toHaveLength(2)
  })

  it('ends in 503 with Retry-After when it goes on, and the same key records it once later', async () => {
    const { episodeId } = (await house.open()).json
    const asked = { path: entriesPath(episodeId), body: { version: 1, entries: [phq9(3)] }, key: randomUUID() }
    proxy.use(onWrites('conflict', 1000))
    const told = await house.askOf(api, asked)
    expect([told.status, told.json.kind, told.answer.headers['retry-after']]).toEqual([503, 'busy', '2'])
    proxy.use(() => 'pass')
    expect((await house.askOf(api, asked)).json.version).toBe(2)
    expect((await chartOf(episodeId)).entries).toHaveLength(2)
  })

  it.each<[string, Fault, (operation: string) => boolean, 'read' | 'write' | 'open']>([
    ['all is throttled', 'throttle', () => true, 'read'],
    ['the audit trail is throttled', 'throttle', (operation) => operation === 'PutItem', 'read'],
    ['a save is throttled', 'throttle', (operation) => operation === 'TransactWriteItems', 'write'],
    ['an opening is throttled', 'throttle', (operation) => operation === 'TransactWriteItems', 'open'],
    ['connections are reset', 'reset', () => true, 'read'],
    ['the store answers 500', 'error500', () => true, 'read'],
  ])('that goes on is answered 503 with what to do and leaves nothing behind, where %s', async (...row) => {
    const [, fault, meets, what] = row
    const { episodeId } = (await house.open()).json
    const body = { version: 1, entries: [phq9(3)] }
    const patient = aPatient({ mrn: `LASTING-${randomUUID().slice(0, 8)}` })
    const opening = { patient, coverage: { payerClass: 'other', plan: null }, entries: [referral()] }
    const asked = {
      read: { path: `/api/episodes/${episodeId}` },
      write: { path: entriesPath(episodeId), body },
      open: { path: '/api/clinics/alder/episodes', body: opening },
    }[what]
    const stored = async () => [(await house.items('Charts')).length, (await house.items('Audit')).length]
    const before = await stored()
    const held = { ...asked, key: randomUUID() }
    const quick = apiEdge(wireApi(house.environment, proxy.impatient))
    proxy.use((operation) => (meets(operation) ? fault : 'pass'))
    const told = await house.askOf(quick, held)
    proxy.use(() => 'pass')
    expect([told.status, told.json.kind, told.json.title, told.answer.headers['retry-after']]).toEqual([
      ...[503, 'busy', expect.any(String), '2'],
    ])
    expect(told.json.detail).toMatch(/Send the same request again.*same idempotency-key: it is recorded once/)
    expect(await stored()).toEqual(before)
    // The same request is answered and recorded once when the store is back.
    expect((await house.askOf(quick, held)).status).toBe(200)
    expect((await stored())[1]).toBe((before[1] ?? 0) + 1)
  })

  it('that never answers is answered 503 before the gateway gives up', async () => {
    const reached = Promise.withResolvers<null>()
    const wired = wireApi(house.environment, house.engine.client)
    const silent = { ...wired.charts, load: () => (reached.resolve(null), new Promise<never>(() => undefined)) }
    const { episodeId } = (await house.open()).json
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const asked = house.askOf(apiEdge({ ...wired, charts: silent }), { path: `/api/episodes/${episodeId}` })
      await reached.promise
      await vi.advanceTimersByTimeAsync(GATEWAY_MS - 1)
      expect([(await asked).status, (await asked).json.kind]).toEqual([503, 'busy'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('is answered 503 when even the reads fail, and says nothing of the store', async () => {
    proxy.use(() => 'error500')
    const told = await house.askOf(api, { path: '/api/clinics/alder/caseload' })
    proxy.use(() => 'pass')
    expect(told.status).toBe(503)
    expect(told.answer.body).not.toMatch(/dynamo|InternalServer|error500/i)
  })

  it('gives no caseload whose audit record cannot be written', async () => {
    proxy.use((operation) => (operation === 'PutItem' ? 'error500' : 'pass'))
    const told = await house.askOf(api, { path: '/api/clinics/alder/caseload' })
    proxy.use(() => 'pass')
    expect(told.status).toBe(503)
    expect(told.answer.body).not.toContain('Testperson')
  })
})
