import * as z from 'zod/mini'
import { Day, Id } from '../../chart/fields.ts'
import { DIMENSIONS } from '../../population/dimensions.ts'
import type { ReleasedCount as Shown } from '../../population/suppression.ts'
import { reads } from './schema.ts'

/** A released count (core/population/suppression.ts). */
export const ReleasedCount = z.union([z.int().check(z.gte(0)), z.literal('small'), z.literal('hidden')])
export type ReleasedCount = Shown
/** A released share with its Wilson interval; null where any part of it is not shown or n = 0. */
const ReleasedShare = z.nullable(
  z.strictObject({ x: z.int(), n: z.int(), p: z.number(), lower: z.number(), upper: z.number() }),
)
export type ReleasedShare = z.infer<typeof ReleasedShare>

/** One group of members in the access table: a partition of its referrals. */
const AccessRow = z.strictObject({
  group: z.string(),
  referrals: ReleasedCount,
  within14: ReleasedCount,
  day15to30: ReleasedCount,
  later: ReleasedCount,
  closedBefore: ReleasedCount,
  waiting: ReleasedCount,
  shareWithin14: ReleasedShare,
  shareWithin30: ReleasedShare,
})
/** One group of members in the outcome table: those with a baseline PHQ-9 of 10 or more, partitioned by their follow-up. */
const OutcomeRow = z.strictObject({
  group: z.string(),
  eligible: ReleasedCount,
  /** PHQ-9 under 5 at follow-up (remission is always also a response here). */
  remission: ReleasedCount,
  /** 50 % drop or more, not under 5. */
  responseOnly: ReleasedCount,
  noResponse: ReleasedCount,
  /** No PHQ-9 in days 120 to 240 after the baseline: its own share, never dropped. */
  noFollowUp: ReleasedCount,
  coverage: ReleasedShare,
  /** Of those measured; and the bounds if every missing member had not / had responded. */
  response: ReleasedShare,
  responseBounds: z.nullable(z.strictObject({ lower: z.number(), upper: z.number() })),
  remissionShare: ReleasedShare,
  remissionBounds: z.nullable(z.strictObject({ lower: z.number(), upper: z.number() })),
})
const table = <Row extends z.core.$ZodType>(row: Row) =>
  z.array(z.strictObject({ dimension: z.enum(['all', ...DIMENSIONS]), rows: z.array(row) }))

/** What a plan may see of one quarter: made once, suppressed, never changed. Finer than a quarter it holds no day of any member. */
export const Release = z.strictObject({
  releaseId: Id,
  planId: Id,
  planName: z.string(),
  /** Quarter of referral, for example 2026-Q2. */
  quarter: z.string().check(z.regex(/^\d{4}-Q[1-4]$/)),
  version: z.int().check(z.gte(1)),
  definition: z.strictObject({ id: z.string(), version: z.string(), text: z.string() }),
  publishedOn: Day,
  /** The day to which every referral was followed. */
  asOf: Day,
  access: table(AccessRow),
  /** Quarter of referral of the outcome table: earlier than the access quarter, because follow-up windows must have closed. */
  outcomeQuarter: z.string().check(z.regex(/^\d{4}-Q[1-4]$/)),
  outcomes: table(OutcomeRow),
})
export type Release = z.infer<typeof Release>

export const ReleaseList = z.strictObject({
  planId: Id,
  planName: z.string(),
  releases: z.array(z.strictObject({ releaseId: Id, quarter: z.string(), publishedOn: Day })),
  /** Releases that this version cannot list. */
  unread: z.int(),
})
export type ReleaseList = z.infer<typeof ReleaseList>

export const releases = {
  releases: reads(ReleaseList, { summary: "The releases of the caller's plan", failures: [] }),
  release: reads(Release, { summary: "One release of the caller's plan", failures: ['not-found'] }),
}
