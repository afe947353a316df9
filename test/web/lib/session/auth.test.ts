import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startAssembly, type Assembly } from '../../../../infra/local/assembly.ts'
import { throughPages } from '../../../../infra/machine/sign-in.ts'
import { createAuth } from '../../../../web/src/lib/session/auth.ts'
import { temporaryFolder, writeTinyAssembly } from '../../../support/tiny-assembly.ts'
import { surroundings } from './surroundings.ts'

const dir = temporaryFolder()
const template = writeTinyAssembly({
  functions: { Echo: { source: 'export const handler = async () => ({ statusCode: 200, body: "in" })' } },
  routes: { 'GET /api/in': { function: 'Echo' } },
})
let assembly: Assembly
beforeAll(async () => (assembly = await startAssembly({ dir, template, port: 0, authPort: 0 })))
afterAll(async () => {
  await assembly.stop()
  for (const folder of [dir, template]) rmSync(folder, { recursive: true, force: true })
})

function begun(more: object = {}) {
  const around = surroundings(assembly.url)
  const { clientId } = assembly.plan.client
  const auth = createAuth({ issuer: assembly.issuer, clientId, scope: 'openid cairn/api', ...more }, around)
  return { around, auth }
}
/** Somebody who has gone to the provider, chosen a name there, and stands at /signed-in. */
async function returned(to = '/caseload/alder', more: object = {}) {
  const { around, auth } = begun(more)
  await auth.signIn(to)
  around.here = await throughPages(around.went[0] ?? '', 'kerensa-aldous')
  return { around, auth }
}
async function signedIn(more: object = {}) {
  const { around, auth } = await returned('/', more)
  await auth.finishSignIn()
  return { around, auth }
}
const inside = async (token: Awaited<ReturnType<ReturnType<typeof createAuth>['token']>>): Promise<number> => {
  const authorization = `Bearer ${typeof token === 'string' ? token : ''}`
  return (await fetch(`${assembly.url}/api/in`, { headers: { authorization } })).status
}

describe('signing in', () => {
  it('comes back to where the person was going, with a token the API takes, and leaves nothing in storage', async () => {
    const { around, auth } = await returned('/chart/e1?show=everyone')
    expect(await auth.token(false)).toBeNull()
    expect(await auth.finishSignIn()).toBe('/chart/e1?show=everyone')
    expect(await inside(await auth.token(false))).toBe(200)
    expect(around.kept.size).toBe(0)
  })
  it('asks with code, PKCE, a state and a nonce, all new every time', async () => {
    const { around, auth } = begun()
    await auth.signIn('/')
    await auth.signIn('/')
    const asked = around.went.map((address) => new URL(address).searchParams)
    for (const one of asked) {
      expect([one.get('response_type'), one.get('code_challenge_method')]).toEqual(['code', 'S256'])
      expect(one.get('redirect_uri')).toBe(`${assembly.url}/signed-in`)
    }
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(new Set(asked.map((one) => one.get(name))).size).toBe(2)
  })
  it('never leads to another site', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/signed-in']) {
      const { auth } = await returned(to)
      expect(await auth.finishSignIn()).toBe('/')
    }
  })
  it('is ended once, in the tab that began it', async () => {
    const { auth } = await returned()
    await auth.finishSignIn()
    await expect(auth.finishSignIn()).rejects.toThrow('not begun in this tab')
    const other = begun()
    other.around.here = (await returned()).around.here
    await expect(other.auth.finishSignIn()).rejects.toThrow('not begun in this tab')
    expect(await other.auth.token(false)).toBeNull()
  })
  it('takes no answer to another question', async () => {
    const [mine, stranger] = [await returned(), await returned()]
    mine.around.here = stranger.around.here
    await expect(mine.auth.finishSignIn()).rejects.toThrow('could not be used')
    expect(await mine.auth.token(false)).toBeNull()
  })
  it('says what the provider says where it refuses', async () => {
    const { around, auth } = begun()
    await auth.signIn('/')
    const back = new URL(`${assembly.url}/signed-in`)
    const { state = '' } = Object.fromEntries(new URL(around.went[0] ?? '').searchParams)
    back.search = String(
      new URLSearchParams({ error: 'access_denied', error_description: 'Not today', state, iss: assembly.issuer }),
    )
    around.here = back.href
    await expect(auth.finishSignIn()).rejects.toThrow('refused: Not today')
  })
  it('names the clock where this device is a day ahead of the service', async () => {
    const { auth } = await returned()
    const [ask, now] = [globalThis.fetch, Date.now()]
    vi.spyOn(globalThis, 'fetch').mockImplementationOnce(async (...request) => {
      const answer = await ask(...request)
      vi.spyOn(Date, 'now').mockReturnValue(now + 86_400_000)
      return answer
    })
    const ended = await auth.finishSignIn().catch(String)
    vi.restoreAllMocks()
    expect(ended).toContain('clock of this device')
  })
  it('says that the service does not answer, and asks again the next time', async () => {
    const { auth } = begun({ issuer: 'http://127.0.0.1:9' })
    for (const _ of [1, 2]) await expect(auth.signIn('/')).rejects.toThrow('does not answer')
  })
  it('goes to no service without encryption but one on this machine', async () => {
    const { auth } = begun({ issuer: 'http://identity.example' })
    await expect(auth.signIn('/')).rejects.toThrow('does not answer')
  })
})

