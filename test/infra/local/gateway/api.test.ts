import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import type { JWK, JWTPayload } from 'jose'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startAssembly } from '../../../../infra/local/assembly.ts'
import type { Assembly } from '../../../../infra/local/assembly.ts'
import { temporaryFolder, writeTinyAssembly } from '../../../support/tiny-assembly.ts'

const ECHO =
  'export const handler = async (event) => ({ statusCode: 200, headers: { "X-Seen": 1 }, body: JSON.stringify(event) })'
const ANSWERS = `const answers = {
  plain: { hello: 'you' },
  text: 'just text',
  binary: { statusCode: 200, body: Buffer.from([0, 255]).toString('base64'), isBase64Encoded: true },
  cookies: { statusCode: 204, cookies: ['a=1', 'b=2'] },
  status: { statusCode: 'no' },
  huge: { statusCode: 200, body: 'x'.repeat(6_300_000) },
}
export const handler = async ({ pathParameters }) => {
  if (pathParameters.kind === 'throw') throw new Error('no')
  if (pathParameters.kind === 'exit') process.exit(3)
  return answers[pathParameters.kind]
}`
const SLOW = 'export const handler = () => new Promise((done) => setTimeout(done, 3000, { statusCode: 200 }))'

const dir = temporaryFolder()
let assembly: Assembly
let token: string

beforeAll(async () => {
  const template = writeTinyAssembly({
    functions: {
      Echo: { source: ECHO },
      Answers: { source: ANSWERS },
      Slow: { source: SLOW },
      Short: { source: SLOW, timeout: 1 },
    },
    routes: {
      'GET /api/echo/{id}': { function: 'Echo' },
      'GET /api/echo/fixed': { function: 'Echo' },
      'POST /api/echo': { function: 'Echo' },
      'GET /api/open': { function: 'Echo', open: true },
      'GET /api/answers/{kind}': { function: 'Answers', open: true },
      'GET /api/slow': { function: 'Slow', open: true, timeoutMs: 300 },
      'GET /api/short': { function: 'Short', open: true },
    },
  })
  assembly = await startAssembly({ dir, template, port: 0, authPort: 0 })
  token = await assembly.tokenFor('kerensa-aldous')
})
afterAll(() => assembly.stop())

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}
async function ask(path: string, init: RequestInit = {}, bearer: string | null = token): Promise<Answer> {
  const authorization = bearer === null ? {} : { authorization: `Bearer ${bearer}` }
  const headers = { ...authorization, ...(init.headers as Record<string, string>) }
  const response = await fetch(`${assembly.url}${path}`, { ...init, headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const message = (text: string): string => JSON.stringify({ message: text })

/** A request with a target that fetch would tidy up. */
function askRaw(target: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(assembly.url)
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, path: target, headers: { authorization: `Bearer ${token}` } },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      },
    )
    sent.once('error', reject).end()
  })
}

describe('what the gateway answers itself', () => {
  test('without a token: 401, its own words, and a challenge', async () => {
    const answer = await ask('/api/echo/1', {}, null)
    expect([answer.status, answer.text]).toEqual([401, message('Unauthorized')])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('a path or a method that no route names: 404, token or not', async () => {
    for (const [path, method] of [['/api/nothing'], ['/api/echo/1', 'DELETE'], ['/api/echo/1/2'], ['/api/']] as const) {
      const answer = await ask(path, { method: method ?? 'GET' }, null)
      expect([path, answer.status, answer.text]).toEqual([path, 404, message('Not Found')])
    }
  })

  test('a body over 10 MB: 413, and one of 5 MB passes', async () => {
    const headers = { 'content-type': 'text/plain' }
    const over = await ask('/api/echo', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1), headers })
    expect([over.status, over.text]).toEqual([413, message('Request Entity Too Large')])
    const under = await ask('/api/echo', { method: 'POST', body: 'x'.repeat(5_000_000), headers })
    expect(under.status).toBe(200)
  })

  test('headers over 10,240 bytes: 431', async () => {
    const answer = await ask('/api/open', { headers: { 'x-long': 'x'.repeat(10_240) } })
    expect([answer.status, answer.text]).toEqual([431, message('Request Header Fields Too Large')])
  })

  test('malformed percent-encoding: 400', async () => {
    expect(await askRaw('/api/echo/%E0%A4%A')).toEqual({ status: 400, text: message('Bad Request') })
    expect(await askRaw('/api/open?q=%zz')).toEqual({ status: 400, text: message('Bad Request') })
  })

  test('a function slower than the integration may be: 503', async () => {
    const answer = await ask('/api/slow')
    expect([answer.status, answer.text]).toEqual([503, message('Service Unavailable')])
  })

  test.each(['throw', 'exit', 'status', 'huge'])(
    'a function that fails (%s): 500, without its reason',
    async (kind) => {
      const answer = await ask(`/api/answers/${kind}`)
      expect([answer.status, answer.text]).toEqual([500, message('Internal Server Error')])
    },
  )

  test('a function past its own time limit: 500, and the next call gets a fresh one', async () => {
    expect((await ask('/api/short')).status).toBe(500)
    expect((await ask('/api/short')).status).toBe(500)
  })

  test('after a crash the function serves again', async () => {
    await ask('/api/answers/exit')
    expect((await ask('/api/answers/plain')).status).toBe(200)
  })
})

