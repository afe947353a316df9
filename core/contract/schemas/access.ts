import * as z from 'zod/mini'
import { Day, Id } from '../../chart/fields.ts'
import { ID } from '../../id.ts'
import { FUNNEL_STAGES } from '../../metrics/funnel.ts'
import type { OF_REFERRALS, OF_WAITING } from '../../metrics/index.ts'
import type { FiguresOf } from '../../metrics/metric.ts'
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
/** The figures that metrics read of a group: one without its field here does not compile. */
type Figure = keyof FiguresOf<typeof OF_REFERRALS> | keyof FiguresOf<typeof OF_WAITING>
/** The figures of one group of referrals. */
export const AccessFigures = z.strictObject({
  referrals: z.int(),
  started: z.int(),
  closedBefore: z.int(),
  stillWaiting: z.int(),
  /** Referrals that came already taking a psychotropic: inside the figures, and told apart here. */
  alreadyOnTreatment: z.int(),
  /** Left out of every time and share: `dateErrors` and `dateMissing` together. Started, closed before, still waiting and this add up to `referrals`. */
  leftOut: z.int(),
  /** Left out of times because a day runs backwards (start or close before referral). Shown, never hidden. */
  dateErrors: z.int(),
  /** Reached treatment with no day known: counted in the funnel, left out of times. */
  dateMissing: z.int(),
  within: ByHorizon,
  /** Closed before treatment by day 30. */
  closedWithin30: z.nullable(Share),
  /** "Half had started by day X" (F_1 reaches one half), and nine in ten. */
  half: DayEstimate,
  p90: DayEstimate,
  /** The second line: any treatment, in or outside the plan. */
  anyWithin14: z.nullable(Share),
  waiting: Waiting,
  /** Fewer than 30 referrals: shown, and marked unstable. */
  unstable: z.boolean(),
} satisfies Record<Figure, z.core.$ZodType>)
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
export const AccessQuery = z.strictObject({
  /** Clinic ids with commas; none means every clinic of the caller. */
  clinics: z.optional(csv),
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
  curve: Curve,
  funnel: z.array(FunnelStage),
  /** Where the youngest referral is under 90 days old, "ever reached" is biased low: show the shares by day instead. */
  funnelMature: z.boolean(),
  clinics: z.array(z.strictObject({ clinicId: Id, name: z.string(), figures: AccessFigures })),
  gaps: z.array(AccessGap),
  /** Comparisons shown, so that a reader can expect some by chance. */
  comparisons: z.int(),
  /** Referrals too young for the 14-day gap, and episodes with no referral day, which no figure here holds. */
  tooRecent: z.int(),
  noReferralDay: z.int(),
})
export type Access = z.infer<typeof Access>

export const access = { access: asks(AccessQuery, Access) }
