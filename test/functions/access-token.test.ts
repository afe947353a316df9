import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const now = () => Math.floor(Date.now() / 1000)
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = () => ({
  ...{ sub: 'cm-a', iss: house.issuer.url, client_id: 'cairn-web', token_use: 'access', scope: 'cairn/api' },
  ...{ iat: now(), exp: now() + 900 },
})
const status = async (token: string) => (await house.ask({ path: '/api/session', token })).status

describe('an access token', () => {
  it('is accepted as the issuer makes it', async () => {
    expect(await status(await house.issuer.token('cm-a'))).toBe(200)
  })

  it.each([
    ['expired', { exp: 1 }],
    ['not valid yet', { nbf: 4_000_000_000 }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['of another client', { client_id: 'another-app' }],
    ['with an audience in place of a client', { client_id: undefined, aud: 'cairn-web' }],
    ['without expiry', { exp: undefined }],
    ['without a subject', { sub: undefined }],
    ['without our scope', { scope: 'openid profile' }],
    ['whose scope only begins like ours', { scope: 'cairn/api-admin' }],
    ['that is an ID token', { token_use: 'id' }],
    ['without token use', { token_use: undefined }],
    ['whose subject holds the delimiter of keys', { sub: 'cm-a#USER' }],
  ])('is refused when %s', async (_, wrong) => {
    expect(await status(await house.issuer.token('cm-a', wrong))).toBe(401)
  })

  it('is refused unsigned, and signed with the public key as a secret', async () => {
    expect(await status(new UnsecuredJWT(claims()).encode())).toBe(401)
    const input = `${b64({ alg: 'HS256', kid: 'key-1' })}.${b64(claims())}`
    const mac = createHmac('sha256', await exportSPKI(house.issuer.publicKey))
      .update(input)
      .digest('base64url')
    expect(await status(`${input}.${mac}`)).toBe(401)
  })

  it('is refused when one character of it was changed', async () => {
    const [head, body, signature] = (await house.issuer.token('cm-a')).split('.')
    const other = b64({ ...claims(), sub: 'psych' })
    expect(await status(`${head}.${other}.${signature}`)).toBe(401)
    expect(await status(`${head}.${body}.${signature?.slice(0, -3)}AAA`)).toBe(401)
  })

  it('is refused when it is rubbish, empty or 100 KB long', async () => {
    for (const token of ['x', '', '..', 'a.b.c', `${'a'.repeat(100_000)}.b.c`, 'null'])
      expect(await status(token)).toBe(401)
  })

  it('never makes the edge fetch what its header names', async () => {
    const asked: string[] = []
    const bait = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await once(bait, 'listening')
    const address = bait.address() as { port: number }
    const url = `http://127.0.0.1:${address.port}/keys`
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const { exportJWK } = await import('jose')
    const jwk = await exportJWK(publicKey)
    for (const header of [
      { jku: url },
      { x5u: url },
      { jwk },
      { kid: '../../etc/passwd' },
      { kid: 'key-1', jku: url },
    ]) {
      const token = new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'key-1', ...header } as never)
      expect(await status(await token.sign(privateKey))).toBe(401)
    }
    bait.close()
    expect(asked).toEqual([])
  })

  it('with an unknown key id does not make the edge ask for keys again and again', async () => {
    await status(await house.issuer.token('cm-a'))
    const before = house.issuer.requests.length
    for (let i = 0; i < 20; i++)
      expect(await status(await house.issuer.token('cm-a', {}, { kid: `new-${i}` }))).toBe(401)
    expect(house.issuer.requests.length - before).toBeLessThanOrEqual(1)
  })

  it('is good to the second before it expires and not from that second on, read before or not', async () => {
    const { apiEdge } = await import('../../functions/edges/api.ts')
    const { wireApi } = await import('../../functions/wiring/api.ts')
    const { tokenReader } = await import('../../functions/runtime/token.ts')
    const exp = now() + 900
    const token = await house.issuer.token('cm-a', { exp })
    const at = { now: (exp - 1) * 1000 }
    const clock = () => new Date(at.now)
    const { url: issuer, clientId } = house.issuer
    const reading = () => {
      const readToken = tokenReader({ issuer, clientId, clock })
      return apiEdge({ ...wireApi(house.environment, house.engine.client), clock, readToken })
    }
    const known = reading()
    const asked = { path: '/api/session', token }
    expect((await house.askOf(known, asked)).json.sub).toBe('cm-a')
    expect((await house.askOf(known, asked)).status).toBe(200)
    at.now = exp * 1000
    for (const api of [known, reading()]) {
      const told = await house.askOf(api, asked)
      expect([told.status, told.json.kind, told.answer.headers['www-authenticate']]).toEqual([
        ...[401, 'not-signed-in', 'Bearer'],
      ])
      expect(told.json.detail).toContain('Sign in again')
    }
  })

  it('of somebody who lost their membership is refused as soon as the minute of the cache is over', async () => {
    const { apiEdge } = await import('../../functions/edges/api.ts')
    const { wireApi } = await import('../../functions/wiring/api.ts')
    const { directoryStore } = await import('../../functions/store/directory.ts')
    let ahead = 0
    const clock = () => new Date(Date.now() + ahead)
    const wired = wireApi(house.environment, house.engine.client)
    const api = apiEdge({ ...wired, directory: directoryStore(house.engine.client, 'Directory', clock) })
    await house.join('leaver', ['care-manager'])
    const asked = { path: '/api/clinics/alder/caseload', as: 'leaver' }
    expect((await house.askOf(api, asked)).status).toBe(200)
    await house.join('leaver', ['care-manager'], { state: 'disabled' })
    ahead = 61_000
    expect((await house.askOf(api, asked)).status).toBe(403)
  })

  it('is answered 503, not 401, while the issuer does not answer', async () => {
    const { apiEdge } = await import('../../functions/edges/api.ts')
    const { wireApi } = await import('../../functions/wiring/api.ts')
    const api = apiEdge(wireApi({ ...house.environment, ISSUER: 'http://127.0.0.1:1' }, house.engine.client))
    const told = await house.askOf(api, { path: '/api/session' })
    expect(told.status).toBe(503)
    expect(told.answer.headers['retry-after']).toBe('2')
  })
})
