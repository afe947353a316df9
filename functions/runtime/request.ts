import type * as z from 'zod'
import { fail, succeed, type Result, type Route } from '../../core/contract/route.ts'
import { issuesOf, schemaWords } from '../../core/contract/schema-words.ts'
import { Id } from '../../core/chart/fields.ts'
import { readBody } from './body.ts'
import type { AskedOperation } from './call.ts'
import type { HttpEvent } from './http.ts'

/** The parts of a request after their schemas. */
export interface Parsed {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly operation: AskedOperation | null
}

const KEY_HELP =
  'Send the header idempotency-key with 1 to 64 letters, digits, - or _: a new one for each thing you record, the same one when you repeat it.'

function parse<T>(part: string, schema: z.ZodType<T>, value: unknown): Result<T> {
  const read = schema.safeParse(value, { error: schemaWords })
  if (read.success) return succeed(read.data)
  const detail = `${part === '' ? 'Nothing was recorded' : 'Nothing was read'}. Mend what is listed and send it again.`
  return fail('bad-request', detail, { issues: issuesOf(part, read.error) })
}

function operationOf(event: HttpEvent, bodyHash: string): Result<AskedOperation> {
  const id = Id.safeParse(event.headers['idempotency-key'])
  if (id.success) return succeed({ id: id.data, bodyHash })
  return fail('bad-request', KEY_HELP, { issues: [{ at: 'headers.idempotency-key', problem: KEY_HELP }] })
}

/** Path, query and body by the schemas of the route. Issues of the body have paths as the body has them: `entries.0.day`. */
export function readRequest(route: Route, event: HttpEvent): Result<Parsed> {
  const params = parse('path', route.params, { ...event.pathParameters })
  if (!params.ok) return params
  const query = parse('query', route.query, { ...event.queryStringParameters })
  if (!query.ok) return query
  const nothing = { params: params.value, query: query.value, body: null, operation: null }
  if (!route.body) return succeed(nothing)
  const read = readBody(event)
  if (!read.ok) return read
  const operation = operationOf(event, read.value.hash)
  if (!operation.ok) return operation
  const body = parse('', route.body, read.value.json)
  return body.ok ? succeed({ ...nothing, body: body.value, operation: operation.value }) : body
}
