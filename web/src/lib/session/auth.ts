import * as oauth from 'oauth4webapi'
import { trouble, type Trouble } from '../api/trouble.ts'
import { logoutAddress, safeReturn, type RuntimeConfig } from './config.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Sign-in by OpenID Connect, code and PKCE. Tokens live in memory alone: a reload signs in again through the provider's own
 * session, and nothing on disk can be stolen. Only what a request began with waits in sessionStorage during the redirect.
 */
export interface Auth {
  /** Goes to the provider, and back to `returnTo` on this site afterwards. */
  signIn(returnTo: string): Promise<void>
  /** Ends the redirect at /signed-in; answers where the person was going. Throws Error with words where the provider refused. */
  finishSignIn(): Promise<string>
  /**
   * A valid access token; renewed by the refresh token where it is about to end or `renew` asks. null = signed out. Where the provider
   * could not be asked, the trouble with it: the person is signed in as before.
   */
  token(renew: boolean): Promise<string | null | Trouble>
  /** Forgets the tokens, revokes the refresh token and ends the provider's session. */
  signOut(): Promise<void>
  /** Forgets the tokens in this tab only. */
  forget(): void
}

/** Milliseconds before its end at which a token is renewed, so that it does not end on the way. */
const RENEW_BEFORE = 30_000
/** Where a request waits for its answer. One a tab: a later one takes its place. */
const BEGUN = 'cairn.sign-in'

interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
}
interface Tokens {
  readonly access: string
  readonly refresh: string | null
  readonly id: string | null
  readonly endsAt: number
}

/** Without encryption to this machine alone, where the demo's provider runs. */
const overPlainHttp = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

function readBegun({ storage }: Pick<Surroundings, 'storage'>): Begun {
  const text = storage.getItem(BEGUN)
  storage.removeItem(BEGUN)
  if (text === null) throw new Error('This sign-in was not begun in this tab, or it has ended already.')
  return JSON.parse(text) as Begun
}

/** The provider's own word that a refresh token is good no more (RFC 6749, 5.2). Nothing else ends a sign-in. */
const isEnd = (error: unknown): boolean => error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant'

/** Why the provider could not be asked: `fetch` throws a TypeError where there is no way to it. */
const notAsked = (error: unknown): Trouble =>
  error instanceof TypeError || (error instanceof Error && error.cause instanceof TypeError)
    ? trouble(
        'offline',
        'The sign-in service cannot be reached, so nothing was sent. Check the connection and try again.',
      )
    : trouble('busy', 'The sign-in service is busy, so nothing was sent. Try again in a moment.')

const OTHER_TIME =
  'The clock of this device and that of the sign-in service are too far apart. Set the date and time of this device, then sign in again.'

/** What the provider said, where it said anything; never a word of the library. */
function inWords(error: unknown): Error {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return new Error(`The sign-in service refused: ${error.error_description ?? error.error}.`, { cause: error })
  if (error instanceof oauth.OperationProcessingError && error.code === oauth.JWT_TIMESTAMP_CHECK)
    return new Error(OTHER_TIME, { cause: error })
  return new Error('The answer of the sign-in service could not be used.', { cause: error })
}

