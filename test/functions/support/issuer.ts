import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { API_SCOPE } from '../../../core/contract/routes/route.ts'

/** An issuer of our own with real RS256 keys: its discovery document, its key set, and how often each was asked for. */
export interface Issuer {
  readonly url: string
  readonly clientId: string
  readonly requests: string[]
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  /** A good access token of a subject, with claims and header changed as asked; undefined takes a claim out. */
  readonly token: (sub: string, claims?: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>
  readonly stop: () => Promise<void>
}

let keys: ReturnType<typeof generateKeyPair> | undefined

/** Its keys are the same for all issuers of a worker: a pair takes as long to make as ten requests to answer. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await (keys ??= generateKeyPair('RS256', { extractable: true }))
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' }
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const found =
      request.url === '/.well-known/openid-configuration'
        ? { issuer: url, jwks_uri: `${url}/jwks` }
        : request.url === '/jwks'
          ? { keys: [jwk] }
          : null
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  const clientId = 'cairn-web'
  const token: Issuer['token'] = (sub, claims = {}, header = {}) => {
    const now = Math.floor(Date.now() / 1000)
    const good = { sub, iss: url, client_id: clientId, token_use: 'access', scope: `openid ${API_SCOPE}` }
    const all: Record<string, unknown> = { ...good, iat: now, exp: now + 900, ...claims }
    const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as JWTPayload
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'key-1', ...header }).sign(privateKey)
  }
  const stop = async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  return { url, clientId, requests, privateKey, publicKey, token, stop }
}
