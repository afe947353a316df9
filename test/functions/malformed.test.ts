import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import { SCHEMAS } from '../../core/contract/schemas/index.ts'
import { MAX_BODY_BYTES } from '../../core/contract/routes/route.ts'
import { aPatient } from '../support/charts.ts'
import { openHouse, phq9, referral, type House } from './support/house.ts'

let house: House
let paths: string[]
let episode: string
beforeAll(async () => {
  house = await openHouse()
  episode = (await house.open()).json.episodeId
  const { patientId } = (await house.ask({ path: `/api/episodes/${episode}` })).json.episode
  paths = [
    ...[
      `/api/episodes/${episode}/entries`,
      `/api/episodes/${episode}/draft`,
      '/api/clinics/alder/episodes',
      '/api/clinics/alder/imports',
    ],
    ...['/api/clinics/alder/settings', '/api/clinics/alder/referral'],
    ...[
      `/api/episodes/${episode}/transfer`,
      `/api/patients/${patientId}/entries`,
      `/api/patients/${patientId}/episodes`,
    ],
    ...[`/api/patients/${patientId}/merge`, `/api/patients/${patientId}/separate`],
  ]
})
afterAll(() => house.stop())

/** Settings are the administrator's to choose; all else is a care manager's. */
const by = (path: string): string => (path.endsWith('/settings') ? 'admin' : 'cm-a')
const deep = (n: number) => '['.repeat(n) + ']'.repeat(n)
const good = { version: 1, entries: [phq9(1)] }

describe('a malformed body', () => {
  it('is tried on every route that takes one', () => {
    expect(Object.values(SCHEMAS).filter(({ body }) => body !== null)).toHaveLength(paths.length)
  })

  it.each([
    ['is empty', ''],
    ['is cut off', '{"version": 1, "entries": ['],
    ['is not JSON', '<xml/>'],
    ['begins with a byte order mark', '\ufeff{}'],
    ['holds NaN', '{"version": NaN}'],
    ['holds a number beyond numbers', '{"version": 1e999, "entries": [], "system": "x", "resources": [{"a": 1e999}]}'],
    ['is nested 10,000 deep', `{"entries": ${deep(10_000)}, "system": "x", "resources": [{"a": ${deep(10_000)}}]}`],
    ['holds a lone surrogate', '{"system": "\\ud800", "resources": [{"id": "\\udfff"}]}'],
    ['holds NUL', '{"system": "a\\u0000b", "resources": [{"id": "1"}]}'],
    ['names __proto__', '{"__proto__": {"admin": true}, "system": "x", "resources": [{"a": 1}]}'],
    ['names __proto__ inside', '{"system": "x", "resources": [{"\\u005f_proto__": {"admin": true}}]}'],
    ['names constructor.prototype', '{"system": "x", "resources": [{"constructor": {"prototype": {"a": 1}}}]}'],
    ['is an array', '[]'],
    ['is null', 'null'],
    ['is a word', '"version"'],
  ])('that %s is answered 400 with where and how to mend it', async (_, text) => {
    for (const path of paths) {
      const told = await house.ask({ path, as: by(path), text })
      expect(told.status, path).toBe(400)
      expect(told.json).toMatchObject({ kind: 'bad-request', status: 400, title: expect.any(String) })
      expect(told.json.issues.length).toBeGreaterThan(0)
      expect(told.answer.headers['content-type']).toBe('application/problem+json')
    }
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('of another content type, or compressed, is answered 415', async () => {
    const text = JSON.stringify(good)
    for (const path of paths) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])
        expect((await house.ask({ path, as: by(path), text, headers: { 'content-type': type } })).status).toBe(415)
      const bomb = gzipSync(Buffer.alloc(5_000_000)).toString('base64')
      const asked = { path, as: by(path), text: bomb, isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } }
      expect((await house.ask(asked)).status).toBe(415)
    }
  })

  it('of one byte too many is answered 413, and of exactly the limit is read', async () => {
    for (const path of paths) {
      expect((await house.ask({ path, as: by(path), text: `"${'a'.repeat(MAX_BODY_BYTES - 1)}"` })).status).toBe(413)
      expect((await house.ask({ path, as: by(path), text: `"${'a'.repeat(MAX_BODY_BYTES - 2)}"` })).status).toBe(400)
      expect((await house.ask({ path, as: by(path), text: 'x'.repeat(5_000_000) })).status).toBe(413)
    }
  })

  it('in base64 is read as the same body, and refused where it is not UTF-8', async () => {
    const asked = (bytes: Buffer) =>
      house.ask({ path: paths[0] ?? '', text: bytes.toString('base64'), isBase64Encoded: true })
    expect((await asked(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).status).toBe(400)
    expect((await asked(Buffer.from('{"version": 99, "entries": []}'))).json.issues).toEqual([
      { at: 'entries', problem: expect.any(String) },
    ])
  })

  it('with fields nobody declared writes nothing, whatever they are', async () => {
    const patient = aPatient({ mrn: 'MASS-1' })
    const body = { patient, coverage: { payerClass: 'other', plan: null }, entries: [referral()] }
    for (const extra of [{ clinicId: 'birch' }, { version: 9 }, { role: 'administrator' }, { createdBy: 'x' }])
      expect((await house.ask({ path: paths[1] ?? '', body: { ...body, ...extra } })).status).toBe(400)
    const scored = { ...phq9(1), severity: 'none' }
    expect((await house.ask({ path: paths[0] ?? '', body: { version: 1, entries: [scored] } })).status).toBe(400)
    expect((await house.ask({ path: '/api/clinics/alder/caseload' })).json.rows).toHaveLength(1)
  })

  it('with one entry too many is refused, and with the most allowed is taken', async () => {
    const entries = (n: number) => Array.from({ length: n }, () => phq9(1))
    const path = paths[0] ?? ''
    expect((await house.ask({ path, body: { version: 1, entries: entries(26) } })).status).toBe(400)
    expect((await house.ask({ path, body: { version: 1, entries: entries(25) } })).status).toBe(200)
  })
})