export function createAuth(
  config: RuntimeConfig,
  around: Pick<Surroundings, 'origin' | 'address' | 'go' | 'storage' | 'now'>,
): Auth {
  const issuer = new URL(config.issuer)
  const client: oauth.Client = { client_id: config.clientId }
  const request = { [oauth.allowInsecureRequests]: overPlainHttp(issuer) }
  const redirect = `${around.origin}/signed-in`
  const goodbye = `${around.origin}/signed-out`
  let discovered: Promise<oauth.AuthorizationServer> | null = null
  let tokens: Tokens | null = null
  let renewal: Promise<string | null | Trouble> | null = null

  const server = (): Promise<oauth.AuthorizationServer> =>
    (discovered ??= oauth
      .discoveryRequest(issuer, { algorithm: 'oidc', ...request })
      .then((response) => oauth.processDiscoveryResponse(issuer, response))
      .catch((error: unknown) => {
        // The next try asks again.
        discovered = null
        throw new Error('The sign-in service does not answer.', { cause: error })
      }))

  function keep(answer: oauth.TokenEndpointResponse): string {
    tokens = {
      access: answer.access_token,
      refresh: answer.refresh_token ?? tokens?.refresh ?? null,
      id: answer.id_token ?? tokens?.id ?? null,
      endsAt: answer.expires_in === undefined ? Infinity : around.now() + answer.expires_in * 1000,
    }
    return tokens.access
  }

  async function exchanged({ state, nonce, verifier }: Begun): Promise<void> {
    const as = await server()
    const parameters = oauth.validateAuthResponse(as, client, new URL(around.address()), state)
    const response = await oauth.authorizationCodeGrantRequest(
      ...([as, client, oauth.None(), parameters, redirect, verifier] as const),
      request,
    )
    const expected = { expectedNonce: nonce, requireIdToken: true }
    keep(await oauth.processAuthorizationCodeResponse(as, client, response, expected))
  }

  async function renewed(refresh: string): Promise<string | null | Trouble> {
    try {
      const as = await server()
      const response = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), refresh, request)
      const answer = await oauth.processRefreshTokenResponse(as, client, response)
      // Whoever signed out meanwhile stays signed out.
      return tokens === null ? null : keep(answer)
    } catch (error) {
      // Whoever asked sees no token, and is asked to sign in again.
      return tokens === null || isEnd(error) ? null : notAsked(error)
    }
  }

  async function revoke(refresh: string): Promise<void> {
    const as = await server()
    if (as.revocation_endpoint) await oauth.revocationRequest(as, client, oauth.None(), refresh, request)
  }

  /** Where a provider that follows OpenID ends its session; null where it says none. */
  async function endOfSession(id: string | null): Promise<string | null> {
    const { end_session_endpoint: end } = await server()
    if (!end) return null
    const url = new URL(end)
    url.searchParams.set('client_id', config.clientId)
    url.searchParams.set('post_logout_redirect_uri', goodbye)
    if (id) url.searchParams.set('id_token_hint', id)
    return url.href
  }

  return {
    async signIn(returnTo) {
      const { authorization_endpoint: endpoint } = await server()
      if (!endpoint) throw new Error('The sign-in service names no page to sign in on.')
      const begun: Begun = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
        returnTo: safeReturn(returnTo),
      }
      around.storage.setItem(BEGUN, JSON.stringify(begun))
      const url = new URL(endpoint)
      const asked = {
        ...{ client_id: config.clientId, redirect_uri: redirect, response_type: 'code', scope: config.scope },
        ...{ state: begun.state, nonce: begun.nonce, code_challenge_method: 'S256' },
        code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
      }
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
      around.go(url.href)
    },
    async finishSignIn() {
      const begun = readBegun(around)
      await exchanged(begun).catch((error: unknown) => {
        throw inWords(error)
      })
      return safeReturn(begun.returnTo)
    },
    async token(renew) {
      if (!tokens) return null
      if (!renew && tokens.endsAt - around.now() > RENEW_BEFORE) return tokens.access
      if (tokens.refresh === null) return null
      renewal ??= renewed(tokens.refresh).finally(() => (renewal = null))
      const answer = await renewal
      const isAnswer = answer === null || typeof answer === 'string'
      // What is about to end has not ended.
      return isAnswer || renew || tokens === null || tokens.endsAt <= around.now() ? answer : tokens.access
    },
    async signOut() {
      const { refresh = null, id = null } = tokens ?? {}
      tokens = null
      // Whoever leaves is not kept here by a service that does not answer: the token ends by itself.
      if (refresh !== null) await revoke(refresh).catch(() => undefined)
      if (config.logoutUrl) return around.go(logoutAddress(config.logoutUrl, config.clientId, goodbye))
      around.go((await endOfSession(id).catch(() => null)) ?? goodbye)
    },
    forget() {
      tokens = null
    },
  }
}
