import type { RequestListener } from 'node:http'
import { Provider } from 'oidc-provider'
import { DEMO_USERS } from '../../demo/people.ts'
import { keptSecrets } from '../kept-secrets.ts'
import type { SignInClient } from '../template/sign-in.ts'
import { providerConfiguration } from './configuration.ts'
import { signingKey } from './keys.ts'
import { demoPages, showPage } from './pages.ts'
import { problemPage } from './sign-in-page.ts'

export interface IdentityOptions {
  readonly issuer: string
  readonly site: string
  readonly client: SignInClient
  readonly stateDir: string
  readonly onFault: (error: unknown) => void
}

/** The OpenID provider that stands in for Cognito, as a request listener. */
export async function makeIdentityProvider(options: IdentityOptions): Promise<RequestListener> {
  const { issuer, site, client, stateDir, onFault } = options
  const provider = new Provider(issuer, {
    ...providerConfiguration({
      client,
      users: DEMO_USERS,
      key: await signingKey(stateDir),
      cookieKey: keptSecrets(stateDir)('identity-cookies'),
    }),
    renderError: (ctx, out) => showPage(ctx, site, problemPage(out.error_description ?? out.error, site), ctx.status),
  })
  provider.on('server_error', (_ctx, error) => onFault(error))
  provider.use(demoPages(provider, { client, users: DEMO_USERS, site }))
  return provider.callback()
}
