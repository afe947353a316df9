import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'

const Discovery = z.object({ authorization_endpoint: z.string(), token_endpoint: z.string() })
const Tokens = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string().optional() })
export type Tokens = z.infer<typeof Tokens>

export interface SignInRequest {
  readonly issuer: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scope: string
  readonly user: string
}

/** Signs a demo user in as a browser would (code + PKCE, the page's own form), over HTTP. Throws where a step is refused. */
export async function signIn({ issuer, clientId, redirectUri, scope, user }: SignInRequest): Promise<Tokens> {
  const endpoints = Discovery.parse(await (await fetch(`${issuer}/.well-known/openid-configuration`)).json())
  const verifier = randomBytes(32).toString('base64url')
  const start = new URL(endpoints.authorization_endpoint)
  start.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()

  const back = await throughPages(start.href, user)
  const code = new URL(back).searchParams.get('code')
  if (code === null)
    throw new Error(`The provider answered ${new URL(back).searchParams.get('error') ?? 'without a code'}.`)
  const response = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  })
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}: ${await response.text()}`)
  return Tokens.parse(await response.json())
}

/** From an authorization request through the page on which a demo user is chosen; answers the address it comes back to. */
export async function throughPages(start: string, user: string): Promise<string> {
  const jar = new Map<string, string>()
  const page = await step(start, jar)
  const resumed = await step(page, jar, new URLSearchParams({ user }))
  return step(resumed, jar)
}

/** One request of the walk: keeps cookies, returns where it is sent next. */
async function step(url: string, jar: Map<string, string>, form?: URLSearchParams): Promise<string> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { cookie },
    ...(form ? { method: 'POST', body: form } : {}),
  })
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
  await response.body?.cancel()
  const location = response.headers.get('location')
  if (location === null) throw new Error(`Sign-in stopped at ${new URL(url).pathname} with ${response.status}.`)
  return new URL(location, url).href
}
