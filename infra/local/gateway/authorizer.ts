import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import type { JwtRule } from '../template/api.ts'
import { gatewayReply } from './reply.ts'
import type { Reply } from './reply.ts'

/** Claims as HTTP API hands them to a function: all text. */
export interface Authorized {
  readonly claims: Record<string, string>
  readonly scopes: string[]
}
export type Verdict =
  { readonly ok: true; readonly authorized: Authorized } | { readonly ok: false; readonly reply: Reply }

/** The JWT authorizer of HTTP API: signature (RSA alone), issuer, audience, times, scopes. It does not look at token_use. */
export interface Authorizer {
  check(rule: JwtRule, authorization: string | undefined): Promise<Verdict>
}

export function makeAuthorizer(): Authorizer {
  const keys = new Map<string, Promise<JWTVerifyGetKey>>()
  const keysOf = (issuer: string): Promise<JWTVerifyGetKey> => {
    const known = keys.get(issuer) ?? discoverKeys(issuer)
    keys.set(issuer, known)
    // A provider that was away when first asked is asked again.
    known.catch(() => keys.delete(issuer))
    return known
  }
  return {
    async check(rule, authorization) {
      if (!authorization) return { ok: false, reply: gatewayReply(401, { 'www-authenticate': 'Bearer' }) }
      const token = authorization.replace(/^bearer\s+/i, '')
      const verified = await verify(token, rule, keysOf)
      if (typeof verified === 'string') return { ok: false, reply: challenge(401, rule, 'invalid_token', verified) }
      const held = scopesIn(verified)
      if (rule.scopes.length > 0 && !rule.scopes.some((scope) => held.includes(scope))) {
        const problem = 'the token does not have any of the required scopes'
        return { ok: false, reply: challenge(403, rule, 'insufficient_scope', problem) }
      }
      return { ok: true, authorized: { claims: asText(verified), scopes: [...rule.scopes] } }
    },
  }
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`)
  const { jwks_uri: address } = (await response.json()) as { jwks_uri: string }
  return createRemoteJWKSet(new URL(address))
}

/** The claims, or what is wrong with the token. */
async function verify(
  token: string,
  { issuer, audience }: JwtRule,
  keysOf: (issuer: string) => Promise<JWTVerifyGetKey>,
): Promise<JWTPayload | string> {
  try {
    const { payload } = await jwtVerify(token, await keysOf(issuer), {
      issuer,
      algorithms: ['RS256', 'RS384', 'RS512'],
      requiredClaims: ['exp'],
    })
    // client_id counts only where there is no aud: that is how Cognito's access tokens pass.
    const named = payload.aud ?? payload['client_id']
    const isMeant = [named].flat().some((name) => typeof name === 'string' && audience.includes(name))
    return isMeant ? payload : 'the token does not have a valid audience'
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'the token has expired'
    if (error instanceof errors.JWTClaimValidationFailed) return `the token has an invalid ${error.claim}`
    if (error instanceof errors.JOSEError) return 'the token is not valid'
    throw error
  }
}

const scopesIn = ({ scope, scp }: JWTPayload): string[] => {
  const stated = scope ?? scp
  return typeof stated === 'string' ? stated.split(' ') : Array.isArray(stated) ? stated.map(String) : []
}

const asText = (claims: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  )

const challenge = (status: 401 | 403, { scopes }: JwtRule, error: string, description: string): Reply =>
  gatewayReply(status, {
    'www-authenticate': `Bearer scope="${scopes.join(' ')}" error="${error}" error_description="${description}"`,
  })
