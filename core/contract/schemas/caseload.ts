import * as z from 'zod/mini'
import { Day, Id } from '../../chart/fields.ts'
import { ROW_STAGES } from '../../caseload/status.ts'
import { SAFETY_STATES } from '../../caseload/safety.ts'
import { SAFETY_SOURCES } from '../../instruments/safety-sources.ts'
import { SETTLED_HOW } from '../../chart/safety-state.ts'
import { HAND_OVERS, RISK_FINDINGS, SAFETY_STEPS } from '../../chart/vocabulary.ts'
import { UNREAD } from '../../formats.ts'
import { FOLLOWED, MEASURES } from '../../instruments/index.ts'
import { COURSES, COURSE_DETAILS, FRESHNESS } from '../../caseload/course.ts'
import { REASON_CODES, TONES } from '../../caseload/reasons/reason.ts'
import { reads } from './schema.ts'

const ShortScore = z.strictObject({ day: Day, total: z.int() })
/** First and last total of one instrument in the list. With one score only, it is the last, and the first is null. */
const ShortTrack = z.strictObject({
  id: z.enum(MEASURES),
  first: z.nullable(z.int()),
  last: z.int(),
  /** Change from first to last in percent; null where there is no first, or it is 0. */
  changePercent: z.nullable(z.int()),
})
/** A person's safety item as of today (laws 1); null in a row where there is nothing to say. */
export const RowSafety = z.strictObject({
  state: z.enum(SAFETY_STATES),
  /** 1 to 5, the order inside the safety group; null where it is not in that group. */
  class: z.nullable(z.int()),
  /** Highest level that no assessment covers; else the highest that the finding in force answers; null = none known. */
  level: z.nullable(z.int()),
  instrument: z.nullable(z.enum(SAFETY_SOURCES)),
  /** The day on which that level was first answered; null where a finding answers it, or none is known. */
  on: z.nullable(Day),
  /** Day of the earliest answer or finding that is open now, or was struck out and is not confirmed. */
  since: z.nullable(Day),
  /** The day on which what waits for confirmation was struck out; null where nothing of that kind waits. */
  struck: z.nullable(Day),
  /** Newest answer that nothing covers. */
  newest: z.nullable(Day),
  risen: z.boolean(),
  /** A new answer beside a finding or a hand-over, which nobody has assessed. */
  newAnswer: z.boolean(),
  assessed: z.nullable(z.strictObject({ day: Day, finding: z.nullable(z.enum(RISK_FINDINGS)) })),
  /** A hand-over or admission: its check day, and whether that day has passed without word. */
  elsewhere: z.nullable(z.strictObject({ how: z.enum(HAND_OVERS), checkDay: Day, passed: z.boolean() })),
  /** Something waits for a second person to confirm. */
  awaiting: z.boolean(),
  settled: z.nullable(z.strictObject({ how: z.enum(SETTLED_HOW), day: Day })),
  /** An answer or finding from before this episode's need. */
  history: z.nullable(z.strictObject({ day: Day, level: z.int() })),
  /** Opened by the first import of the chart, and not assessed since: listed apart at go-live (laws S8). */
  imported: z.boolean(),
})
export type RowSafety = z.infer<typeof RowSafety>

/** One line of the caseload: what the list shows and no more, because a thousand of them travel at once. */
export const CaseloadRow = z.strictObject({
  episodeId: Id,
  version: z.int(),
  name: z.string(),
  mrn: z.string(),
  age: z.nullable(z.int()),
  careManager: z.nullable(z.string()),
  /** `declined`: consent was declined, so the person does not wait and is not treated (laws D6). */
  stage: z.enum(ROW_STAGES),
  /** Full weeks since treatment started, to today; null while waiting. It never stops at the last session. */
  week: z.nullable(z.int()),
  /** Days since referral (or identification where there is none) while waiting; null once treatment started. */
  waitingDays: z.nullable(z.int()),
  reasons: z.array(z.strictObject({ code: z.enum(REASON_CODES), tone: z.enum(TONES), text: z.string() })),
  /** 1 = first group of the one order everywhere, 8 = the last. */
  group: z.int(),
  lead: z.nullable(z.enum(FOLLOWED)),
  course: z.strictObject({ code: z.enum(COURSES), detail: z.nullable(z.enum(COURSE_DETAILS)) }),
  freshness: z.strictObject({ code: z.enum(FRESHNESS), days: z.nullable(z.int()) }),
  /** Every instrument that has a score, by its id; one without is not here. */
  measures: z.array(ShortTrack),
  /** The latest scores of the lead measure in pairs: days since the first of them, total, days, total ... */
  spark: z.array(z.int()),
  /** The latest answer to any safety item; level null = that form left it unknown. null = never asked. */
  answered: z.nullable(
    z.strictObject({ day: Day, level: z.nullable(z.int()), instrument: z.enum(SAFETY_SOURCES), stale: z.boolean() }),
  ),
  safety: z.nullable(RowSafety),
  safetyPlan: z.nullable(Day),
  lastContact: z.nullable(Day),
  /** The last time somebody tried and did not reach them, after the last contact; null = nobody did since. */
  lastAttempt: z.nullable(Day),
  nextDue: z.nullable(Day),
  /** Severity across instruments, 0 to 4, of the last scores; null = none (laws D9). */
  severity: z.nullable(z.int()),
  /** The care manager is the one who is needed: a waiting person who is severe, untouched, stale or never asked (laws R6). */
  needsContact: z.boolean(),
})
export type CaseloadRow = z.infer<typeof CaseloadRow>

const FullTrack = z.strictObject({
  id: z.enum(MEASURES),
  baseline: z.nullable(ShortScore),
  best: z.nullable(ShortScore),
  previous: z.nullable(ShortScore),
  last: ShortScore,
  /** How many scores there are from the baseline on. */
  count: z.int(),
  changePercent: z.nullable(z.int()),
})
/** The status of one chart: the line of the caseload with what only its own page shows. */
export const ChartRow = z.strictObject({
  ...CaseloadRow.shape,
  /** The last stage reached, in order of the funnel. */
  reached: z.enum(['none', 'identified', 'referred', 'contacted', 'assessed', 'enrolled', 'treated']),
  measures: z.array(FullTrack),
  lastChange: z.nullable(Day),
  lastReview: z.nullable(Day),
  treatments: z.array(z.string()),
  /** What can be recorded about the safety item now, and for what cannot why not, in words. */
  safetySteps: z.array(z.strictObject({ step: z.enum(SAFETY_STEPS), blocked: z.nullable(z.string()) })),
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
  /** Closed episodes whose safety item is open: above the ranked list, in the order of the safety group (laws S5). */
  closedOpen: z.array(CaseloadRow),
  rows: z.array(CaseloadRow),
  /** Who is in this list and cannot be shown, so that nobody is missed in silence: it stands at the top of the page. */
  unread: z.array(UnreadRow),
  /** Episodes about which the caller has typed something that is not saved, wherever they are. */
  typed: z.array(Id),
  /** Clinics to which the caller has begun a referral that is not sent. */
  referrals: z.array(Id),
  /** How many rows are of an older version: shown as they were, and being made anew. */
  rebuilding: z.int(),
})
export type Caseload = z.infer<typeof Caseload>

export const caseload = {
  caseload: reads(Caseload, {
    summary: 'All active episodes of a clinic, ranked, with reasons',
    failures: ['not-found'],
  }),
}
