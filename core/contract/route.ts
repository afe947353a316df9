import type * as z from 'zod'

/** What a person may be in this registry. A person can hold several roles; a route names those that may use it. */
export const ROLES = ['care-manager', 'consultant', 'administrator', 'payer'] as const
export type Role = (typeof ROLES)[number]

/** The Lambda function that serves a route. The payer function has no right to Charts or Population. */
export type Edge = 'api' | 'payer'

/**
 * How the edge finds the clinic or plan a request touches, before any action runs:
 * `path`     the path names the clinic, and the caller must be a member of it;
 * `episode`  the path names an episode, whose clinic the caller must be a member of (a foreign episode answers as an unknown one);
 * `query`    the query may name clinics; each must be the caller's, and none means all of the caller's;
 * `plan`     the caller's own plan, which no request can name;
 * `self`     nothing but the caller.
 */
export type Boundary = 'path' | 'episode' | 'query' | 'plan' | 'self'

/** One row of the API. The gateway, the Lambda router, the browser client, OpenAPI and the role matrix are all made from these rows. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Gateway template; begins with /api because CloudFront does not strip it. */
  readonly path: `/api/${string}`
  readonly edge: Edge
  readonly roles: readonly Role[]
  readonly boundary: Boundary
  /** What the audit trail calls this act; null where no health information is touched. */
  readonly audit: string | null
  readonly summary: string
  /** Error kinds this route can answer besides those of every route. */
  readonly failures: readonly FailureKind[]
  readonly params: z.ZodType<Record<string, string>>
  readonly query: z.ZodType<Record<string, unknown>>
  /** null where the route takes no body. A route with a body needs an Idempotency-Key header. */
  readonly body: z.ZodType | null
  readonly response: z.ZodType
}

/** Access tokens must carry this scope: it says "issued for this API". What a person may do is a membership, not a scope. */
export const API_SCOPE = 'cairn/api'

/** Bytes of a request body the edge accepts; larger answers 413. */
export const MAX_BODY_BYTES = 1_000_000

/** Expected failures. Kinds are the vocabulary of actions; the edge alone knows their HTTP status. */
export const FAILURES = {
  'bad-request': { status: 400, title: 'The request is not understood' },
  'not-signed-in': { status: 401, title: 'You are not signed in' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  'not-found': { status: 404, title: 'Not found' },
  'version-conflict': { status: 409, title: 'Somebody else changed this chart' },
  duplicate: { status: 409, title: 'This already exists' },
  unreadable: { status: 409, title: 'This version of Cairn cannot read all of it' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media': { status: 415, title: 'Send application/json' },
  'not-possible': { status: 422, title: 'This cannot be recorded' },
  'replayed-key': { status: 422, title: 'This operation id was used for something else' },
  busy: { status: 503, title: 'Busy, nothing was saved' },
  unexpected: { status: 500, title: 'Something went wrong, nothing was saved' },
} as const
export type FailureKind = keyof typeof FAILURES

/** Where in the request something is wrong and how to mend it. `at` is a path such as `entries.0.day`. */
export interface Issue {
  readonly at: string
  readonly problem: string
}

/** An expected failure as a value. `detail` says what happened and how to mend it, and never holds health information. */
export interface Failure {
  readonly kind: FailureKind
  readonly detail: string
  readonly issues?: readonly Issue[]
  /** The current version, for `version-conflict`. */
  readonly version?: number
}
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (
  kind: FailureKind,
  detail: string,
  more: Omit<Failure, 'kind' | 'detail'> = {},
): Result<never> => ({
  ok: false,
  failure: { kind, detail, ...more },
})
