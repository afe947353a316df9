import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { SiteFile } from '../template/files.ts'
import { refusal } from './reply.ts'
import type { Reply } from './reply.ts'
import { decoded } from './request.ts'
import type { EdgeRequest } from './request.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const SQUEEZABLE = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest'])
/** CloudFront compresses nothing smaller. */
const SQUEEZE_FROM = 1000

interface Held {
  readonly etag: string
  readonly bytes: Record<'identity' | 'gzip' | 'br', Buffer | undefined>
}

/** The bucket behind the site: what was deployed to it and nothing else. A key that is not there is refused, as S3 does. */
export function makeFileServer(
  files: ReadonlyMap<string, SiteFile>,
  compress: boolean,
): (request: EdgeRequest, uri: string) => Reply {
  const held = new Map<string, Held>()
  const hold = (key: string, file: SiteFile): Held => {
    const known = held.get(key)
    if (known) return known
    const identity = file.read()
    const etag = `"${createHash('sha256').update(identity).digest('hex').slice(0, 32)}"`
    const made: Held = { etag, bytes: { identity, gzip: undefined, br: undefined } }
    held.set(key, made)
    return made
  }

  return (request, uri) => {
    const path = decoded(uri)
    if (path === null) return refusal(400)
    const key = path.slice(1)
    const file = files.get(key)
    if (!file) return refusal(403)
    const { etag, bytes } = hold(key, file)
    const headers: Record<string, string> = {
      'content-type': TYPES[extname(key)] ?? 'application/octet-stream',
      etag,
      ...(file.cacheControl === null ? {} : { 'cache-control': file.cacheControl }),
    }
    if (request.headers['if-none-match']?.includes(etag) === true)
      return { status: 304, headers, body: Buffer.alloc(0) }
    const plain = bytes.identity ?? Buffer.alloc(0)
    if (!compress || !SQUEEZABLE.has(extname(key)) || plain.length < SQUEEZE_FROM)
      return { status: 200, headers, body: plain }
    const coding = preferredCoding(request.headers['accept-encoding'] ?? '')
    const body = coding === 'identity' ? plain : (bytes[coding] ??= squeeze(plain, coding))
    const coded = coding === 'identity' ? {} : { 'content-encoding': coding }
    return { status: 200, headers: { ...headers, ...coded, vary: 'Accept-Encoding' }, body }
  }
}

const preferredCoding = (accepted: string): 'identity' | 'gzip' | 'br' =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'

const squeeze = (plain: Buffer, coding: 'gzip' | 'br'): Buffer =>
  coding === 'br' ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipSync(plain)
