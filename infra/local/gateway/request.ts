import type { IncomingMessage } from 'node:http'

/** HTTP API takes request bodies up to this size. */
export const BODY_LIMIT = 10 * 1024 * 1024

/** A request as it came, before anybody has read its body. */
export interface EdgeRequest {
  readonly method: string
  /** The path as sent, percent-encoded. */
  readonly path: string
  readonly query: string
  /** Lower-case names; values of a repeated header joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly sourceIp: string
  /** Bytes of the request line and all headers. */
  readonly headBytes: number
  /** The body, or null when it is over the limit. */
  body(): Promise<Buffer | null>
}

export function readRequest(message: IncomingMessage): EdgeRequest {
  const url = message.url ?? '/'
  const mark = url.indexOf('?')
  const headers: Record<string, string> = {}
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    headers[name] = (values ?? []).join(name === 'cookie' ? '; ' : ',')
  }
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    headBytes: Buffer.byteLength(`${message.method} ${url} HTTP/1.1`) + message.rawHeaders.join('').length,
    body: () => readBody(message),
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer | null> {
  if (Number(message.headers['content-length'] ?? 0) > BODY_LIMIT) {
    message.resume()
    return null
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= BODY_LIMIT) chunks.push(chunk)
  }
  return bytes > BODY_LIMIT ? null : Buffer.concat(chunks)
}

/** Percent-decoded text, or null where the encoding is malformed. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
