import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Outcome } from '../lambda/sandbox.ts'
import { PAYLOAD_LIMIT } from '../lambda/sandbox.ts'
import type { HttpApi } from '../template/api.ts'
import { makeAuthorizer } from './authorizer.ts'
import type { Verdict } from './authorizer.ts'
import { proxyEvent, replyOf } from './proxy-event.ts'
import { gatewayReply } from './reply.ts'
import type { Reply } from './reply.ts'
import { decoded } from './request.ts'
import type { EdgeRequest } from './request.ts'
import { makeRouter } from './route-match.ts'
import { makeThrottle } from './throttle.ts'

/** HTTP API takes this many bytes of request line and headers. */
const HEAD_LIMIT = 10_240

export type Invoke = (functionId: string, event: unknown) => Promise<Outcome>

/** HTTP API: limits, route, throttle, token, function, in that order, each with the gateway's own answers. */
export function makeHttpApi(api: HttpApi, invoke: Invoke): (request: EdgeRequest) => Promise<Reply> {
  const match = makeRouter(api.routes)
  const authorizer = makeAuthorizer()
  const admits = api.throttle ? makeThrottle(api.throttle) : (): boolean => true

  return async (request) => {
    const requestId = randomUUID()
    const reply = await answer(request, requestId)
    return { ...reply, headers: { ...reply.headers, 'apigw-requestid': requestId } }
  }

  async function answer(request: EdgeRequest, requestId: string): Promise<Reply> {
    if (request.headBytes > HEAD_LIMIT) return gatewayReply(431)
    if (decoded(request.path) === null || decoded(request.query.replaceAll('+', ' ')) === null) return gatewayReply(400)
    const found = match(request.method, request.path)
    if (!found) return gatewayReply(404)
    if (!admits(performance.now())) return gatewayReply(429)
    const rule = found.route.authorizer
    const verdict: Verdict | null = rule && (await authorizer.check(rule, request.headers['authorization']))
    if (verdict && !verdict.ok) return verdict.reply
    const body = await request.body()
    if (body === null) return gatewayReply(413)
    const context = { apiId: api.id, requestId, now: new Date() }
    const event = proxyEvent(request, body, found, verdict?.authorized ?? null, context)
    if (JSON.stringify(event).length > PAYLOAD_LIMIT) return gatewayReply(413)
    return integrate(found.route.functionId, event, found.route.timeoutMs)
  }

  async function integrate(functionId: string, event: unknown, timeoutMs: number): Promise<Reply> {
    const patience = new AbortController()
    const outcome = await Promise.race([
      invoke(functionId, event),
      sleep(timeoutMs, null, { ref: false, signal: patience.signal }).catch(() => null),
    ])
    patience.abort()
    if (outcome === null) return gatewayReply(503)
    return outcome.ok ? replyOf(outcome.payload) : gatewayReply(500)
  }
}
