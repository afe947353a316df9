import { randomUUID } from 'node:crypto'
import fc from '../support/seeded.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPatient } from '../support/charts.ts'
import { openHouse, phq9, referral, type Asked, type House } from './support/house.ts'

/** Words that stand in every chart here and may stand in no log, no error and no record of the trail. */
const CANARY = {
  family: 'Canaryfamily',
  given: 'Canarygiven',
  mrn: 'CANARY-MRN',
  birthDate: '1977-07-17',
  note: 'canarynote',
}
const CANARIES = /canary|1977-07-17/i

// This file reads the log that the others switch off.
process.env['POWERTOOLS_LOG_LEVEL'] = 'INFO'

let house: House
let episodeId: string
let logged: string[]
const canary = (mrn = CANARY.mrn) =>
  aPatient({ family: CANARY.family, given: CANARY.given, mrn, birthDate: CANARY.birthDate })

beforeAll(async () => {
  house = await openHouse()
  const body = { patient: canary(), coverage: { payerClass: 'other', plan: null }, entries: [referral()] }
  episodeId = (await house.ask({ path: '/api/clinics/alder/episodes', body })).json.episodeId
})
afterAll(() => house.stop())
beforeEach(() => {
  logged = []
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => logged.push(String(text)) > 0)
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void logged.push(said.map(String).join(' ')))
})
afterEach(() => void vi.restoreAllMocks())

const REFUSED = ['chart.write', 'version-conflict', true] as const
const trail = () => house.items('Audit')
const contact = { kind: 'contact', day: phq9(1).day, outcome: 'completed', mode: 'phone', note: CANARY.note }

describe('the audit trail', () => {
  it('of a list names every episode that was seen, who saw it, from where and under which request', async () => {
    await house.ask({ path: '/api/clinics/alder/caseload', as: 'psych', requestId: 'list-1' })
    const [record] = (await trail()).filter((item) => item['requestId'] === 'list-1')
    expect(record).toMatchObject({
      ...{ sub: 'psych', action: 'caseload.read', result: 'ok', roles: 'consultant', sourceIp: '203.0.113.7' },
      episodes: episodeId,
    })
    expect(record?.['pk']).toMatch(/^CLINIC#alder#\d{4}-\d\d-\d\d$/)
  })

  it('of one chart is found by its patient, of a list it is not', async () => {
    await house.ask({ path: `/api/episodes/${episodeId}`, requestId: 'chart-1' })
    const all = await trail()
    expect(all.find((item) => item['requestId'] === 'chart-1')?.['patient']).toMatch(/^[0-9a-f]{32}$/)
    expect(all.find((item) => item['requestId'] === 'list-1')).not.toHaveProperty('patient')
  })

  it('of an opening, a write, their repetition and their refusal is one record each, with who, where, what and what came of it', async () => {
    const body = { patient: canary('OPEN-1'), coverage: { payerClass: 'other', plan: null }, entries: [referral()] }
    const opening = { path: '/api/clinics/alder/episodes', body, key: randomUUID() }
    const told = await house.ask({ ...opening, requestId: 'opened' })
    const chart = { path: `/api/episodes/${told.json.episodeId}/entries`, key: randomUUID() }
    const patientId = (await house.ask({ path: `/api/episodes/${told.json.episodeId}` })).json.episode.patientId
    const all: [string, Asked, string, string, boolean][] = [
      ['open-again', opening, 'episode.open', 'replayed', true],
      ['same-number', { ...opening, key: randomUUID() }, 'episode.open', 'duplicate', false],
      ['wrote', { ...chart, body: { version: 1, entries: [contact] } }, 'chart.write', 'ok', true],
      ['wrote-again', { ...chart, body: { version: 1, entries: [contact] } }, 'chart.write', 'replayed', true],
      ['too-late', { ...chart, key: randomUUID(), body: { version: 1, entries: [contact] } }, ...REFUSED],
      ['foreign', { path: `/api/episodes/${told.json.episodeId}`, as: 'cm-b' }, 'chart.read', 'not-found', false],
      ['no-role', { path: '/api/clinics/alder/caseload', as: 'payer-1' }, 'caseload.read', 'forbidden', false],
    ]
    for (const [requestId, asked] of all) await house.ask({ ...asked, requestId })
    const records = await trail()
    const expected: typeof all = [['opened', opening, 'episode.open', 'ok', true], ...all]
    for (const [requestId, { as = 'cm-a' }, action, result, named] of expected) {
      const found = records.filter((item) => item['requestId'] === requestId)
      expect(found.map((one) => [one['action'], one['result'], one['sub'], one['sourceIp']])).toEqual([
        [action, result, as, '203.0.113.7'],
      ])
      expect(found[0]?.['episodes'], requestId).toBe(named ? told.json.episodeId : '')
      expect(found[0]?.['patient'], requestId).toBe(named ? patientId : undefined)
      expect(found[0]?.['roles']).toBe(requestId === 'no-role' ? '' : 'care-manager')
    }
  })

  it('has as many records as requests that touched health information or were denied it', async () => {
    const request = fc.oneof(
      fc.constantFrom<Asked>(
        { path: '/api/session' },
        { path: '/api/session', token: null },
        { path: '/api/clinics/alder/caseload' },
        { path: '/api/clinics/birch/caseload' },
        { path: '/api/clinics/alder/caseload', as: 'admin' },
        { path: '/api/clinics/alder/caseload', as: 'payer-1' },
        { path: '/api/clinics/alder/caseload', as: 'stranger' },
        { path: '/api/population/access', as: 'admin' },
        { path: '/api/population/access', query: { clinics: 'birch' } },
        { path: '/api/plan/releases', as: 'payer-1' },
        { path: '/api/plan/releases/never', as: 'payer-1' },
        { path: '/api/clinics/alder/episodes', text: '{' },
        { path: '/api/clinics/alder/episodes', body: { admin: true } },
      ),
      fc.constantFrom(1, 2, 999).map((version): Asked => ({
        path: `/api/episodes/${episodeId}/entries`,
        body: { version, entries: [contact] },
      })),
      fc.constantFrom('same-key-1', 'same-key-2').map((key): Asked => ({
        path: `/api/episodes/${episodeId}/entries`,
        body: { version: 1, entries: [contact] },
        key,
      })),
      fc.constant(null).map((): Asked => ({
        path: '/api/clinics/alder/episodes',
        body: { patient: canary(), coverage: { payerClass: 'other', plan: null }, entries: [referral()] },
      })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 5, maxLength: 15 }), async (requests) => {
        const before = (await trail()).length
        let touching = 0
        for (const asked of requests) {
          const { status } = await house.ask({ ...asked, key: asked.key ?? randomUUID() })
          if (asked.path !== '/api/session' && ![400, 401, 413, 415].includes(status)) touching += 1
        }
        expect((await trail()).length - before).toBe(touching)
      }),
      { numRuns: 15 },
    )
  })

  it('and the log and every problem hold no name, number, birth date or note', async () => {
    await house.ask({ path: '/api/clinics/alder/episodes', body: { patient: canary(), entries: 'x' } })
    await house.ask({
      path: `/api/episodes/${episodeId}/entries`,
      body: { version: 1, entries: [{ ...contact, kind: CANARY.note }] },
    })
    const problems = await Promise.all([
      house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version: 77, entries: [contact] } }),
      house.ask({ path: '/api/clinics/alder/episodes', body: { patient: { ...canary(), birthDate: 'Canary' } } }),
      house.ask({ path: '/api/clinics/alder/caseload', query: { name: CANARY.family } }),
      house.ask({ path: '/api/clinics/alder/episodes', text: `{"patient": "${CANARY.family}` }),
    ])
    for (const { answer, status } of problems) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(answer.body).not.toMatch(CANARIES)
    }
    expect(logged.filter((text) => text.includes('"request"')).length).toBeGreaterThanOrEqual(6)
    for (const text of logged) {
      expect(text).not.toMatch(CANARIES)
      expect(text).not.toContain(episodeId)
      expect(text).not.toMatch(/Bearer|cm-a|203\.0\.113/)
    }
    for (const item of await trail()) expect(JSON.stringify(item)).not.toMatch(CANARIES)
  })
})

