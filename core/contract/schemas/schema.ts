import * as z from 'zod/mini'
import type { FailureKind } from '../../result.ts'

/** What a route takes and answers. `body` null where it takes none; a route with a body needs an Idempotency-Key header. */
export interface RouteSchemas {
  readonly query: z.core.$ZodType<Record<string, unknown>>
  readonly body: z.core.$ZodType | null
  readonly response: z.core.$ZodType
  readonly described: Described
}

const nothing = z.strictObject({})

/** What the description of the API says of a route. It stands here and not with the route, which the browser takes along. */
interface Described {
  readonly summary: string
  /** Failures this route can answer besides those of every route. */
  readonly failures: readonly FailureKind[]
}

/** A route that answers what is asked of it by its path alone. */
export const reads = <R extends z.core.$ZodType>(response: R, described: Described) => ({
  ...{ query: nothing, body: null, response, described },
})
/** A route that is asked by a query as well. */
export const asks = <Q extends z.core.$ZodType<Record<string, unknown>>, R extends z.core.$ZodType>(
  query: Q,
  response: R,
  described: Described,
) => ({ query, body: null, response, described })
export const writes = <B extends z.core.$ZodType, R extends z.core.$ZodType>(
  body: B,
  response: R,
  described: Described,
) => ({ query: nothing, body, response, described })
