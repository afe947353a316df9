import type { Authorized } from './authorizer.ts'
import { gatewayReply } from './reply.ts'
import type { Reply } from './reply.ts'
import type { EdgeRequest } from './request.ts'
import type { Match } from './route-match.ts'

/** Types that reach a function as text; all else is base64. */
const TEXT_TYPE = /^(text\/|application\/(.+\+)?(json|xml|javascript|x-www-form-urlencoded))/i
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export interface ProxyContext {
  readonly apiId: string
  readonly requestId: string
  readonly now: Date
}

/** The event of payload format 2.0. */
export function proxyEvent(
  request: EdgeRequest,
  body: Buffer,
  { route, pathParameters }: Match,
  authorized: Authorized | null,
  context: ProxyContext,
): Record<string, unknown> {
  const { cookie, ...headers } = request.headers
  const query = [...new URLSearchParams(request.query)]
  const isText = TEXT_TYPE.test(headers['content-type'] ?? 'text/plain')
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers: { ...headers, 'x-forwarded-for': request.sourceIp, 'x-forwarded-proto': 'https' },
    ...(query.length > 0 ? { queryStringParameters: joinRepeated(query) } : {}),
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    requestContext: requestContext(request, route.routeKey, authorized, context),
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

function joinRepeated(pairs: readonly [string, string][]): Record<string, string> {
  const joined = new Map<string, string>()
  for (const [name, value] of pairs) {
    const before = joined.get(name)
    joined.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(joined)
}

function requestContext(
  request: EdgeRequest,
  routeKey: string,
  authorized: Authorized | null,
  { apiId, requestId, now }: ProxyContext,
): Record<string, unknown> {
  return {
    accountId: '000000000000',
    apiId,
    ...(authorized ? { authorizer: { jwt: authorized } } : {}),
    domainName: `${apiId}.execute-api.us-east-1.amazonaws.com`,
    domainPrefix: apiId,
    http: {
      method: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey,
    stage: '$default',
    time: commonLogTime(now),
    timeEpoch: now.getTime(),
  }
}

/** 12/Mar/2020:19:03:58 +0000 */
function commonLogTime(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = [now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(two).join(':')
  return `${two(now.getUTCDate())}/${MONTHS[now.getUTCMonth()] ?? ''}/${now.getUTCFullYear()}:${clock} +0000`
}

/** A function's answer as a reply. Without a statusCode the whole value is a JSON body, and 200. */
export function replyOf(payload: string): Reply {
  const value = JSON.parse(payload) as unknown
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject || !('statusCode' in value)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(payload) }
  }
  const { statusCode, headers = {}, body = '', cookies = [], isBase64Encoded = false } = value as ProxyResult
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 200 || status > 599 || typeof body !== 'string') return gatewayReply(500)
  const lower = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)] as const)
  return {
    status,
    headers: { ...Object.fromEntries(lower), ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  }
}

interface ProxyResult {
  statusCode: unknown
  headers?: Record<string, unknown>
  body?: unknown
  cookies?: string[]
  isBase64Encoded?: boolean
}