describe('a malformed request', () => {
  it('without a usable idempotency key is told how to send one', async () => {
    for (const key of [null, '', 'a#b', 'x'.repeat(65)]) {
      const told = await house.ask({ path: paths[0] ?? '', body: good, key })
      expect(told.status).toBe(400)
      expect(told.json.issues[0]).toEqual({
        at: 'headers.idempotency-key',
        problem: expect.stringContaining('1 to 64'),
      })
    }
  })

  it('with queries nobody declared, impossible days or a turned-round period is answered 400', async () => {
    const ask = (query: Record<string, string>) => house.ask({ path: '/api/population/access', as: 'admin', query })
    const wrong = [
      { nosuch: '1' },
      { from: '2026-02-30' },
      { from: '1870-01-01' },
      { clinics: "a' OR 1=1" },
      { clinics: 'a,,b' },
    ]
    for (const query of wrong as Record<string, string>[]) expect((await ask(query)).status).toBe(400)
    expect((await ask({ __proto__x: '1' })).status).toBe(400)
    expect((await ask({ from: '2026-05-01', to: '2026-04-01' })).json.issues[0].at).toBe('query.from')
  })

  it('for what cannot be true says so with 422 and keeps nothing', async () => {
    const path = paths[0] ?? ''
    const { version } = (await house.ask({ path: `/api/episodes/${episode}` })).json.episode
    const entries = [{ ...phq9(1), day: '2199-01-01' }, phq9(1)]
    const told = await house.ask({ path, body: { version, entries } })
    expect(told.status).toBe(422)
    expect(told.json.issues).toEqual([{ at: 'entries.0.day', problem: expect.stringContaining('future') }])
    expect((await house.ask({ path: `/api/episodes/${episode}` })).json.episode.version).toBe(version)
  })

  it('with an unknown kind of entry says which word is unknown', async () => {
    const told = await house.ask({ path: paths[0] ?? '', body: { version: 1, entries: [{ kind: 'phq-900' }] } })
    expect(told.json.issues[0]).toEqual({ at: 'entries.0.kind', problem: expect.stringContaining('No such kind') })
    expect(told.json.detail).toBe('Nothing was recorded. Mend what is listed and send it again.')
  })

  it('with fields left out says what each needs, and repeats nothing of what was sent', async () => {
    const contact = { kind: 'contact', day: 'Testperson', outcome: 'completed', Testperson: 'Testperson' }
    const told = await house.ask({ path: paths[0] ?? '', body: { version: 1, entries: [contact] } })
    expect(told.json.issues).toContainEqual({
      at: 'entries.0.mode',
      problem: 'This is needed. One of: Phone, Video, In person, Portal, Text message or Letter',
    })
    expect(JSON.stringify(told.json)).not.toContain('Testperson')
  })

  it('is answered with no-store and nosniff, right or wrong', async () => {
    for (const path of ['/api/session', '/api/nowhere', '/api/episodes/none']) {
      const { headers } = (await house.ask({ path })).answer
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    }
  })
})
