/** Runtime settings, served beside the site: the same build runs on any stack. */
export interface RuntimeConfig {
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** Where signing out goes for a provider that wants `client_id` and `logout_uri` (Cognito); absent = OpenID end_session. */
  readonly logoutUrl?: string
}

/** Reads /config.json. Throws Error with words a person can act on. */
export async function loadConfig(fetch: typeof globalThis.fetch): Promise<RuntimeConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' })
  if (!response.ok) throw new Error(`The settings of this site could not be read (${response.status}).`)
  const config: unknown = await response.json().catch((cause: unknown) => {
    throw new Error('The settings of this site could not be read: what is there is not JSON.', { cause })
  })
  if (!isConfig(config))
    throw new Error('The settings of this site are incomplete: issuer, clientId and scope are needed.')
  return config
}

function isConfig(value: unknown): value is RuntimeConfig {
  if (typeof value !== 'object' || value === null) return false
  const { issuer, clientId, scope } = value as Record<string, unknown>
  return [issuer, clientId, scope].every((part) => typeof part === 'string' && part !== '')
}

/** The provider's logout page for one that does not follow OpenID's end_session (Cognito). */
export function logoutAddress(logoutUrl: string, clientId: string, returnTo: string): string {
  const url = new URL(logoutUrl)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('logout_uri', returnTo)
  return url.toString()
}

/** A path of this site to return to after signing in, never another site: sign-in state must not become an open redirect. */
export const safeReturn = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^[\]]*$/.test(path) && !path.startsWith('/signed-') ? path : '/'
