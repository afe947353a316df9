import * as z from 'zod/mini'

/** What a metric is, from its own file (core/metrics): it travels with the figures, so that a page shows what they were made by. */
export const MetricDefinition = z.strictObject({
  id: z.string(),
  version: z.string(),
  name: z.string(),
  /** Which way is better; null where neither is. */
  direction: z.nullable(z.enum(['up', 'down'])),
  /** Fewer people in the denominator than this, and the figure says little. */
  minimum: z.int(),
  text: z.string(),
  excludes: z.array(z.string()),
  sources: z.array(z.string()),
})
export type MetricDefinition = z.infer<typeof MetricDefinition>
