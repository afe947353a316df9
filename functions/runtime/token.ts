import { createHash } from 'node:crypto'
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose'
import { API_SCOPE } from '../../core/contract/routes/route.ts'
import { isId } from '../../core/id.ts'
import { Recent } from '../store/recent.ts'

export interface TokenSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clock: () => Date
}
/** Who a token says it is; null for anything but a valid access token of this issuer, client and scope. */
export type TokenReader = (token: string) => Promise<{ readonly sub: string } | null>

/** The issuer could not be asked for its keys: the caller is neither in nor out. */
export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable'
}

/** The gateway's limit for all headers together; nothing longer is worth a look. */
const MAX_TOKEN = 10_240
const MAX_CACHED = 1_000
/** An unknown key id may ask the issuer for new keys this often, whoever sends it. */
const KEY_COOLDOWN_MS = 30_000
const ASK_MS = 3_000

async function askForKeys(issuer: string): Promise<RemoteJWKSet> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(ASK_MS) })
    const found = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown }
    if (!answer.ok || found.issuer !== issuer || typeof found.jwks_uri !== 'string') throw new Error('not the issuer')
    return createRemoteJWKSet(new URL(found.jwks_uri), {
      cooldownDuration: KEY_COOLDOWN_MS,
      timeoutDuration: ASK_MS,
    })
  } catch (cause) {
    throw new IssuerUnreachable('The issuer does not answer with its keys', { cause })
  }
}

const isServerFault = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === 'ERR_JOSE_GENERIC'

/** Looks a key up, and tells a token with no key of ours from a key server that did not answer. */
const lookUp =
  (keys: RemoteJWKSet): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await keys(header, token)
    } catch (error) {
      if (!isServerFault(error)) throw error
      throw new IssuerUnreachable('The issuer does not answer with its keys', { cause: error })
    }
  }

/** What signature, issuer and times do not say: an ID token and another app's token are signed by the same issuer. */
function isOurs(claims: JWTPayload, clientId: string): claims is JWTPayload & { sub: string; exp: number } {
  const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : []
  return (
    claims['token_use'] === 'access' &&
    claims['client_id'] === clientId &&
    scopes.includes(API_SCOPE) &&
    typeof claims.sub === 'string' &&
    isId(claims.sub)
  )
}

/**
 * Reads access tokens. The gateway has checked them once; this checks again, because a gateway that is set up wrong lets ID
 * tokens through. Keys come from the issuer's own discovery document: jku, x5u and jwk headers of a token are not looked at.
 */
export function tokenReader({ issuer, clientId, clock }: TokenSettings): TokenReader {
  let keys: Promise<RemoteJWKSet> | undefined
  const known = new Recent<{ readonly sub: string; readonly until: number }>(MAX_CACHED)
  const issuerKeys = () => {
    keys ??= askForKeys(issuer).catch((error: unknown) => {
      keys = undefined
      throw error
    })
    return keys
  }
  return async (token) => {
    if (token.length > MAX_TOKEN) return null
    const hash = createHash('sha256').update(token).digest('base64')
    const now = clock()
    const found = known.get(hash)
    if (found) return found.until > now.getTime() ? { sub: found.sub } : null
    try {
      const checks = { issuer, algorithms: ['RS256'], requiredClaims: ['exp', 'iat', 'sub'], currentDate: now }
      const { payload } = await jwtVerify(token, lookUp(await issuerKeys()), checks)
      if (!isOurs(payload, clientId)) return null
      known.keep(hash, { sub: payload.sub, until: payload.exp * 1000 })
      return { sub: payload.sub }
    } catch (error) {
      if (error instanceof IssuerUnreachable) throw error
      return null
    }
  }
}
