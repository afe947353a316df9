import type * as z from 'zod/mini'
import { access } from './routes/access.ts'
import { caseload } from './routes/caseload.ts'
import { charts } from './routes/charts.ts'
import { imports } from './routes/imports.ts'
import { releases } from './routes/releases.ts'
import { session } from './routes/session.ts'
import type { Route } from './route.ts'
import type { SCHEMAS } from './schemas/index.ts'

/**
 * Every route there is. The gateway, both functions, the browser client, OpenAPI and the role matrix are made from this list. It is
 * plain data: the browser takes it without the schemas.
 */
export const ROUTES = {
  ...session,
  ...caseload,
  ...charts,
  ...imports,
  ...access,
  ...releases,
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES
type Schemas = typeof SCHEMAS
/** What a route answers, takes as body, and takes as query. */
export type ResponseOf<N extends RouteName> = z.infer<Schemas[N]['response']>
export type BodyOf<N extends RouteName> = Schemas[N]['body'] extends z.core.$ZodType
  ? z.input<Schemas[N]['body']>
  : null
export type QueryOf<N extends RouteName> = z.input<Schemas[N]['query']>
/** The places of a path, each an id: `{clinicId}` in `/api/clinics/{clinicId}/caseload`. */
export type ParamsOf<N extends RouteName> = Places<(typeof ROUTES)[N]['path']>
type Places<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Readonly<Record<Name, string>> & Places<Rest>
  : unknown

export * from './failures.ts'
export type * from '../result.ts'
export * from './route.ts'
export type * from './schemas/access.ts'
export type * from './schemas/caseload.ts'
export type * from './schemas/charts.ts'
export type * from './schemas/definition.ts'
export type * from './schemas/estimate.ts'
export type * from './schemas/imports.ts'
export type * from './schemas/releases.ts'
export type * from './schemas/session.ts'
