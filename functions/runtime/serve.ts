import type { Failure, FailureKind } from '../../core/result.ts'
import type { AuditRecord, AuditStore } from '../store/audit.ts'
import type { KnownMember } from '../store/member.ts'
import { setImmediate as underWay } from 'node:timers/promises'
import { reachOf, type BoundaryDeps, type Reach } from './boundary.ts'
import type { Touched } from './call.ts'
import { answer, type HttpAnswer, type HttpEvent } from './http.ts'
import { problem } from './problem.ts'
import { responseText } from './response-text.ts'
import { readRequest, type Parsed } from './request.ts'
import type { Served } from './served.ts'
import type { TokenReader } from './token.ts'
import { headerUnread } from './unreadable.ts'

export interface ServeDeps extends BoundaryDeps {
  readonly clock: () => Date
  readonly newId: () => string
  readonly readToken: TokenReader
  readonly audit: AuditStore
}
/** The trail could not be written, so what it speaks of may not leave. */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable'
}

const failures = {
  'not-signed-in': 'Sign in again: the access token is missing, has expired or was not issued for this API.',
  forbidden: 'An administrator of your network can give a role that may do this.',
  'not-found': 'There is nothing here that you may see. Check the address, or ask for access to the clinic.',
} as const satisfies Partial<Record<FailureKind, string>>
const refusal = (kind: keyof typeof failures): Failure => ({ kind, detail: failures[kind] })

async function callerOf(deps: ServeDeps, event: HttpEvent): Promise<string | null> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(event.headers['authorization'] ?? '')?.[1]
  return token ? ((await deps.readToken(token))?.sub ?? null) : null
}

/** Everything about one request that its audit record says. */
interface Act {
  readonly served: Served
  readonly event: HttpEvent
  readonly now: Date
  readonly sub: string
  readonly roles: readonly string[]
  readonly clinicId: string | null
}

const recordOf = (deps: ServeDeps, act: Act, result: string, touched: Touched): AuditRecord => ({
  id: deps.newId(),
  instant: act.now.toISOString(),
  clinicId: touched.clinicId ?? act.clinicId,
  sub: act.sub,
  roles: act.roles,
  action: act.served.route.audit ?? act.served.name,
  result,
  clinics: touched.clinics ?? [],
  episodes: touched.episodes ?? [],
  patientId: touched.patientId ?? null,
  requestId: act.event.requestContext.requestId,
  sourceIp: act.event.requestContext.http.sourceIp,
})

async function record(deps: ServeDeps, act: Act, result: string, touched: Touched = {}): Promise<void> {
  if (act.served.route.audit === null) return
  try {
    await deps.audit.record(recordOf(deps, act, result, touched))
  } catch (cause) {
    throw new AuditUnavailable('The audit trail does not answer', { cause })
  }
}

async function deny(deps: ServeDeps, act: Act, kind: keyof typeof failures): Promise<HttpAnswer> {
  await record(deps, act, kind)
  return problem(refusal(kind), act.event.requestContext.requestId)
}

const isRight = (member: KnownMember | null): member is KnownMember => member !== null && member.state === 'active'

/** One request from token to answer. Each step lets it through or ends it; a denial leaves a record as a read does. */
export async function serve(deps: ServeDeps, served: Served, event: HttpEvent): Promise<HttpAnswer> {
  const { requestId } = event.requestContext
  const now = deps.clock()
  const sub = await callerOf(deps, event)
  if (sub === null) return problem(refusal('not-signed-in'), requestId)
  const found = await deps.directory.member(sub)
  const roles = isRight(found) ? found.roles.filter((role) => served.route.roles.includes(role)) : []
  const act: Act = { served, event, now, sub, roles, clinicId: null }
  if (!isRight(found) || roles.length === 0) return deny(deps, act, 'forbidden')
  const parsed = readRequest(served, event)
  if (!parsed.ok) return problem(parsed.failure, requestId)
  const reach = await reachOf(deps, served.route.boundary, found, parsed.value.params, parsed.value.query)
  const placed = { ...act, clinicId: reach.clinicId }
  if (!reach.allowed) return deny(deps, placed, 'not-found')
  if (reach.unread) {
    await record(deps, placed, 'unreadable')
    return problem(headerUnread(reach.unread), requestId)
  }
  return perform(deps, placed, found, parsed.value, reach)
}

async function perform(
  deps: ServeDeps,
  act: Act,
  caller: KnownMember,
  parsed: Parsed,
  reach: Reach,
): Promise<HttpAnswer> {
  const { name, schemas, action } = act.served
  const call = {
    ...parsed,
    route: name,
    caller,
    now: act.now,
    chart: reach.chart,
    person: reach.person,
    clinicId: reach.clinicId,
    record: (result: string, touched: Touched) => recordOf(deps, act, result, touched),
  }
  const { result, touched, recorded, replayed } = await action(call as never)
  const outcome = result.ok ? (replayed ? 'replayed' : 'ok') : result.failure.kind
  const trail = recorded || outcome === 'busy' ? null : record(deps, act, outcome, touched)
  // Writing the record and writing the answer take their time together; the answer waits for the record.
  if (trail) await underWay()
  const made = result.ok ? responseText(schemas.response, result.value) : null
  await trail
  if (!result.ok) return problem(result.failure, act.event.requestContext.requestId)
  return answer(200, 'application/json', made ?? '')
}

/** The failure of a request that the store or the issuer had no time for, or that met a fault of ours. */
export const interrupted = (busy: boolean): Failure =>
  busy
    ? {
        kind: 'busy',
        detail: 'Send the same request again in a moment, with the same idempotency-key: it is recorded once.',
      }
    : { kind: 'unexpected', detail: 'Tell your administrator the id of this request.' }
