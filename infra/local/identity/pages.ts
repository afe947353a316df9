import type { Provider } from 'oidc-provider'
import type { Context, Next } from 'koa'
import type { DemoUser } from '../../demo/people.ts'
import type { SignInClient } from '../template/sign-in.ts'
import { problemPage, signInPage } from './sign-in-page.ts'

export interface Pages {
  readonly client: SignInClient
  readonly users: readonly DemoUser[]
  readonly site: string
}

/** Inline style only; a form that may end at the app, to which the provider redirects. */
const pagePolicy = (site: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${site}; frame-ancestors 'none'; base-uri 'none'`

/** Sign-in page and sign-out, in front of the provider's own routes. */
export function demoPages(provider: Provider, { client, users, site }: Pages) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path === '/' && ctx.method === 'GET') return ctx.redirect(site)
    if (ctx.path === '/logout' && ctx.method === 'GET') return signOut(provider, ctx, client, site)
    if (!ctx.path.startsWith('/sign-in/')) return next()
    try {
      if (ctx.method === 'POST') return await signIn(provider, ctx, users)
      await provider.interactionDetails(ctx.req, ctx.res)
      showPage(ctx, site, signInPage(users, ctx.path))
    } catch (error) {
      if (!(error instanceof Error && error.name === 'SessionNotFound')) throw error
      showPage(ctx, site, problemPage('This sign-in has expired or was used already.', site), 400)
    }
  }
}

export function showPage(ctx: Context, site: string, html: string, status = 200): void {
  ctx.status = status
  ctx.type = 'html'
  ctx.set('content-security-policy', pagePolicy(site))
  ctx.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
  ctx.body = html
}

async function signIn(provider: Provider, ctx: Context, users: readonly DemoUser[]): Promise<void> {
  const sub = new URLSearchParams(await text(ctx)).get('user') ?? ''
  if (!users.some((user) => user.sub === sub)) {
    ctx.throw(400, 'No such demo user.')
  }
  await provider.interactionDetails(ctx.req, ctx.res)
  ctx.status = 303
  ctx.set('location', await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: sub } }))
  ctx.body = ''
}

async function text(ctx: Context): Promise<string> {
  let body = ''
  for await (const chunk of ctx.req) if (body.length < 10_000) body += String(chunk)
  return body
}

/** Cognito's GET /logout?client_id&logout_uri: ends the session at once, then only ever goes to a registered address. */
async function signOut(provider: Provider, ctx: Context, client: SignInClient, site: string): Promise<void> {
  const { client_id: clientId, logout_uri: returnTo } = ctx.query
  if (clientId !== client.clientId || typeof returnTo !== 'string' || !client.logoutUrls.includes(returnTo)) {
    return showPage(
      ctx,
      site,
      problemPage('Signing out needs this app’s client_id and one of its logout addresses.', site),
      400,
    )
  }
  const session = await provider.Session.get(provider.createContext(ctx.req, ctx.res))
  await session.destroy()
  ctx.cookies.set('demo_session', null)
  ctx.status = 302
  ctx.redirect(returnTo)
}
