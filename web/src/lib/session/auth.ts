import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import { logoutAddress, safeReturn, type RuntimeConfig } from './config.ts'

/**
 * Sign-in by OpenID Connect, code and PKCE. Tokens live in memory alone: a reload signs in again through the provider's own
 * session, and nothing on disk can be stolen. Only the request's state and verifier wait in sessionStorage during the redirect.
 */
export interface Auth {
  /** Goes to the provider, and back to `returnTo` on this site afterwards. */
  signIn(returnTo: string): Promise<void>
  /** Ends the redirect at /signed-in; answers where the person was going. Throws where the provider refused. */
  finishSignIn(): Promise<string>
  /** A valid access token; renewed by the refresh token where it is about to end or `renew` asks. null = signed out. */
  token(renew: boolean): Promise<string | null>
  /** Forgets the tokens, revokes the refresh token and ends the provider's session. */
  signOut(): Promise<void>
  /** Forgets the tokens in this tab only. */
  forget(): Promise<void>
}

/** Seconds before its end at which a token is renewed, so that it does not end on the way. */
const RENEW_BEFORE = 30

export function createAuth(config: RuntimeConfig, origin: string): Auth {
  const manager = new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    scope: config.scope,
    redirect_uri: `${origin}/signed-in`,
    post_logout_redirect_uri: `${origin}/signed-out`,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: false,
    loadUserInfo: false,
    redirectMethod: 'replace',
  })
  let renewal: Promise<string | null> | null = null
  const renewed = (): Promise<string | null> => {
    renewal ??= manager
      .signinSilent()
      .then((user) => user?.access_token ?? null)
      .catch(() => null)
      .finally(() => (renewal = null))
    return renewal
  }
  return {
    signIn: (returnTo) => manager.signinRedirect({ state: { returnTo: safeReturn(returnTo) } }),
    async finishSignIn() {
      const user = await manager.signinRedirectCallback()
      return safeReturn((user.state as { returnTo?: unknown } | undefined)?.returnTo)
    },
    async token(renew) {
      const user = await manager.getUser()
      if (!user) return null
      if (!renew && (user.expires_in ?? Infinity) > RENEW_BEFORE) return user.access_token
      // Without a refresh token the library would open a hidden frame, which the content policy forbids.
      return user.refresh_token ? renewed() : null
    },
    async signOut() {
      const user = await manager.getUser()
      await manager.revokeTokens(['refresh_token']).catch(() => undefined)
      await manager.removeUser()
      if (config.logoutUrl) {
        location.replace(logoutAddress(config.logoutUrl, config.clientId, `${origin}/signed-out`))
        return
      }
      await manager
        .signoutRedirect(user?.id_token ? { id_token_hint: user.id_token } : {})
        .catch(() => location.replace('/signed-out'))
    },
    forget: () => manager.removeUser(),
  }
}
