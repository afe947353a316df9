import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAssembly } from '../../../../infra/local/assembly.ts'
import type { Assembly } from '../../../../infra/local/assembly.ts'
import { buildAssembly } from '../../../../infra/local/build/build.ts'
import { temporaryFolder } from '../../../support/tiny-assembly.ts'

let template: string
let assembly: Assembly
beforeAll(async () => {
  template = await buildAssembly()
  assembly = await startAssembly({ dir: temporaryFolder(), template, port: 0, authPort: 0 })
})
afterAll(() => assembly.stop())

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${assembly.url}${path}`, init)
const asset = async (): Promise<string> => {
  const html = await (await get('/')).text()
  const found = /\/_app\/immutable\/[^"]+\.js/.exec(html)?.[0]
  if (found === undefined) throw new Error('The page names no script.')
  return found
}

/** Header values written in the template, with its own references worked out by hand. */
function written(policy: 'SiteFileHeaders' | 'SiteApiHeaders'): Record<string, string> {
  const { Resources } = JSON.parse(readFileSync(join(template, 'Cairn.template.json'), 'utf8')) as {
    Resources: Record<string, { Properties: { ResponseHeadersPolicyConfig: Policy } }>
  }
  const [found] = Object.entries(Resources).filter(([id]) => id.startsWith(policy))
  const config = found?.[1].Properties.ResponseHeadersPolicyConfig
  if (!config) throw new Error(`There is no ${policy} in the template.`)
  const csp = config.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy
  const parts = typeof csp === 'string' ? [csp] : csp['Fn::Join'][1]
  const text = parts
    .map((part) => (typeof part === 'string' ? part : 'Ref' in part ? `<${part.Ref}>` : assembly.issuer))
    .join('')
    .replaceAll(/https:\/\/<\w+>\.auth\.<AWS::Region>\.amazoncognito\.com/g, assembly.issuer)
  const custom = config.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value] as const)
  return { 'content-security-policy': text, ...Object.fromEntries(custom) }
}
interface Policy {
  SecurityHeadersConfig: {
    ContentSecurityPolicy: {
      ContentSecurityPolicy:
        string | { 'Fn::Join': [string, (string | { Ref: string } | { 'Fn::GetAtt': string[] })[]] }
    }
  }
  CustomHeadersConfig: { Items: { Header: string; Value: string }[] }
}

const FIXED = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}

test.each([
  ['the page', '/', 'SiteFileHeaders'],
  ['a deep link', '/chart/abc', 'SiteFileHeaders'],
  ['a file that is not there', '/missing.js', 'SiteFileHeaders'],
  ['an answer of the gateway itself', '/api/session', 'SiteApiHeaders'],
  ['an unknown API path', '/api/nothing', 'SiteApiHeaders'],
] as const)("%s leaves with the template's headers", async (_, path, policy) => {
  const { headers } = await get(path)
  const expected = { ...FIXED, ...written(policy) }
  const actual = Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)]))
  expect(actual).toEqual(expected)
})

test('a deep link is answered by the app, an API path never is', async () => {
  const page = await (await get('/')).text()
  const deep = await get('/clinics/alder-street/caseload?reason=overdue')
  expect([deep.status, await deep.text()]).toEqual([200, page])
  const api = await get('/api/clinics/alder-street/nothing')
  expect([api.status, await api.text()]).toEqual([404, '{"message":"Not Found"}'])
})

test('hashed files are kept for ever, pages and settings are asked for again', async () => {
  const cache = async (path: string): Promise<string | null> => (await get(path)).headers.get('cache-control')
  expect(await cache(await asset())).toBe('public, max-age=31536000, immutable')
  expect(await cache('/')).toBe('no-cache')
  expect(await cache('/config.json')).toBe('no-cache')
})

test('the settings name the provider and client that are here', async () => {
  const response = await get('/config.json')
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toEqual({
    issuer: assembly.issuer,
    clientId: assembly.plan.client.clientId,
    scope: 'openid cairn/api',
    logoutUrl: `${assembly.issuer}/logout`,
  })
})

test('files have their types, an etag that saves sending them twice, and HEAD sends none', async () => {
  const script = await asset()
  const first = await get(script)
  expect(first.headers.get('content-type')).toBe('text/javascript')
  const again = await get(script, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const head = await get(script, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('large text is compressed for who accepts it', async () => {
  const plain = await get('/', { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
  const raw = await askRaw('/', 'GET', { 'accept-encoding': 'br, gzip' })
  expect(raw.coding).toBe('br')
  expect(brotliDecompressSync(raw.body).toString()).toBe(await plain.text())
})

test.each([
  '/../package.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '//etc/passwd.txt',
  '/_app/../../x.js',
])('%s is no way out of the site', async (path) => {
  expect((await askRaw(path)).status).toBe(403)
})

test('a malformed address is a bad request, not a fault', async () => {
  expect((await askRaw('/%E0%A4%A.js')).status).toBe(400)
})

test('what the behaviour does not allow is refused', async () => {
  expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(403)
  expect((await get('/', { method: 'DELETE' })).status).toBe(403)
})

test('every route of the template is there and wants a token', async () => {
  const statuses = await Promise.all(
    assembly.plan.api.routes.map(async ({ routeKey }) => {
      const [method = '', path = ''] = routeKey.split(' ')
      return (await get(path.replaceAll(/\{\w+\}/g, 'x'), { method })).status
    }),
  )
  expect(statuses.length).toBeGreaterThan(5)
  expect(new Set(statuses)).toEqual(new Set([401]))
})

test('a token of a demo user reaches the function, which alone decides what it permits', async () => {
  const authorization = `Bearer ${await assembly.tokenFor('tomas-eirunn')}`
  const response = await get('/api/plan/releases', { headers: { authorization } })
  // Without the demo network nobody is a member of anything.
  expect(response.status).toBe(403)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})

interface Raw {
  readonly status: number
  readonly coding: string | undefined
  readonly body: Buffer
}
function askRaw(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Raw> {
  const { hostname, port } = new URL(assembly.url)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          coding: response.headers['content-encoding'],
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.once('error', reject).end()
  })
}
