import middy from '@middy/core'
import { ROUTES, type RouteName } from '../../core/contract/index.ts'
import { SCHEMAS } from '../../core/contract/schemas/index.ts'
import { routeKeyOf, type Edge, type Route } from '../../core/contract/routes/route.ts'
import { ClinicUnreadable } from '../store/clinic-day.ts'
import { isBusy } from '../store/client.ts'
import type { Answered, AnsweredInText, Call } from './call.ts'
import { compressed } from './compressed.ts'
import type { HttpAnswer, HttpEvent } from './http.ts'
import { nameOf, placesOf, type Log } from './log.ts'
import { problem } from './problem.ts'
import { AuditUnavailable, interrupted, serve, type ServeDeps } from './serve.ts'
import type { Served } from './served.ts'
import { IssuerUnreachable } from './token.ts'
import { CLINIC_UNREAD } from './unreadable.ts'

export interface EdgeDeps extends ServeDeps {
  readonly log: Log
}
/** The routes of one edge. */
export type RouteOf<E extends Edge> = { [N in RouteName]: (typeof ROUTES)[N]['edge'] extends E ? N : never }[RouteName]
/** One action per route of an edge: forgetting one does not compile. */
export type Actions<E extends Edge> = {
  readonly [N in RouteOf<E>]: (call: Call<N>) => Promise<Answered<N> | AnsweredInText<N>>
}
export type HttpHandler = (event: HttpEvent) => Promise<HttpAnswer>

/** The gateway gives up after 30 s; the caller shall hear from us before. */
const DEADLINE_MS = 25_000

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('Too late'), { name: 'TimeoutError' })), DEADLINE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const passes = (error: unknown): boolean =>
  isBusy(error) || error instanceof AuditUnavailable || error instanceof IssuerUnreachable

/** Header names in lower case, as the gateway sends them. */
const normalised = (event: HttpEvent): HttpEvent => ({
  ...event,
  headers: Object.fromEntries(Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
})

/** A route's handler: it always answers, and logs one line of what is allowed to be logged. */
function handlerOf(deps: EdgeDeps, served: Served): HttpHandler {
  return async (event) => {
    const began = performance.now()
    const { requestId } = event.requestContext
    const asked = normalised(event)
    const made = await inTime(serve(deps, served, asked)).catch((error: unknown) => {
      const known = passes(error)
      if (!known) deps.log.fault({ requestId, route: served.name, fault: nameOf(error), places: placesOf(error) })
      return problem(error instanceof ClinicUnreadable ? CLINIC_UNREAD : interrupted(known), requestId)
    })
    const kind = made.statusCode < 400 ? 'ok' : String((JSON.parse(made.body) as { kind: unknown }).kind)
    const milliseconds = Math.round(performance.now() - began)
    deps.log.request({ requestId, route: served.name, status: made.statusCode, kind, milliseconds })
    return compressed(asked, made)
  }
}

/** The Lambda handler of one edge: every route of the contract that belongs to it, and nothing else. */
export function edge<E extends Edge>(name: E, deps: EdgeDeps, actions: Actions<E>): HttpHandler {
  const table = actions as unknown as Readonly<Record<string, Served['action']>>
  const routes = (Object.entries(ROUTES) as [RouteName, Route][]).flatMap(([routeName, route]) => {
    const action = table[routeName]
    if (route.edge !== name || !action) return []
    const served: Served = { name: routeName, route, schemas: SCHEMAS[routeName], action }
    return [[routeKeyOf(route), handlerOf(deps, served)] as const]
  })
  // The gateway has matched the route already and says which.
  const handlers = new Map(routes)
  const unknown = { kind: 'not-found', detail: 'No such address. See the API description.' } as const
  return middy()
    .use({ onError: (request) => problem(interrupted(false), requestIdOf(request.event)) })
    .handler(
      async (event: HttpEvent) => handlers.get(event.routeKey)?.(event) ?? problem(unknown, requestIdOf(event)),
    ) as never
}

const requestIdOf = (event: unknown): string =>
  (event as Partial<HttpEvent> | undefined)?.requestContext?.requestId ?? ''
