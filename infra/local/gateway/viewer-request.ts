import { Script, createContext } from 'node:vm'
import type { EdgeRequest } from './request.ts'

interface ViewerRequest {
  method: string
  uri: string
  querystring: Record<string, { value: string }>
  headers: Record<string, { value: string }>
  cookies: Record<string, { value: string }>
}
interface ViewerResponse {
  statusCode: number
  headers?: Record<string, { value: string }>
  body?: string | { data: string }
}

/** Runs a CloudFront Function for a request: the changed address, or an answer in its place. */
export type ViewerRequestFunction = (
  request: EdgeRequest,
) => Promise<{ readonly uri: string } | { readonly response: ViewerResponse }>

const LIMIT_MS = 1000

/** Compiles the code of a viewer-request function; it sees CloudFront's event and nothing of Node. */
export function makeViewerRequestFunction(code: string): ViewerRequestFunction {
  const sandbox = createContext({})
  new Script(code, { filename: 'viewer-request.js' }).runInContext(sandbox, { timeout: LIMIT_MS })
  const call = new Script('Promise.resolve(handler(JSON.parse(event))).then(JSON.stringify)')
  return async (request) => {
    sandbox['event'] = JSON.stringify(viewerEvent(request))
    const text = (await call.runInContext(sandbox, { timeout: LIMIT_MS })) as string
    const result = JSON.parse(text) as ViewerRequest | ViewerResponse
    return 'statusCode' in result ? { response: result } : { uri: result.uri }
  }
}

function viewerEvent(request: EdgeRequest): unknown {
  const wrapped = (entries: Iterable<readonly [string, string]>): Record<string, { value: string }> =>
    Object.fromEntries([...entries].map(([name, value]) => [name, { value }]))
  return {
    version: '1.0',
    context: { eventType: 'viewer-request', requestId: 'local' },
    viewer: { ip: request.sourceIp },
    request: {
      method: request.method,
      uri: request.path,
      querystring: wrapped(new URLSearchParams(request.query)),
      headers: wrapped(Object.entries(request.headers)),
      cookies: {},
    } satisfies ViewerRequest,
  }
}