describe('a token', () => {
  it('is renewed shortly before its end, and by one request for all who ask at once', async () => {
    const { around, auth } = await signedIn()
    const first = await auth.token(false)
    expect(await auth.token(false)).toBe(first)
    around.time += 24 * 3_600_000
    const [a, b] = await Promise.all([auth.token(false), auth.token(true)])
    expect(a).not.toBe(first)
    expect(b).toBe(a)
    expect(await inside(a)).toBe(200)
  })
  it('is none after signing out, also where it was being renewed', async () => {
    const { auth } = await signedIn()
    const renewing = auth.token(true)
    const leaving = auth.signOut()
    expect(await renewing).toBeNull()
    await leaving
    expect([await auth.token(false), await auth.token(true)]).toEqual([null, null])
  })
  it('is forgotten in one tab without a word to the provider', async () => {
    const { around, auth } = await signedIn()
    const went = around.went.length
    auth.forget()
    expect([await auth.token(true), around.went.length]).toEqual([null, went])
  })
})

describe('a token that is to be renewed', () => {
  afterEach(() => vi.restoreAllMocks())
  /** What the provider answers to the next request, once. */
  const next = (answer: () => Promise<Response>) => vi.spyOn(globalThis, 'fetch').mockImplementationOnce(answer)
  const refusing = (status: number, error: string) => () => Promise.resolve(Response.json({ error }, { status }))
  const SHORT: readonly (readonly [what: string, kind: string, answer: () => Promise<Response>])[] = [
    ['there is no way to the service', 'offline', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a gateway answers for the service', 'busy', () => Promise.resolve(new Response('<html>', { status: 502 }))],
    ['the service says that it is busy', 'busy', refusing(503, 'temporarily_unavailable')],
    ['the answer makes no sense', 'busy', () => Promise.resolve(Response.json({ token: 1 }))],
  ]
  it.each(SHORT)('is not ended where %s: the trouble is told, and the next try goes on', async (_, kind, answer) => {
    const { around, auth } = await signedIn()
    around.time += 24 * 3_600_000
    next(answer)
    expect(await auth.token(false)).toMatchObject({ kind, detail: expect.stringContaining('nothing was sent') })
    expect(await inside(await auth.token(false))).toBe(200)
  })
  it('is good to its end where the service is away shortly before', async () => {
    const { around, auth } = await signedIn()
    const token = await auth.token(false)
    const { exp, iat } = JSON.parse(atob(String(token).split('.')[1] ?? '')) as { exp: number; iat: number }
    around.time += (exp - iat) * 1000 - 10_000
    next(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await auth.token(false)).toBe(token)
  })
  it('is none where the service says that it is good no more', async () => {
    const { auth } = await signedIn()
    next(refusing(400, 'invalid_grant'))
    expect(await auth.token(true)).toBeNull()
  })
})

describe('signing out', () => {
  it('revokes the refresh token and ends the session at the provider', async () => {
    const { around, auth } = await signedIn()
    await auth.signOut()
    const end = new URL(around.went.at(-1) ?? '')
    expect(end.href.startsWith(assembly.issuer)).toBe(true)
    expect(end.searchParams.get('post_logout_redirect_uri')).toBe(`${assembly.url}/signed-out`)
    expect(end.searchParams.get('id_token_hint')).toMatch(/^ey/)
  })
  it('goes to the page of a provider that has its own', async () => {
    const { around, auth } = await signedIn({ logoutUrl: 'https://pool.example/logout' })
    await auth.signOut()
    expect(around.went.at(-1)).toMatch(/^https:\/\/pool\.example\/logout\?client_id=/)
  })
  it('leaves for the page of this site where the service does not answer', async () => {
    const { around, auth } = begun({ issuer: 'http://127.0.0.1:9' })
    await auth.signOut()
    expect(around.went).toEqual([`${assembly.url}/signed-out`])
  })
})
