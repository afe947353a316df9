import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createClient, type Client } from '../../../../web/src/lib/api/client.ts'
import { trouble, type Trouble } from '../../../../web/src/lib/api/trouble.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void
let server: Server | undefined
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())))

interface Around {
  tokens?: (string | null | Trouble)[]
  online?: boolean
}
/** A real server that gives the listed answers in turn, and a client that talks to it. */
async function talk(answers: Answer[], { tokens = ['t1', 't2'], online = true }: Around = {}) {
  const seen: { method: string; url: string; key: string | undefined; auth: string | undefined; body: string }[] = []
  const waits: number[] = []
  let signedOut = 0
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      seen.push({ method, url, key: headers['idempotency-key'] as string, auth: headers.authorization, body })
      answers[Math.min(seen.length, answers.length) - 1]?.(request, response, body)
    })
  })
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client: Client = createClient({
    fetch: (path, init) => fetch(origin + String(path), init),
    token: (renew) => Promise.resolve(tokens[renew ? 1 : 0] ?? null),
    onSignedOut: () => (signedOut += 1),
    online: () => online,
    wait: (ms) => (waits.push(ms), Promise.resolve()),
  })
  return { client, seen, waits, signedOut: () => signedOut }
}
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
const save = { params: { episodeId: 'e1' }, body: { version: 3, entries: [] }, key: 'k-1' }

describe('the API client', () => {
  it('sends the token, and the body with its operation id', async () => {
    const { client, seen } = await talk([json(200, { version: 4 })])
    const answer = await client.call('recordEntries', save)
    expect(answer).toEqual({ ok: true, value: { version: 4 } })
    expect(seen[0]).toEqual({
      method: 'POST',
      url: '/api/episodes/e1/entries',
      key: 'k-1',
      auth: 'Bearer t1',
      body: '{"version":3,"entries":[]}',
    })
  })
  it('tries a busy answer again with the same operation id, as long as the answer asks', async () => {
    const { client, seen, waits } = await talk([
      json(503, { message: 'x' }, { 'retry-after': '2' }),
      json(429, { message: 'x' }),
      json(200, {}),
    ])
    expect((await client.call('recordEntries', save)).ok).toBe(true)
    expect(seen.map(({ key }) => key)).toEqual(['k-1', 'k-1', 'k-1'])
    expect(waits).toEqual([2000, 1500])
  })
  it('does not try again what is not wanted any more, and says what it met', async () => {
    let wanted = 2
    const busy = json(503, { kind: 'busy', detail: 'Busy.' })
    const { client, seen } = await talk([busy, json(429, {}, { 'retry-after': '3' })])
    const answer = await client.call('recordEntries', { ...save, isWanted: () => (wanted -= 1) > 0 })
    expect(seen.length).toBe(2)
    // The first may have been taken.
    expect(answer.ok ? null : [answer.trouble.kind, answer.trouble.again]).toEqual(['too-many', true])
  })
  it('gives up after three tries and says why', async () => {
    const { client, seen } = await talk([json(503, { message: 'x' })])
    const answer = await client.call('session')
    expect(seen).toHaveLength(3)
    expect(answer.ok || answer.trouble.kind).toBe('busy')
  })
  it('says of a refusal that an earlier try of the call may have been taken, and of a first answer that none was', async () => {
    const again = async (...answers: Answer[]) => {
      const { client } = await talk(answers)
      const answer = await client.call('recordEntries', save)
      return !answer.ok && answer.trouble.again
    }
    const full = json(429, { message: 'x' })
    expect(await again(json(503, { message: 'x' }), full, full)).toBe(true)
    expect(await again(json(503, { message: 'x' }), json(403, { message: 'x' }))).toBe(true)
    expect(await again(full, full, full)).toBe(false)
    expect(await again(json(403, { message: 'x' }))).toBe(false)
  })
  it('never repeats a write that has no operation id', async () => {
    const { client, seen } = await talk([json(503, { message: 'x' })])
    await client.call('recordEntries', { params: save.params, body: save.body })
    expect(seen).toHaveLength(1)
  })
  it('does not repeat what cannot become right by itself', async () => {
    const { client, seen } = await talk([json(422, { kind: 'not-possible', detail: 'no' })])
    await client.call('recordEntries', save)
    expect(seen).toHaveLength(1)
  })
  it('renews a refused token once and goes on', async () => {
    const { client, seen, signedOut } = await talk([json(401, { message: 'Unauthorized' }), json(200, {})])
    expect((await client.call('session')).ok).toBe(true)
    expect(seen.map(({ auth }) => auth)).toEqual(['Bearer t1', 'Bearer t2'])
    expect(signedOut()).toBe(0)
  })
  it('ends the session when the renewed token is refused too, or there is none', async () => {
    const refused = await talk([json(401, { message: 'Unauthorized' })])
    const answer = await refused.client.call('session')
    expect(answer.ok || answer.trouble.kind).toBe('not-signed-in')
    expect(refused.signedOut()).toBe(1)
    await new Promise<void>((done) => server?.close(() => done()))
    const none = await talk([json(200, {})], { tokens: [] })
    expect((await none.client.call('session')).ok).toBe(false)
    expect(none.seen).toHaveLength(0)
  })
  it('ends nothing where a token could not be asked for: it says why, and sends nothing', async () => {
    const offline = trouble('offline', 'The sign-in service cannot be reached, so nothing was sent.')
    const { client, seen, signedOut } = await talk([json(200, {})], { tokens: [offline] })
    expect(await client.call('session')).toEqual({ ok: false, trouble: offline })
    expect([seen.length, signedOut()]).toEqual([0, 0])
  })
  it('tells an answer that cannot be read from a connection that broke', async () => {
    const garbled = await talk([(_, response) => response.end('<html>')])
    const answer = await garbled.client.call('session')
    expect(answer.ok || answer.trouble.kind).toBe('not-understood')
    await new Promise<void>((done) => server?.close(() => done()))
    const broken = await talk([(request) => request.socket.destroy()], { online: false })
    const cut = await broken.client.call('session')
    expect(cut.ok || cut.trouble).toMatchObject({ kind: 'offline', detail: expect.stringContaining('kept') })
  })
  it('stops when the page is left, and does not call that an error of the service', async () => {
    const { client } = await talk([() => undefined])
    const stop = new AbortController()
    const answer = client.call('session', { signal: stop.signal })
    setTimeout(() => stop.abort(), 30)
    const stopped = await answer
    expect(stopped.ok || stopped.trouble.kind).toBe('stopped')
    server?.closeAllConnections()
  })
})
