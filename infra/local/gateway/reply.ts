/** What leaves the edge. Header names are lower case. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
}

/** What HTTP API answers by itself, word for word. */
const GATEWAY_MESSAGES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const
export type GatewayStatus = keyof typeof GATEWAY_MESSAGES

export function gatewayReply(status: GatewayStatus, headers: Record<string, string> = {}): Reply {
  const body = Buffer.from(JSON.stringify({ message: GATEWAY_MESSAGES[status] }))
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

/** What CloudFront and S3 answer for a file that is not there or a method that is not allowed. */
export function refusal(status: 400 | 403): Reply {
  const code = status === 403 ? 'AccessDenied' : 'BadRequest'
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) }
}
