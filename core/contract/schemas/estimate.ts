import * as z from 'zod/mini'

/** A share with its interval; `lower` and `upper` are null where the method has no bound (share of 0 or 1). All 0..1. */
export const Share = z.strictObject({ value: z.number(), lower: z.nullable(z.number()), upper: z.nullable(z.number()) })
export type Share = z.infer<typeof Share>
/** x of n with its Wilson interval; null (not 0 %) where n = 0. */
export const Proportion = z.strictObject({
  x: z.int(),
  n: z.int(),
  p: z.number(),
  lower: z.number(),
  upper: z.number(),
})
export type Proportion = z.infer<typeof Proportion>
/** A day by which a share is reached; estimate null = not reached in the days seen. */
export const DayEstimate = z.strictObject({
  estimate: z.nullable(z.number()),
  lower: z.nullable(z.number()),
  upper: z.nullable(z.number()),
})
export type DayEstimate = z.infer<typeof DayEstimate>
/** Percentage-point gap to the reference group, as a fraction, with its interval. */
export const Gap = z.strictObject({ difference: z.number(), lower: z.number(), upper: z.number() })
export type Gap = z.infer<typeof Gap>
