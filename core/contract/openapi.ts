import * as z from 'zod/mini'
import { NewEntry } from '../chart/entry.ts'
import { TypedEntry } from './typed-entry.ts'
import { ID } from '../id.ts'
import type { FailureKind } from '../result.ts'
import { entryJson } from './entry-json.ts'
import { FAILURES } from './failures.ts'
import { ROUTES, type RouteName } from './index.ts'
import { API_SCOPE, ROLES, type Route } from './routes/route.ts'
import { pathSchema, SCHEMAS } from './schemas/index.ts'
import type { RouteSchemas } from './schemas/schema.ts'

/** Failures that every route can answer. */
const ALWAYS: readonly FailureKind[] = ['bad-request', 'not-signed-in', 'forbidden', 'unexpected']
const WITH_BODY: readonly FailureKind[] = ['too-large', 'unsupported-media']

const PROBLEM = {
  type: 'object',
  description:
    'RFC 9457. `detail` says what happened and how to mend it; `issues` says where. Never holds health information.',
  required: ['type', 'title', 'status', 'kind', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    kind: { enum: Object.keys(FAILURES) },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Reference of the request, for the log' },
    version: { type: 'integer', description: 'The current version, for version-conflict' },
    issues: {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'string' }, problem: { type: 'string' } } },
    },
  },
}

const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): unknown => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override }) as Record<
    string,
    unknown
  >
  return json
}
/** What zod only passes on to a check of ours is described by the data of that check. */
const override = ({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }): void => {
  if (zodSchema === NewEntry || zodSchema === TypedEntry) Object.assign(jsonSchema, entryJson())
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}
function parameters(schema: z.core.$ZodType, where: 'path' | 'query'): readonly unknown[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as ObjectSchema
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: type,
  }))
}

function failuresOf(failures: readonly FailureKind[], takesBody: boolean): Readonly<Record<string, unknown>> {
  const kinds = [...ALWAYS, ...(takesBody ? WITH_BODY : []), ...failures]
  const statuses = [...new Set(kinds.map((kind) => FAILURES[kind]))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: kinds.filter((kind) => FAILURES[kind] === status).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'One id per intended write; the same id with the same body answers as the first time.',
  schema: { type: 'string', pattern: `^${ID}$` },
}

function operation(name: string, route: Route, { query, body, response, described }: RouteSchemas): unknown {
  return {
    operationId: name,
    summary: described.summary,
    description: `Roles: ${route.roles.join(', ')}. Audited as ${route.audit ?? 'nothing (no health information)'}.`,
    security: [{ oidc: [API_SCOPE] }],
    parameters: [
      ...parameters(pathSchema(route.path), 'path'),
      ...parameters(query, 'query'),
      ...(body ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: schemaOf(response, 'output') } } },
      ...failuresOf(described.failures, body !== null),
    },
  }
}

/** The API as an OpenAPI 3.1 document, made from the contract and nothing else. */
export function openApi(): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][])
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route, SCHEMAS[name]) }
  return {
    openapi: '3.1.0',
    info: { title: 'Cairn', version: '1', description: 'Collaborative Care registry and population health.' },
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: { oidc: { type: 'openIdConnect', openIdConnectUrl: '/.well-known/openid-configuration' } },
    },
  }
}

/** Which role may use which route, as a Markdown table. */
export function roleMatrix(): string {
  const head = `| Route | ${ROLES.join(' | ')} |\n|---|${ROLES.map(() => '---').join('|')}|`
  const rows = (Object.values(ROUTES) as Route[]).map(
    (route) =>
      `| \`${route.method} ${route.path}\` | ${ROLES.map((role) => (route.roles.includes(role) ? 'yes' : '')).join(' | ')} |`,
  )
  return [head, ...rows].join('\n')
}