describe('tokens', () => {
  const ours = async (): Promise<JWK> => JSON.parse(readFileSync(join(dir, 'identity-key.json'), 'utf8')) as JWK
  /** A token like ours with something changed, signed by the provider's own key. */
  async function forged(change: JWTPayload, key?: JWK): Promise<string> {
    const jwk = await ours()
    const now = Math.floor(Date.now() / 1000)
    const { clientId: client_id } = assembly.plan.client
    const claims = {
      sub: 'x',
      scope: 'openid cairn/api',
      client_id,
      token_use: 'access',
      iss: assembly.issuer,
      exp: now + 60,
    }
    const header = { alg: 'RS256', ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) }
    return new SignJWT({ ...claims, ...change }).setProtectedHeader(header).sign(await importJWK(key ?? jwk, 'RS256'))
  }
  const status = async (bearer: string): Promise<number> => (await ask('/api/echo/1', {}, bearer)).status

  test('an access token is shaped as Cognito shapes it', () => {
    const [header = '', claims = ''] = token.split('.')
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
    expect(read(header)).toEqual({ alg: 'RS256', kid: expect.any(String) as string })
    expect(read(claims)).toEqual({
      sub: 'kerensa-aldous',
      username: 'kerensa-aldous',
      iss: assembly.issuer,
      client_id: assembly.plan.client.clientId,
      scope: 'openid cairn/api',
      token_use: 'access',
      version: 2,
      jti: expect.any(String) as string,
      auth_time: expect.any(Number) as number,
      iat: expect.any(Number) as number,
      exp: expect.any(Number) as number,
    })
  })

  test('one like it passes, so that what follows is refused for its own reason', async () => {
    expect(await status(await forged({}))).toBe(200)
  })

  const past = Math.floor(Date.now() / 1000) - 60
  test.each<[string, JWTPayload]>([
    ['expired', { exp: past }],
    ['not valid yet', { nbf: past + 3600 }],
    ['of another issuer', { iss: 'https://elsewhere.invalid' }],
    ['of another client', { client_id: 'other' }],
    ['for another audience, though of our client', { aud: 'other' }],
    ['without an end', { exp: undefined as unknown as number }],
  ])('one that is %s: 401', async (_, change) => {
    expect(await status(await forged(change))).toBe(401)
  })

  test('one without our scope: 403 and Forbidden', async () => {
    const answer = await ask('/api/echo/1', {}, await forged({ scope: 'openid' }))
    expect([answer.status, answer.text]).toEqual([403, message('Forbidden')])
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope')
  })

  test('an ID token has our audience but no scope: 403, as the real authorizer answers', async () => {
    const { id_token: idToken } = await assembly.tokensFor('kerensa-aldous')
    expect(await status(idToken)).toBe(403)
  })

  test('tampered, unsigned, signed by a stranger or by the public key as a secret: 401', async () => {
    const [header = '', claims = '', signature = ''] = token.split('.')
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const elevated = encode({
      ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object),
      sub: 'odalys-brenneke',
    })
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const { kid, n, e } = await ours()
    const hs = `${encode({ alg: 'HS256', kid })}.${claims}`
    const tokens = [
      `${header}.${elevated}.${signature}`,
      `${encode({ alg: 'none' })}.${claims}.`,
      await forged({}, await exportJWK(privateKey)),
      `${hs}.${createHmac('sha256', JSON.stringify({ kty: 'RSA', n, e }))
        .update(hs)
        .digest('base64url')}`,
      'not.a.token',
      '',
    ]
    expect(await Promise.all(tokens.map(status))).toEqual(tokens.map(() => 401))
  })
})

