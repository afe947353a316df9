import * as z from 'zod/mini'
import { Id } from '../../core/chart/fields.ts'
import { issuesOf, schemaWords } from '../../core/contract/schema-words.ts'
import { pathSchema } from '../../core/contract/schemas/index.ts'
import { fail, succeed, type Result } from '../../core/result.ts'
import { readBody } from './body.ts'
import type { AskedOperation } from './call.ts'
import type { HttpEvent } from './http.ts'
import type { Served } from './served.ts'

/** The parts of a request after their schemas. */
export interface Parsed {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly operation: AskedOperation | null
}

const KEY_HELP =
  'Send the header idempotency-key with 1 to 64 letters, digits, - or _: a new one for each thing you record, the same one when you repeat it.'

function parse<T>(part: string, schema: z.core.$ZodType<T>, value: unknown): Result<T> {
  const read = z.safeParse(schema, value, { error: schemaWords })
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
export function readRequest({ route, schemas }: Pick<Served, 'route' | 'schemas'>, event: HttpEvent): Result<Parsed> {
  const params = parse('path', pathSchema(route.path), { ...event.pathParameters })
  if (!params.ok) return params
  const query = parse('query', schemas.query, { ...event.queryStringParameters })
  if (!query.ok) return query
  const nothing = { params: params.value, query: query.value, body: null, operation: null }
  if (!schemas.body) return succeed(nothing)
  const read = readBody(event)
  if (!read.ok) return read
  const operation = operationOf(event, read.value.hash)
  if (!operation.ok) return operation
  const body = parse('', schemas.body, read.value.json)
  return body.ok ? succeed({ ...nothing, body: body.value, operation: operation.value }) : body
}
