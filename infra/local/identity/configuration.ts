import type { JWK } from 'jose'
import type { AccessToken, ClientCredentials, Configuration, JWTStructured } from 'oidc-provider'
import type { DemoUser } from '../../demo/people.ts'
import type { SignInClient } from '../template/sign-in.ts'
import { makeGrantStore } from './grants.ts'

/** Stands for the API among the provider's resources; never seen in a token. */
const RESOURCE = 'urn:cairn:api'

export interface ProviderOptions {
  readonly client: SignInClient
  readonly users: readonly DemoUser[]
  readonly key: JWK
  readonly cookieKey: string
}

/** oidc-provider as Cognito behaves: one public client, code + PKCE alone, no consent page, tokens of Cognito's shape. */
export function providerConfiguration({ client, users, key, cookieKey }: ProviderOptions): Configuration {
  const apiScopes = client.scopes.filter((scope) => scope.includes('/'))
  return {
    adapter: makeGrantStore(),
    clients: [publicClient(client)],
    jwks: { keys: [key] },
    cookies: {
      keys: [cookieKey],
      names: { session: 'demo_session', interaction: 'demo_interaction', resume: 'demo_resume' },
    },
    scopes: ['openid', 'profile', 'email'],
    claims: {
      openid: ['sub', 'token_use', 'cognito:username'],
      profile: ['name'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_ctx, caller, token) => token.clientId === caller.clientId },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: apiScopes.join(' '),
          audience: client.clientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: client.accessTokenLife,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: { customizers: { jwt: (_ctx, token, parts) => shapeAsCognito(token, parts) } },
    findAccount: (_ctx, sub) => accountOf(users, sub),
    loadExistingGrant: async (ctx) => {
      const { provider, session, params } = ctx.oidc
      const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: client.clientId })
      grant.addOIDCScope(String(params?.['scope'] ?? 'openid'))
      grant.addResourceScope(RESOURCE, apiScopes.join(' '))
      await grant.save()
      return grant
    },
    issueRefreshToken: () => true,
    clientBasedCORS: (_ctx, origin) => client.callbackUrls.some((url) => new URL(url).origin === origin),
    ttl: {
      AccessToken: client.accessTokenLife,
      IdToken: client.idTokenLife,
      RefreshToken: client.refreshTokenLife,
      Session: client.refreshTokenLife,
      Grant: client.refreshTokenLife,
      Interaction: 3600,
      AuthorizationCode: 60,
    },
  }
}

function publicClient(client: SignInClient) {
  return {
    client_id: client.clientId,
    client_name: 'Cairn',
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    redirect_uris: [...client.callbackUrls],
    post_logout_redirect_uris: [...client.logoutUrls],
  }
}

/** Cognito's access token: client_id, token_use, username, the whole scope; no aud and no typ. */
function shapeAsCognito(token: AccessToken | ClientCredentials, parts: JWTStructured): void {
  const { payload } = parts
  const scopes = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : []
  payload['scope'] = [...new Set(['openid', ...scopes])].join(' ')
  payload['token_use'] = 'access'
  payload['username'] = payload['sub']
  payload['version'] = 2
  if ('accountId' in token) payload['auth_time'] = payload['iat']
  // The library insists that a JWT has an audience. It may look at it; the token leaves without.
  Object.defineProperty(payload, 'aud', { value: payload['aud'], enumerable: false, writable: true })
  parts.header = { typ: undefined }
}

function accountOf(users: readonly DemoUser[], sub: string) {
  const user = users.find((candidate) => candidate.sub === sub)
  if (!user) return undefined
  const claims = {
    sub,
    token_use: 'id',
    'cognito:username': sub,
    name: user.name,
    email: `${sub}@example.org`,
    email_verified: true,
  }
  return { accountId: sub, claims: () => claims }
}
