import type { Route } from '../../core/contract/routes/route.ts'
import type { RouteSchemas } from '../../core/contract/schemas/schema.ts'
import type { Answer } from './call.ts'

/** A route with its name and its action; the action's types are checked where the table of actions is written. */
export interface Served {
  readonly name: string
  readonly route: Route
  readonly schemas: RouteSchemas
  readonly action: (call: never) => Promise<Answer<unknown>>
}
