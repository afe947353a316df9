/** What the edge reads of an HTTP API event (payload 2.0), with header names in lower case. */
export interface HttpEvent {
  readonly version: string
  /** The route that the gateway matched, as its template has it: `GET /api/clinics/{clinicId}/caseload`. */
  readonly routeKey: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>
  readonly pathParameters?: Readonly<Record<string, string | undefined>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly requestContext: {
    readonly requestId: string
    readonly http: { readonly method: string; readonly path: string; readonly sourceIp: string }
  }
}
export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body is bytes, as base64. */
  readonly isBase64Encoded?: boolean
}

/** Nothing this API answers may be kept by a browser or a proxy. */
const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export const answer = (
  statusCode: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({ statusCode, headers: { 'content-type': type, ...ALWAYS, ...headers }, body })
