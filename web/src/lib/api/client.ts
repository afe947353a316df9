import {
  ROUTES,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type RouteName,
} from '../../../../core/contract/index.ts'
import { pathOf } from './paths.ts'
import { trouble, troubleOf, type Trouble } from './trouble.ts'

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble }

/** What a call needs: the places in its path, its query, its body with the operation id, and a signal that stops it. */
export interface Call<N extends RouteName> {
  readonly params?: ParamsOf<N>
  readonly query?: QueryOf<N>
  readonly body?: BodyOf<N>
  /** Names one save. Every retry of that save carries the same key, so that it is stored once. */
  readonly key?: string
  readonly signal?: AbortSignal
  /** Asked after a pause, before it is sent again by itself: what was taken back meanwhile is not. */
  readonly isWanted?: () => boolean
}

export interface Surroundings {
  readonly fetch: typeof globalThis.fetch
  /** A valid access token; `renew` asks for a new one because the last was refused. null = signed out; trouble = it could not be asked. */
  readonly token: (renew: boolean) => Promise<string | null | Trouble>
  /** Called once no token is accepted any more. */
  readonly onSignedOut: () => void
  readonly online: () => boolean
  readonly wait: (milliseconds: number) => Promise<void>
}

export interface Client {
  call<N extends RouteName>(name: N, call?: Call<N>): Promise<Answer<ResponseOf<N>>>
}

/** Longer than the gateway's own 30 s, so that its answer is heard. */
const TIMEOUT = 35_000
/** Pauses before the second and third try, in ms; only where the answer says "busy" and the call is safe to repeat. */
const PAUSES = [400, 1500]

/** The only door to the API. Answers are values: a page decides what each trouble looks like. */
export function createClient(surroundings: Surroundings): Client {
  return {
    async call<N extends RouteName>(name: N, call: Call<N> = {}): Promise<Answer<ResponseOf<N>>> {
      const repeatable = ROUTES[name].method === 'GET' || call.key !== undefined
      let wasBusy = false
      for (let attempt = 0; ; attempt++) {
        const answer = await send(surroundings, name, call)
        if (answer.ok || !repeatable || call.signal?.aborted) return answer
        const { kind } = answer.trouble
        const pause = PAUSES[attempt]
        if (pause === undefined || (kind !== 'busy' && kind !== 'too-many'))
          return { ok: false, trouble: { ...answer.trouble, again: wasBusy } }
        await surroundings.wait(answer.trouble.retryAfter === null ? pause : answer.trouble.retryAfter * 1000)
        if (call.isWanted?.() === false) return { ok: false, trouble: { ...answer.trouble, again: wasBusy } }
        wasBusy ||= kind === 'busy'
      }
    },
  }
}

async function send<N extends RouteName>(
  surroundings: Surroundings,
  name: N,
  call: Call<N>,
): Promise<Answer<ResponseOf<N>>> {
  for (const renew of [false, true]) {
    const token = await surroundings.token(renew)
    if (token === null) break
    if (typeof token !== 'string') return { ok: false, trouble: token }
    const answer = await once(surroundings, name, call, token)
    if (answer.ok || answer.trouble.kind !== 'not-signed-in') return answer
  }
  surroundings.onSignedOut()
  return { ok: false, trouble: trouble('not-signed-in', 'Your sign-in has ended. Sign in again.') }
}

async function once<N extends RouteName>(
  { fetch, online }: Surroundings,
  name: N,
  { params, query, body, key, signal }: Call<N>,
  token: string,
): Promise<Answer<ResponseOf<N>>> {
  const { method, path } = ROUTES[name]
  const timeout = AbortSignal.timeout(TIMEOUT)
  try {
    const response = await fetch(
      pathOf(path, params as Record<string, string> | undefined, query as Record<string, string | undefined>),
      {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json, application/problem+json',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        cache: 'no-store',
        credentials: 'omit',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      },
    )
    const text = await response.text()
    if (!response.ok) return { ok: false, trouble: troubleOf(response.status, jsonOr(text, null), response.headers) }
    return { ok: true, value: JSON.parse(text) as ResponseOf<N> }
  } catch (error) {
    return { ok: false, trouble: troubleOfThrown(error, signal, online()) }
  }
}

function jsonOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}

/** fetch throws for three reasons that need different words: stopped by us, no answer in time, no connection. */
function troubleOfThrown(error: unknown, signal: AbortSignal | undefined, online: boolean): Trouble {
  if (signal?.aborted) return trouble('stopped', 'Stopped.')
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return trouble('timed-out', 'The service took too long to answer. Try again in a moment.')
  if (error instanceof SyntaxError) return trouble('not-understood', 'The answer could not be read. Try again.')
  return online
    ? trouble('offline', 'The service cannot be reached. Check the connection and try again.')
    : trouble('offline', 'There is no connection. What you typed is kept on this page.')
}
