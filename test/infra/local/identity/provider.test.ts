import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAssembly } from '../../../../infra/local/assembly.ts'
import type { Assembly } from '../../../../infra/local/assembly.ts'
import { DEMO_USERS } from '../../../../infra/demo/people.ts'
import { accessToken } from '../../../../infra/operate/token.ts'
import { temporaryFolder, writeTinyAssembly } from '../../../support/tiny-assembly.ts'

const dir = temporaryFolder()
const template = writeTinyAssembly({
  functions: { Echo: { source: 'export const handler = async () => ({ statusCode: 200, body: "in" })' } },
  routes: { 'GET /api/in': { function: 'Echo' } },
})
let assembly: Assembly
const start = async (port = 0, authPort = 0): Promise<void> => {
  assembly = await startAssembly({ dir, template, port, authPort })
}
beforeAll(() => start())
afterAll(() => assembly.stop())

const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
function authorization(change: Record<string, string> = {}): string {
  const url = new URL(`${assembly.issuer}/auth`)
  url.search = new URLSearchParams({
    client_id: assembly.plan.client.clientId,
    redirect_uri: `${assembly.url}/signed-in`,
    response_type: 'code',
    scope: 'openid cairn/api',
    state: 's',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...change,
  }).toString()
  return url.href
}
const visit = (url: string, init: RequestInit = {}): Promise<Response> => fetch(url, { redirect: 'manual', ...init })
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
/** Address and cookies of a sign-in page that has just been opened. */
async function openSignIn(): Promise<{ url: string; cookie: string }> {
  const begun = await visit(authorization())
  return { url: new URL(begun.headers.get('location') ?? '', assembly.issuer).href, cookie: cookiesOf(begun) }
}
const inside = async (token: string): Promise<number> =>
  (await fetch(`${assembly.url}/api/in`, { headers: { authorization: `Bearer ${token}` } })).status

test('discovery is where OpenID Connect says, and names code with S256 alone', async () => {
  const discovery = (await (await fetch(`${assembly.issuer}/.well-known/openid-configuration`)).json()) as object
  expect(discovery).toMatchObject({
    issuer: assembly.issuer,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  })
})

test('the sign-in page lists every demo user, runs no script and may post only here and to the app', async () => {
  const { url, cookie } = await openSignIn()
  const page = await visit(url, { headers: { cookie } })
  const html = await page.text()
  for (const { name } of DEMO_USERS) expect(html).toContain(name)
  expect(html).not.toContain('<script')
  const policy = page.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`form-action 'self' ${assembly.url}`)
})

test('nobody else can be signed in as, and an old page says how to go on', async () => {
  const { url, cookie } = await openSignIn()
  const stranger = await visit(url, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ user: 'root' }),
  })
  expect(stranger.status).toBe(400)
  const old = await visit(`${assembly.issuer}/sign-in/unknown`)
  expect([old.status, await old.text()]).toEqual([400, expect.stringContaining('Back to Cairn')])
})

test.each([
  ['implicit flow', { response_type: 'id_token token', nonce: 'n' }],
  ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['plain PKCE', { code_challenge_method: 'plain' }],
])('%s is refused', async (_, change) => {
  const response = await visit(authorization(change))
  const told = response.headers.get('location') ?? (await response.text())
  expect(told).toMatch(/error=|did not work/)
  expect(told).not.toContain('/sign-in/')
})

test('an address that is not registered is never gone to', async () => {
  const response = await visit(authorization({ redirect_uri: 'https://elsewhere.invalid/' }))
  expect(response.status).toBe(400)
  expect(response.headers.get('location')).toBeNull()
})

test('an ID token says who it is and that it is one', async () => {
  const { id_token: idToken } = await assembly.tokensFor('ines-rautavaara')
  expect(decodeJwt(idToken)).toMatchObject({
    sub: 'ines-rautavaara',
    'cognito:username': 'ines-rautavaara',
    token_use: 'id',
    aud: assembly.plan.client.clientId,
  })
})

test('a refresh token gives a new access token, and revoking it ends that', async () => {
  const { refresh_token: refreshToken = '' } = await assembly.tokensFor('kerensa-aldous')
  const client = { client_id: assembly.plan.client.clientId }
  const refresh = (token: string): Promise<Response> =>
    fetch(`${assembly.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...client, grant_type: 'refresh_token', refresh_token: token }),
    })
  const renewed = (await (await refresh(refreshToken)).json()) as { access_token: string; refresh_token?: string }
  expect(await inside(renewed.access_token)).toBe(200)
  const latest = renewed.refresh_token ?? refreshToken
  await fetch(`${assembly.issuer}/token/revocation`, {
    method: 'POST',
    body: new URLSearchParams({ ...client, token: latest }),
  })
  expect((await refresh(latest)).status).toBe(400)
})

test('the app may call the token endpoint from its own origin and no other may', async () => {
  const allowed = async (origin: string): Promise<string | null> => {
    const response = await fetch(`${assembly.issuer}/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({
        client_id: assembly.plan.client.clientId,
        grant_type: 'refresh_token',
        refresh_token: 'x',
      }),
    })
    return response.headers.get('access-control-allow-origin')
  }
  expect(await allowed(assembly.url)).toBe(assembly.url)
  expect(await allowed('https://elsewhere.invalid')).toBeNull()
})

test('signing out ends the session at once and goes back to the app only', async () => {
  const { url, cookie } = await openSignIn()
  const chosen = await visit(url, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ user: 'kerensa-aldous' }),
  })
  const resumed = await visit(new URL(chosen.headers.get('location') ?? '', url).href, { headers: { cookie } })
  const session = cookiesOf(resumed)
  const again = await visit(authorization(), { headers: { cookie: session } })
  expect(again.headers.get('location')).toContain('code=')

  const out = new URL(`${assembly.issuer}/logout`)
  out.search = new URLSearchParams({
    client_id: assembly.plan.client.clientId,
    logout_uri: `${assembly.url}/signed-out`,
  }).toString()
  const left = await visit(out.href, { headers: { cookie: session } })
  expect([left.status, left.headers.get('location')]).toEqual([302, `${assembly.url}/signed-out`])
  const after = await visit(authorization(), { headers: { cookie: session } })
  expect(after.headers.get('location')).toContain('/sign-in/')

  out.searchParams.set('logout_uri', 'https://elsewhere.invalid/')
  expect((await visit(out.href)).status).toBe(400)
})

test('npm run token signs in by name or by role, and says who there is otherwise', async () => {
  expect(decodeJwt(await accessToken('kerensa-aldous', dir)).sub).toBe('kerensa-aldous')
  expect(decodeJwt(await accessToken('administrator', dir)).sub).toBe('odalys-brenneke')
  await expect(accessToken('nobody', dir)).rejects.toThrow('matthew-oyediran')
  await expect(accessToken('kerensa-aldous', temporaryFolder())).rejects.toThrow('npm start')
})

test('a second start on the same data is refused and says where the first is', async () => {
  await expect(startAssembly({ dir, template, port: 0, authPort: 0 })).rejects.toThrow(assembly.url)
})

test('a port that is taken is named', async () => {
  const port = Number(new URL(assembly.url).port)
  await expect(startAssembly({ dir: temporaryFolder(), template, port, authPort: 0 })).rejects.toThrow(String(port))
})

test('an access token outlives a restart', async () => {
  const token = await assembly.tokenFor('kerensa-aldous')
  const [port, authPort] = [assembly.url, assembly.issuer].map((address) => Number(new URL(address).port))
  await assembly.stop()
  await start(port, authPort)
  expect(await inside(token)).toBe(200)
})
