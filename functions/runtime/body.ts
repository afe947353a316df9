import { createHash } from 'node:crypto'
import { hasControl } from '../../core/control-characters.ts'
import { MAX_BODY_BYTES } from '../../core/contract/routes/route.ts'
import { fail, succeed, type Result } from '../../core/result.ts'
import type { HttpEvent } from './http.ts'

/** A body as it came: its JSON, and the hash by which a repeated operation is known. */
export interface ReadBody {
  readonly json: unknown
  readonly hash: string
}

const JSON_TYPE = /^application\/json\s*(;|$)/i
const DEEPEST = 64
const LIVE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Why no schema needs to look at this value, or null. Walks with a list of its own, so nesting cannot exhaust the stack. */
function fault(root: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (depth > DEEPEST) return `It is nested deeper than ${DEEPEST} levels.`
    if (typeof value === 'number' && !Number.isFinite(value)) return 'It holds a number that is too large.'
    if (typeof value === 'string' && !value.isWellFormed()) return 'A text in it is broken Unicode (half of a pair).'
    if (typeof value === 'string' && hasControl(value)) return 'A text in it holds a control character.'
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      if (LIVE_KEYS.has(key)) return `The name ${key} is not used by this API. Remove it.`
      open.push({ value: child, depth: depth + 1 })
    }
  }
  return null
}

const bytesOf = (event: HttpEvent): Buffer => Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')

function textOf(bytes: Buffer): string | null {
  try {
    // The byte order mark stays, so that JSON.parse refuses it the same way however the gateway passed the body on.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const wrong = (detail: string) => fail('bad-request', detail, { issues: [{ at: 'body', problem: detail }] })

/** The JSON of a request body, or what is wrong with it and how to mend it. The text itself is in no answer. */
export function readBody(event: HttpEvent): Result<ReadBody> {
  const encoding = event.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return fail('unsupported-media', 'Send the body uncompressed, without content-encoding.')
  if (!JSON_TYPE.test(event.headers['content-type'] ?? ''))
    return fail('unsupported-media', 'Send the body as JSON with the header content-type: application/json.')
  const bytes = bytesOf(event)
  if (bytes.length > MAX_BODY_BYTES)
    return fail('too-large', `The body has more than ${MAX_BODY_BYTES} bytes. Send it in smaller parts.`)
  const text = textOf(bytes)
  if (text === null) return wrong('The body is not UTF-8. Send it as UTF-8.')
  if (text.startsWith('\ufeff')) return wrong('The body begins with a byte order mark. Send it without.')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return wrong('The body is not JSON. Check brackets, quotes and commas.')
  }
  const found = fault(json)
  return found ? wrong(found) : succeed({ json, hash: createHash('sha256').update(bytes).digest('base64url') })
}
