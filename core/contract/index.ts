import type * as z from 'zod/mini'
import type { RouteName, ROUTES } from './routes/index.ts'
import type { SCHEMAS } from './schemas/index.ts'

export { ROUTES, type RouteName } from './routes/index.ts'

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
export * from './routes/route.ts'
export type * from './schemas/access.ts'
export type * from './schemas/caseload.ts'
export type * from './schemas/charts.ts'
export type * from './schemas/definition.ts'
export type * from './schemas/drafts.ts'
export type * from './schemas/estimate.ts'
export type * from './schemas/imports.ts'
export type * from './schemas/people.ts'
export type * from './schemas/releases.ts'
export type * from './schemas/session.ts'
export type * from './schemas/settings.ts'
