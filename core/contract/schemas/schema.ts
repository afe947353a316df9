import * as z from 'zod/mini'

/** What a route takes and answers. `body` null where it takes none; a route with a body needs an Idempotency-Key header. */
export interface RouteSchemas {
  readonly query: z.core.$ZodType<Record<string, unknown>>
  readonly body: z.core.$ZodType | null
  readonly response: z.core.$ZodType
}

const nothing = z.strictObject({})

/** A route that answers what is asked of it by its path alone. */
export const reads = <R extends z.core.$ZodType>(response: R) => ({ query: nothing, body: null, response })
/** A route that is asked by a query as well. */
export const asks = <Q extends z.core.$ZodType<Record<string, unknown>>, R extends z.core.$ZodType>(
  query: Q,
  response: R,
) => ({ query, body: null, response })
export const writes = <B extends z.core.$ZodType, R extends z.core.$ZodType>(body: B, response: R) => ({
  query: nothing,
  body,
  response,
})
