/** What a person may be in this registry. A person can hold several roles; a route names those that may use it. */
export const ROLES = ['care-manager', 'consultant', 'administrator', 'payer'] as const
export type Role = (typeof ROLES)[number]

/**
 * The Lambda function that serves a route. The payer function has no right to Charts or Population; of those that serve requests the
 * settings function alone may change the Directory, and only what clinics choose.
 */
export type Edge = 'api' | 'payer' | 'settings'

/**
 * How the edge finds the clinic or plan a request touches, before any action runs:
 * `path`     the path names the clinic, and the caller must be a member of it;
 * `episode`  the path names an episode, whose clinic the caller must be a member of (a foreign episode answers as an unknown one);
 * `patient`  the path names a person, and the caller must be a member of a clinic in which they are known;
 * `query`    the query may name clinics; each must be the caller's, and none means all of the caller's;
 * `plan`     the caller's own plan, which no request can name;
 * `self`     nothing but the caller.
 */
export type Boundary = 'path' | 'episode' | 'patient' | 'query' | 'plan' | 'self'

/**
 * One row of the API, as plain data. The gateway, the Lambda router, the browser client, OpenAPI and the role matrix are all made from
 * these rows; what a route takes and answers stands under the same name in core/contract/schemas.
 */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Gateway template; begins with /api because CloudFront does not strip it. */
  readonly path: `/api/${string}`
  readonly edge: Edge
  readonly roles: readonly Role[]
  readonly boundary: Boundary
  /** What the audit trail calls this act; null where no health information is touched. */
  readonly audit: string | null
}

/** A route as the gateway names it to the function it calls: `GET /api/session`. */
export const routeKeyOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

/** Access tokens must carry this scope: it says "issued for this API". What a person may do is a membership, not a scope. */
export const API_SCOPE = 'cairn/api'

/** Bytes of a request body the edge accepts; larger answers 413. */
export const MAX_BODY_BYTES = 1_000_000
