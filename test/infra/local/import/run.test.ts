import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Imported } from '../../../../core/contract/schemas/imports.ts'
import { runImport, type ImportRun } from '../../../../infra/local/import/run.ts'

/** A request as the far side saw it. */
interface Seen {
  readonly key: string
  readonly token: string
  readonly path: string
  readonly body: {
    readonly system: string
    readonly resources: readonly { readonly resourceType: string; readonly id: string }[]
  }
}
type Far = (seen: Seen, nth: number) => { status: number; body?: unknown; headers?: Record<string, string> }

let server: Server | undefined
afterEach(() => {
  server?.close()
  server?.closeAllConnections()
})

/** The far end of the wire, which can be busy, refuse, or vanish: what the sender must cope with. */
async function farSide(answer: Far): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = []
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const { authorization = '', 'idempotency-key': key } = request.headers
      const one = {
        key: String(key),
        token: authorization,
        path: request.url ?? '',
        body: JSON.parse(text) as Seen['body'],
      }
      seen.push(one)
      const { status, body = {}, headers = {} } = answer(one, seen.length)
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const opened = ({ body }: Seen): Imported => ({
  episodeId: 'e1',
  outcome: 'opened',
  lines: body.resources.map(({ resourceType, id }) => ({
    resource: `${resourceType}/${id}`,
    result: 'added',
    reason: null,
  })),
})
const runOn = (url: string, more: Partial<ImportRun> = {}): ImportRun => ({
  url,
  clinicId: 'alder-street',
  system: undefined,
  token: () => Promise.resolve('t'),
  today: '2026-11-23',
  run: 'r1',
  firstPause: 1,
  progress: () => undefined,
  ...more,
})
const patient = (id: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: 'Quellmore' }],
  ...more,
})
const score = (id: string, of: string, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
  subject: { reference: `Patient/${of}` },
  effectiveDateTime: '2026-03-01',
  valueInteger: 12,
  ...more,
})
const files = (...inputs: unknown[]) => ({ inputs, files: 1, problems: [] })
const people = (n: number) => Array.from({ length: n }, (_, i) => [patient(`p${i}`), score(`o${i}`, `p${i}`)])

describe('an import run', () => {
  test('sends one request a patient with the resources of all files, and leaves out types nobody reads', async () => {
    const { url, seen } = await farSide((one) => ({ status: 200, body: opened(one) }))
    const report = await runImport(
      files(patient('p1'), [score('a', 'p1'), { resourceType: 'Organization', id: 'o' }], score('b', 'gone')),
      runOn(url),
    )
    expect(seen.map(({ path, body }) => [path, body.resources.map((r) => r.id)])).toEqual([
      ['/api/clinics/alder-street/imports', ['p1', 'a']],
    ])
    expect([
      report.patients('opened'),
      report.count('added'),
      report.count('not-used'),
      report.count('refused'),
    ]).toEqual([1, 2, 1, 1])
    expect(report.text().join('\n')).toContain('refused  Observation/b: It refers to a Patient that is not here')
  })

  test('tries again with the same key while the other side is busy, and counts once', async () => {
    const { url, seen } = await farSide((one, nth) =>
      nth < 3 ? { status: nth === 1 ? 503 : 429 } : { status: 200, body: opened(one) },
    )
    const report = await runImport(files(...people(1)), runOn(url))
    expect(report.patients('opened')).toBe(1)
    expect(seen).toHaveLength(3)
    expect(new Set(seen.map((one) => one.key)).size).toBe(1)
  })

  test('gives up after its tries, says so, and goes on with the others', async () => {
    const { url } = await farSide((one) =>
      one.body.resources[0]?.id === 'p0' ? { status: 503 } : { status: 200, body: opened(one) },
    )
    const report = await runImport(files(...people(4)), runOn(url, { tries: 2 }))
    expect([report.patients('failed'), report.patients('opened')]).toEqual([1, 3])
    expect(report.text().join('\n')).toContain('503, 2 times')
  })

  test('another side that is not there fails without a throw', async () => {
    const report = await runImport(files(...people(2)), runOn('http://127.0.0.1:9', { tries: 2 }))
    expect(report.patients('failed')).toBe(2)
    expect(report.text().join('\n')).toContain('cannot be reached')
  })

  test('an unknown clinic stops the run with what to check', async () => {
    const { url, seen } = await farSide(() => ({ status: 404, body: { detail: 'Not found' } }))
    const report = await runImport(files(...people(50)), runOn(url))
    expect(report.stopped).toContain('There is no clinic alder-street')
    expect(seen.length).toBeLessThanOrEqual(4)
  })

  test('an expired token is renewed once', async () => {
    const { url, seen } = await farSide((one) =>
      one.token === 'Bearer new' ? { status: 200, body: opened(one) } : { status: 401 },
    )
    const report = await runImport(
      files(...people(1)),
      runOn(url, { token: (fresh) => Promise.resolve(fresh ? 'new' : 'old') }),
    )
    expect([report.patients('opened'), seen.length]).toEqual([1, 2])
  })

  test('a patient refused as a whole has a line for each resource with the reason', async () => {
    const { url } = await farSide(() => ({ status: 422, body: { detail: 'This cannot be recorded' } }))
    const report = await runImport(files(...people(1)), runOn(url))
    expect(report.text().slice(0, 2)).toEqual([
      'refused  Patient/p0: This cannot be recorded',
      'refused  Observation/o0 of Patient/p0: This cannot be recorded',
    ])
  })

  test('a record over the limit loses what would not be used; one still over it is refused with a line each', async () => {
    const { url, seen } = await farSide((one) => ({ status: 200, body: opened(one) }))
    const vitals = Array.from({ length: 700 }, (_, i) =>
      score(`v${i}`, 'p1', { code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] } }),
    )
    const slimmed = await runImport(files(patient('p1'), score('a', 'p1'), ...vitals), runOn(url))
    expect([seen[0]?.body.resources.length, slimmed.count('not-used'), slimmed.count('added')]).toEqual([2, 700, 2])
    const scores = Array.from({ length: 501 }, (_, i) => score(`s${i}`, 'p2'))
    const refused = await runImport(files(patient('p2'), ...scores), runOn(url))
    expect([refused.patients('refused'), refused.count('refused'), seen.length]).toEqual([1, 502, 1])
    expect(refused.text()[0]).toContain('do not fit into one request')
  })

  test('the source system is that of the identifier, or the one named', async () => {
    const { url, seen } = await farSide((one) => ({ status: 200, body: opened(one) }))
    const identifier = [
      { system: 'urn:other', value: '1' },
      { type: { coding: [{ code: 'MR' }] }, system: 'urn:ehr', value: '2' },
    ]
    await runImport(files(patient('p1', { identifier })), runOn(url))
    await runImport(files(patient('p1')), runOn(url))
    await runImport(files(patient('p1', { identifier })), runOn(url, { system: 'registry' }))
    expect(seen.map(({ body }) => body.system)).toEqual(['urn:ehr', 'fhir', 'registry'])
  })
})