describe('what a function is given and may answer', () => {
  test('the event is payload format 2.0', async () => {
    const headers = { cookie: 'a=1; b=2', 'X-Mixed-Case': 'Kept' }
    const { text } = await ask('/api/echo/a%20b?x=1&x=2&y=%C3%A9', { headers })
    expect(JSON.parse(text)).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/echo/{id}',
      rawPath: '/api/echo/a%20b',
      rawQueryString: 'x=1&x=2&y=%C3%A9',
      queryStringParameters: { x: '1,2', y: 'é' },
      pathParameters: { id: 'a b' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-mixed-case': 'Kept' },
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        routeKey: 'GET /api/echo/{id}',
        http: { method: 'GET', path: '/api/echo/a%20b', protocol: 'HTTP/1.1' },
        requestId: expect.any(String) as string,
        timeEpoch: expect.any(Number) as number,
        authorizer: { jwt: { claims: { sub: 'kerensa-aldous', token_use: 'access' }, scopes: ['cairn/api'] } },
      },
    })
  })

  test('claims are all text', async () => {
    const { text } = await ask('/api/echo/1')
    const event = JSON.parse(text) as { requestContext: { authorizer: { jwt: { claims: Record<string, unknown> } } } }
    expect(new Set(Object.values(event.requestContext.authorizer.jwt.claims).map((claim) => typeof claim))).toEqual(
      new Set(['string']),
    )
  })

  test('a literal path wins over one with a variable', async () => {
    expect(JSON.parse((await ask('/api/echo/fixed')).text)).toMatchObject({ routeKey: 'GET /api/echo/fixed' })
  })

  test('JSON arrives as text, other bytes as base64, nothing as no body', async () => {
    const body = async (contentType: string, sent: string | Uint8Array<ArrayBuffer>): Promise<unknown> => {
      const answer = await ask('/api/echo', { method: 'POST', body: sent, headers: { 'content-type': contentType } })
      const event = JSON.parse(answer.text) as { body: string; isBase64Encoded: boolean }
      return [event.body, event.isBase64Encoded]
    }
    expect(await body('application/json', '{"a":"é"}')).toEqual(['{"a":"é"}', false])
    expect(await body('application/octet-stream', new Uint8Array([0, 255]))).toEqual(['AP8=', true])
    expect(JSON.parse((await ask('/api/open')).text)).not.toHaveProperty('body')
  })

  test('an answer without statusCode is a JSON body', async () => {
    const { status, headers, text } = await ask('/api/answers/plain')
    expect([status, headers.get('content-type'), text]).toEqual([200, 'application/json', '{"hello":"you"}'])
  })

  test('binary bodies and cookies go out as they are meant', async () => {
    const response = await fetch(`${assembly.url}/api/answers/binary`)
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255])
    expect((await fetch(`${assembly.url}/api/answers/cookies`)).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('many requests at once are served side by side', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => ask(`/api/echo/${i}`)))
    const ids = answers.map(({ text }) => (JSON.parse(text) as { pathParameters: { id: string } }).pathParameters.id)
    expect(ids).toEqual(Array.from({ length: 50 }, (_, i) => String(i)))
  })
})

test('more requests than the stage allows are refused with 429 until the bucket fills again', async () => {
  const template = writeTinyAssembly({
    functions: { Echo: { source: ECHO } },
    routes: { 'GET /api/open': { function: 'Echo', open: true } },
    throttle: { rate: 2, burst: 5 },
  })
  const throttled = await startAssembly({ dir: temporaryFolder(), template, port: 0, authPort: 0 })
  try {
    const go = async (): Promise<number> => (await fetch(`${throttled.url}/api/open`)).status
    const began = performance.now()
    const statuses = await Promise.all(Array.from({ length: 20 }, go))
    const filled = (2 * (performance.now() - began)) / 1000
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(5 + Math.ceil(filled))
    expect(statuses).toContain(429)
    await expect.poll(go).toBe(200)
  } finally {
    await throttled.stop()
  }
})
