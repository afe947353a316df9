import * as z from 'zod'
import { Day, Id } from '../chart/fields.ts'
import { UNREAD } from '../formats.ts'
import { COURSES, FRESHNESS } from '../caseload/course.ts'
import { REASON_CODES, TONES } from '../caseload/reasons.ts'

const ShortScore = z.strictObject({ day: Day, total: z.int() })
/** First and last total of one instrument in the list; null = none. With one score only, it is the last. */
const ShortTrack = z.strictObject({
  first: z.int().nullable(),
  last: z.int().nullable(),
  /** Change from first to last in percent; null where either is missing or the first is 0. */
  changePercent: z.int().nullable(),
})
/** One line of the caseload: what the list shows and no more, because a thousand of them travel at once. */
export const CaseloadRow = z.strictObject({
  episodeId: Id,
  version: z.int(),
  name: z.string(),
  mrn: z.string(),
  age: z.int().nullable(),
  careManager: z.string().nullable(),
  stage: z.enum(['waiting', 'in-treatment', 'closed']),
  /** Full weeks since treatment started, to today; null while waiting. It never stops at the last session. */
  week: z.int().nullable(),
  /** Days since referral (or identification where there is none) while waiting; null once treatment started. */
  waitingDays: z.int().nullable(),
  reasons: z.array(z.strictObject({ code: z.enum(REASON_CODES), tone: z.enum(TONES), text: z.string() })),
  /** 1 = first group of the one order everywhere; 9 = nothing to do. */
  group: z.int(),
  lead: z.enum(['phq-9', 'gad-7']).nullable(),
  course: z.strictObject({ code: z.enum(COURSES), detail: z.enum(['some-gain', 'no-gain', 'plateau']).nullable() }),
  freshness: z.strictObject({ code: z.enum(FRESHNESS), days: z.int().nullable() }),
  phq9: ShortTrack,
  gad7: ShortTrack,
  /** The latest scores of the lead measure in pairs: days since the first of them, total, days, total ... */
  spark: z.array(z.int()),
  item9: z.strictObject({ day: Day, level: z.int().nullable(), stale: z.boolean() }).nullable(),
  safety: z.strictObject({ since: Day, level: z.int(), before: z.int().nullable() }).nullable(),
  riskAssessed: Day.nullable(),
  safetyPlan: Day.nullable(),
  lastContact: Day.nullable(),
  nextDue: Day.nullable(),
})
export type CaseloadRow = z.infer<typeof CaseloadRow>

const FullTrack = z.strictObject({
  baseline: ShortScore.nullable(),
  best: ShortScore.nullable(),
  previous: ShortScore.nullable(),
  last: ShortScore.nullable(),
  changePercent: z.int().nullable(),
})
/** The status of one chart: the line of the caseload with what only its own page shows. */
export const ChartRow = CaseloadRow.extend({
  /** The last stage reached, in order of the funnel. */
  reached: z.enum(['none', 'identified', 'referred', 'contacted', 'assessed', 'enrolled', 'treated']),
  phq9: FullTrack,
  gad7: FullTrack,
  lastChange: Day.nullable(),
  treatments: z.array(z.string()),
})
export type ChartRow = z.infer<typeof ChartRow>

/** A person whose row this version cannot read: their chart may still open. */
export const UnreadRow = z.strictObject({ episodeId: Id, why: z.enum(UNREAD) })
export type UnreadRow = z.infer<typeof UnreadRow>

/** All active episodes of one clinic in the order people should be looked at, with the counts of the summary strip. */
export const Caseload = z.strictObject({
  clinicId: Id,
  today: Day,
  asOf: z.string(),
  rows: z.array(CaseloadRow),
  /** Who is in this list and cannot be shown, so that nobody is missed in silence: it stands at the top of the page. */
  unread: z.array(UnreadRow),
  /** How many rows are of an older version: shown as they were, and being made anew. */
  rebuilding: z.int(),
})
export type Caseload = z.infer<typeof Caseload>
