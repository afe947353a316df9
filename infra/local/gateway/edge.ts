import { matchesGlob } from '../template/files.ts'
import type { SiteFile } from '../template/files.ts'
import type { Behavior, Edge } from '../template/edge.ts'
import { makeFileServer } from './files.ts'
import { refusal } from './reply.ts'
import type { Reply } from './reply.ts'
import type { EdgeRequest } from './request.ts'
import { makeViewerRequestFunction } from './viewer-request.ts'

export type Origin = (request: EdgeRequest, uri: string) => Reply | Promise<Reply>

export interface EdgeOptions {
  readonly edge: Edge
  readonly api: (request: EdgeRequest) => Promise<Reply>
  readonly filesOf: (bucketId: string) => ReadonlyMap<string, SiteFile>
}

/** CloudFront: the first behaviour whose pattern fits takes the request; its function, origin and headers apply. */
export function makeEdge({ edge, api, filesOf }: EdgeOptions): (request: EdgeRequest) => Promise<Reply> {
  const stations = edge.behaviors.map((behavior) => ({
    behavior,
    rewrite: behavior.viewerRequest === null ? null : makeViewerRequestFunction(behavior.viewerRequest),
    origin: behavior.origin === 'api' ? api : makeFileServer(filesOf(behavior.bucketId), behavior.compress),
  }))
  return async (request) => {
    const station = stations.find(({ behavior }) =>
      matchesGlob(request.path, `/${behavior.pattern.replace(/^\//, '')}`),
    )
    if (!station) return refusal(403)
    const { behavior, rewrite, origin } = station
    if (!behavior.methods.includes(request.method)) return withHeaders(refusal(403), behavior)
    const rewritten = rewrite && (await rewrite(request))
    if (rewritten && 'response' in rewritten) return withHeaders(edgeReply(rewritten.response), behavior)
    const uri = rewritten?.uri ?? request.path
    const target = behavior.origin === 'files' && uri === '/' ? `/${edge.rootObject}` : uri
    return withHeaders(await origin(request, target), behavior)
  }
}

function edgeReply(response: {
  statusCode: number
  headers?: Record<string, { value: string }>
  body?: string | { data: string }
}): Reply {
  const headers = Object.entries(response.headers ?? {}).map(
    ([name, { value }]) => [name.toLowerCase(), value] as const,
  )
  const body = typeof response.body === 'object' ? response.body.data : (response.body ?? '')
  return { status: response.statusCode, headers: Object.fromEntries(headers), body: Buffer.from(body) }
}

/** The behaviour's response headers policy. */
export function withHeaders(reply: Reply, { headers, removes }: Pick<Behavior, 'headers' | 'removes'>): Reply {
  const merged = { ...reply.headers }
  for (const name of removes) Reflect.deleteProperty(merged, name)
  for (const { name, value, override } of headers) if (override || !(name in merged)) merged[name] = value
  return { ...reply, headers: merged }
}
