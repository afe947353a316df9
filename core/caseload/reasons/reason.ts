import type { Apart } from '../../joined.ts'
import type { Summary } from '../../chart/summary.ts'
import type { Day } from '../../day.ts'
import type { CaseloadRules } from '../rules.ts'
import type { Status } from '../status.ts'

/** What a reason looks like; words and icon come first, colour third. */
export const TONES = ['safety', 'attention', 'unknown', 'new', 'good', 'quiet'] as const
export type Tone = (typeof TONES)[number]

/** A code that is listed twice does not compile: its place in the order would be two. */
function codes<const Codes extends readonly string[]>(...list: Codes & Apart<Codes>): Codes {
  return list
}

/**
 * Every reason, in the order they stand within their group (laws R3). Groups: 1 safety, 2 worse or not at target, 3 new or severe,
 * 4 advice open, 5 unknown, 6 rolled over, 7 overdue and waiting, 8 quiet.
 */
export const REASON_CODES = codes(
  'safety-open',
  'consent-withdrawn',
  'relapsing',
  'lost-gain',
  'worsening',
  'not-at-target',
  'no-treatment-since',
  'new',
  'severe',
  'risen',
  'never-asked',
  'no-score',
  'no-baseline',
  'not-measured',
  'score-late',
  'answer-unknown',
  'answer-old',
  'contact-overdue',
  'no-contact',
  'consent-declined',
  'needs-contact',
  'waiting-over-standard',
  'need-unknown',
  'measure-again',
  'acted-on',
  'elsewhere',
  'score-stale',
  'never-reviewed',
  'waiting',
  'changed-recently',
  'remission',
  'no-flag',
)
export type ReasonCode = (typeof REASON_CODES)[number]

export type Args = Readonly<Record<string, string | number | boolean | null>>

/** Why somebody should be looked at: a code and what it speaks of. Its sentence is made in core/words/en/reasons.ts alone (laws R7). */
export interface Reason<Code extends ReasonCode = ReasonCode> {
  readonly code: Code
  readonly tone: Tone
  readonly group: number
  readonly args: Args
}

export interface Case {
  readonly summary: Summary
  readonly status: Status
  readonly today: Day
  readonly rules: CaseloadRules
  /** What was done about the newest score still holds: reasons about the score alone are muted (laws R4). */
  readonly actedUntil: Day | null
}
/** Of a rule no answer is declared: which codes it gives is read from what it makes, so that index.ts can hold the list against them. */
export type Rule = (episode: Case) => Reason | readonly Reason[] | null

export const reason = <const Code extends ReasonCode>(
  code: Code,
  tone: Tone,
  group: number,
  args: Args = {},
): Reason<Code> => ({ code, tone, group, args })
