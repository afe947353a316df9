import * as z from 'zod/mini'
import { Day, Id } from '../../chart/fields.ts'
import { ID } from '../../id.ts'
import { FUNNEL_STAGES, type FigureKind } from '../../metrics/figure.ts'
import { OF_ALL_REFERRALS, OF_REFERRALS, OF_THE_REST, OF_WAITING } from '../../metrics/index.ts'
import type { Metric, Together } from '../../metrics/metric.ts'
import { byHorizon, WAIT_BAND_ENDS } from '../../metrics/thresholds.ts'
import { DIMENSIONS } from '../../population/dimensions.ts'
import { asks } from './schema.ts'
import { MetricDefinition } from './definition.ts'
import { DayEstimate, Gap, Proportion, Share } from './estimate.ts'

const ByHorizon = z.strictObject(byHorizon(() => z.nullable(Share)))

const FunnelStage = z.strictObject({
  stage: z.enum(FUNNEL_STAGES),
  /** Ever reached by as-of, of the WHOLE cohort. */
  reached: z.int(),
  n: z.int(),
  /** Of those who reached the stage before; null for the first. */
  ofPrevious: z.nullable(Proportion),
  /** Reached, but no day is known: counted as reached, left out of the times. */
  dateMissing: z.int(),
  /** Days that run backwards (stage before referral): counted as reached, left out of the times. */
  dateErrors: z.int(),
  /** Not reached and not closed. */
  pending: z.int(),
  /** Share that reached the stage by day 7/14/30 from referral (Aalen-Johansen, closure competing). */
  by: ByHorizon,
})
const Waiting = z.strictObject({
  size: z.int(),
  /** Ages so far, not waits: half have waited at least this long already. Null where nobody waits. */
  median: z.nullable(z.number()),
  p75: z.nullable(z.number()),
  p90: z.nullable(z.number()),
  max: z.nullable(z.int()),
  /** Counts by age so far: 0-7, 8-14, 15-30, 31-60, 61-90, over 90 days. */
  bands: z.array(z.int()).check(z.length(WAIT_BAND_ENDS.length + 1)),
  /** Waiting longer than the clinic's own standard, in its own kind of days. */
  overStandard: z.int(),
})
/** A step curve of shares by day since referral, with the people still at risk. Arrays have equal length. */
const Curve = z.strictObject({
  day: z.array(z.int()),
  atRisk: z.array(z.int()),
  started: z.array(Share),
  closed: z.array(Share),
  waiting: z.array(z.number()),
})
/** One schema for each kind of figure (core/metrics/figure.ts). */
const KINDS = {
  count: z.int(),
  flag: z.boolean(),
  share: z.nullable(Share),
  shares: ByHorizon,
  day: DayEstimate,
  waiting: Waiting,
  curve: Curve,
  funnel: z.array(FunnelStage),
} as const satisfies Record<FigureKind, z.core.$ZodType>

type Kinds<M extends readonly Metric[]> = Together<M[number]['figures']>
type Fields<K> = { readonly [N in keyof K]: K[N] extends FigureKind ? (typeof KINDS)[K[N]] : never }
/** The figures of some metrics: what is said of each stands in the metric's own file. */
const fieldsOf = <const M extends readonly Metric[]>(metrics: M) =>
  Object.fromEntries(
    metrics.flatMap(({ figures }) => Object.entries(figures).map(([name, kind]) => [name, KINDS[kind]])),
  ) as Fields<Kinds<M>>

/** The figures of one group of referrals, and of who waits among the same people's clinics. */
export const AccessFigures = z.strictObject({ ...fieldsOf(OF_REFERRALS), ...fieldsOf(OF_WAITING) })
export type AccessFigures = z.infer<typeof AccessFigures>

const GapGroup = z.strictObject({
  group: z.string(),
  reference: z.boolean(),
  /** Of referrals at least 14 days old at as-of: how many started within 14 days (complete follow-up, so x/n is the share). */
  within14: z.nullable(Proportion),
  /** Newcombe interval of the difference from the reference; null for the reference and where either group is empty. */
  gap: z.nullable(Gap),
  /** Gap if every group had the network's mix of clinics (direct standardisation); null where it cannot be made. */
  standardised: z.nullable(Gap),
  /** Interval excludes 0 and the relative difference is 10 % or more (AHRQ). */
  meaningful: z.boolean(),
  unstable: z.boolean(),
})
const AccessGap = z.strictObject({
  dimension: z.enum(DIMENSIONS),
  reference: z.string(),
  /** Share of referrals whose group is not recorded. */
  unknown: z.nullable(Proportion),
  groups: z.array(GapGroup),
})

const csv = z.string().check(z.regex(new RegExp(`^${ID}(,${ID}){0,49}$`), 'List clinic ids with commas between them'))
/** Clinic ids with commas; none means every clinic of the caller. */
export const Clinics = z.optional(csv)
export const AccessQuery = z.strictObject({
  clinics: Clinics,
  /** First and last day of referral, both included; default: the last 90 days to today. */
  from: z.optional(Day),
  to: z.optional(Day),
})
export type AccessQuery = z.infer<typeof AccessQuery>

/** What these figures do not hold because it could not be read; it stands at the top of the page. */
export const AccessUnread = z.strictObject({
  /** Months of a clinic, each a block, that a newer version wrote or that are damaged: nobody in them is counted. */
  blocks: z.int(),
  /** Months that an older version wrote and that are being made anew. */
  rebuilding: z.int(),
  /** People whose summaries could not be counted. */
  people: z.int(),
  /** Clinics asked for whose Directory item cannot be read: no day there can be told, so nobody of theirs is counted. */
  clinics: z.int(),
  /** Dated clinic settings that could not be read; the settings before them, or the defaults, were used. */
  settings: z.int(),
})
export type AccessUnread = z.infer<typeof AccessUnread>

export const Access = z.strictObject({
  /** The clock that all figures here share, and the definition of every metric among them. */
  definition: z.strictObject({ id: z.string(), version: z.string(), text: z.string() }),
  definitions: z.array(MetricDefinition),
  from: Day,
  to: Day,
  /** Administrative censoring day: today in the clinic's zone; over several zones, the earliest of them. */
  asOf: Day,
  unread: AccessUnread,
  /** When the youngest and the oldest block behind these figures were computed, as instants; null with no data. */
  freshness: z.strictObject({ newest: z.nullable(z.string()), oldest: z.nullable(z.string()) }),
  all: AccessFigures,
  /** The curve, the funnel, and whether "ever reached" may be shown. */
  ...fieldsOf(OF_ALL_REFERRALS),
  clinics: z.array(z.strictObject({ clinicId: Id, name: z.string(), figures: AccessFigures })),
  gaps: z.array(AccessGap),
  /** Comparisons shown, so that a reader can expect some by chance. */
  comparisons: z.int(),
  /** Referrals too young for the gap. */
  tooRecent: z.int(),
  /** Episodes with no referral day, which no figure here holds. */
  ...fieldsOf(OF_THE_REST),
})
export type Access = z.infer<typeof Access>

export const access = {
  access: asks(AccessQuery, Access, {
    summary: 'Time to treatment, funnel, waiting list and access gap of clinics',
    failures: ['not-found'],
  }),
}
