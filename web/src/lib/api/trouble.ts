import type { FailureKind, Issue } from '../../../../core/contract/index.ts'
import { FAILURES } from '../../../../core/contract/failures.ts'

/** Everything that can go wrong between a page and its data: the contract's failures, and what never reaches the API. */
export type TroubleKind = FailureKind | 'offline' | 'timed-out' | 'too-many' | 'not-understood' | 'stopped'

export interface Trouble {
  readonly kind: TroubleKind
  /** What happened and how to mend it, in plain words, never with health information. */
  readonly detail: string
  readonly issues: readonly Issue[]
  /** The current version of the chart, for `version-conflict`. */
  readonly version: number | null
  /** What to quote when asking for help. */
  readonly reference: string | null
  /** Seconds to wait before another try, where the answer says so. */
  readonly retryAfter: number | null
  /** An earlier try of the same call may have been taken: this answer says nothing of it. */
  readonly again: boolean
}

export const trouble = (kind: TroubleKind, detail: string, more: Partial<Trouble> = {}): Trouble => ({
  issues: [],
  version: null,
  reference: null,
  retryAfter: null,
  again: false,
  ...more,
  kind,
  detail,
})

/** Kinds the answer may name itself (problem+json). Others follow from the status. */
const NAMED: ReadonlySet<string> = new Set(Object.keys(FAILURES))
const BY_STATUS: Readonly<Record<number, readonly [TroubleKind, string]>> = {
  400: ['bad-request', 'The request was not understood. Nothing was saved.'],
  401: ['not-signed-in', 'Your sign-in has ended. Sign in again.'],
  403: ['forbidden', 'An administrator can give a role that may do this.'],
  404: ['not-found', 'There is nothing here, or it is not in your clinics.'],
  409: ['version-conflict', 'This was changed meanwhile.'],
  413: ['too-large', 'This is too large to send. Shorten it and save again.'],
  415: ['unsupported-media', 'The request was not understood. Nothing was saved.'],
  422: ['not-possible', 'This cannot be recorded as it is.'],
  429: ['too-many', 'Too many requests at once. Wait a moment and try again.'],
  502: ['busy', 'The service is busy. Try again in a moment.'],
  503: ['busy', 'The service is busy. Try again in a moment.'],
  504: ['timed-out', 'The service took too long to answer. Try again in a moment.'],
}

/** One shape for both speakers: the API's problem+json and the gateway's own `{"message"}`, which carries no kind. */
export function troubleOf(status: number, body: unknown, headers: Headers): Trouble {
  const problem = isObject(body) ? body : {}
  const [byStatus, words] = BY_STATUS[status] ?? ['unexpected', 'Something went wrong on our side.']
  const named = kindIn(problem)
  return trouble(named ?? byStatus, typeof problem['detail'] === 'string' ? problem['detail'] : words, {
    issues: issuesIn(problem['issues']),
    version: typeof problem['version'] === 'number' ? problem['version'] : null,
    reference: referenceIn(problem, headers),
    retryAfter: secondsIn(headers.get('retry-after')),
  })
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function kindIn(problem: Record<string, unknown>): FailureKind | null {
  for (const value of [problem['kind'], problem['type']]) {
    const name = typeof value === 'string' ? value.split(/[/:#]/).at(-1) : undefined
    if (name && NAMED.has(name)) return name as FailureKind
  }
  return null
}

const issuesIn = (value: unknown): Issue[] =>
  Array.isArray(value)
    ? value.filter(
        (line): line is Issue =>
          isObject(line) && typeof line['at'] === 'string' && typeof line['problem'] === 'string',
      )
    : []

function referenceIn(problem: Record<string, unknown>, headers: Headers): string | null {
  const stated =
    problem['reference'] ?? problem['instance'] ?? headers.get('x-request-id') ?? headers.get('apigw-requestid')
  return typeof stated === 'string' && stated !== '' ? stated : null
}

function secondsIn(value: string | null): number | null {
  const seconds = value === null ? NaN : Number(value)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 60) : null
}

/** Trying again as it is can help: nothing about the request itself is wrong. */
export const canRetry = (kind: TroubleKind): boolean =>
  ['offline', 'timed-out', 'too-many', 'busy', 'unexpected', 'not-understood'].includes(kind)
