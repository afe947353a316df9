import type { IncomingMessage, RequestListener } from 'node:http'
import type { Outcome } from './sandbox.ts'

const INVOCATION = /^\/2015-03-31\/functions\/([A-Za-z0-9_-]{1,140})\/invocations$/
const EVENT_LIMIT = 6_000_000

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > EVENT_LIMIT) return null
  }
  return text
}

/**
 * Lambda's own address for invoking a function, so that a command asks the product here as it asks a deployed one. A page in a
 * browser cannot: it has no signature to send, and a request with one would be asked about first, which nobody answers.
 */
export function lambdaEndpoint(invoke: (functionId: string, event: unknown) => Promise<Outcome>): RequestListener {
  return (request, response) => {
    const reply = (status: number, text: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(text)
    }
    const answer = async (): Promise<void> => {
      const functionId = INVOCATION.exec(request.url ?? '')?.[1]
      const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true
      if (request.method !== 'POST' || functionId === undefined || !signed) return reply(404, '{}')
      const event = await bodyOf(request)
      if (event === null) return reply(413, '{}')
      const outcome = await invoke(functionId, event === '' ? {} : JSON.parse(event))
      if (outcome.ok) return reply(200, outcome.payload)
      reply(200, JSON.stringify({ errorMessage: outcome.message }), { 'x-amz-function-error': 'Unhandled' })
    }
    answer().catch(() => reply(404, '{}'))
  }
}