describe('a fault of ours', () => {
  it('is answered 500 with the request id and nothing else, and logged without its message', async () => {
    const { apiEdge } = await import('../../functions/edges/api.ts')
    const { wireApi } = await import('../../functions/wiring/api.ts')
    const wired = wireApi(house.environment, house.engine.client)
    const broken = async () => Promise.reject(new TypeError(`cannot read ${CANARY.family}`))
    const api = apiEdge({ ...wired, charts: { ...wired.charts, mapActive: broken } })
    const told = await house.askOf(api, { path: '/api/clinics/alder/caseload', requestId: 'fault-1' })
    expect(told.status).toBe(500)
    expect(told.json).toEqual({
      ...{ type: 'urn:cairn:problem:unexpected', kind: 'unexpected', status: 500, instance: 'fault-1' },
      ...{ title: expect.any(String), detail: expect.stringContaining('administrator') },
    })
    const line = logged.find((text) => text.includes('"fault"'))
    expect(line).toContain('TypeError')
    expect(line).not.toMatch(CANARIES)
  })

  it('is what a value becomes that the schema of the route does not declare', async () => {
    const { apiEdge } = await import('../../functions/edges/api.ts')
    const { wireApi } = await import('../../functions/wiring/api.ts')
    const wired = wireApi(house.environment, house.engine.client)
    const leaking = async () => [{ mrn: CANARY.mrn, group: 1, episodeId: 'e' }] as never
    const api = apiEdge({ ...wired, charts: { ...wired.charts, mapActive: leaking } })
    const told = await house.askOf(api, { path: '/api/clinics/alder/caseload' })
    expect(told.status).toBe(500)
    expect(told.answer.body).not.toMatch(CANARIES)
  })
})
