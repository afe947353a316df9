import type { Summary } from '../../chart/summary.ts'
import { addDays, type Day } from '../../day.ts'
import type { Apart } from '../../joined.ts'
import type { CaseloadRules } from '../rules.ts'
import type { Status } from '../status.ts'
import { reason, REASON_CODES, type Case, type Reason, type ReasonCode, type Rule } from './reason.ts'
import { actedOn, measureAgain, newToReview, remission, severeOrRisen } from './review.ts'
import { consentDeclined, contactOverdue, needsContact, waiting } from './routine.ts'
import { safetyOpen } from './safety.ts'
import { answerUnknown, scoreUnknown } from './unknown.ts'
import { consentWithdrawn, isWorse, noTreatmentSince, notAtTarget, worse } from './worse.ts'

export { REASON_CODES, TONES, type Reason, type ReasonCode, type Tone } from './reason.ts'

type CodesOf<R> = R extends (episode: Case) => infer Made
  ? Made extends readonly (infer One)[]
    ? CodeOf<One>
    : CodeOf<Made>
  : never
type CodeOf<Made> = Made extends Reason<infer Code> ? Code : never
type CodesOfAll<R extends readonly Rule[]> = { readonly [Place in keyof R]: CodesOf<R[Place]> }
/** Given where no rule gives anything. */
const OTHERWISE = 'no-flag'
type Unruled<R extends readonly Rule[]> = Exclude<ReasonCode, CodesOfAll<R>[number] | typeof OTHERWISE>

/** Rules of which each code has one and no code none: a reason without a rule, or with two, does not compile. */
const rules = <const R extends readonly Rule[]>(
  ...list: R &
    Apart<CodesOfAll<R>, typeof OTHERWISE> &
    ([Unruled<R>] extends [never] ? unknown : { readonly withoutRule: Unruled<R> })
): readonly Rule[] => list

const RULES = rules(
  safetyOpen,
  consentWithdrawn,
  worse,
  notAtTarget,
  noTreatmentSince,
  newToReview,
  severeOrRisen,
  answerUnknown,
  scoreUnknown,
  contactOverdue,
  consentDeclined,
  needsContact,
  waiting,
  measureAgain,
  actedOn,
  remission,
)

/** The last day before which what was done about the newest score holds; null where nothing was, or it holds no longer (laws R4). */
function actedUntil(summary: Summary, status: Status, today: Day, rules: CaseloadRules): Day | null {
  const acted = summary.actedOn
  if (!acted) return null
  const worries = status.measures.some(
    (measure) => isWorse(measure) || measure.isSevere || measure.course.code === 'not-at-target',
  )
  if (!worries) return null
  const isSevere = status.measures.some((measure) => measure.isSevere)
  const longest = addDays(acted.day, isSevere ? rules.actedOnSevere : rules.actedOn)
  const until = acted.measureBy !== null && acted.measureBy < longest ? acted.measureBy : longest
  return today < until ? until : null
}

const inOrder = (a: Reason, b: Reason): number =>
  a.group - b.group || REASON_CODES.indexOf(a.code) - REASON_CODES.indexOf(b.code)

/**
 * Why somebody should be looked at today, most pressing first. Never empty for an open episode: where no rule fires it says that
 * nothing is flagged from what is recorded (laws R2).
 */
export function reasonsFor(
  summary: Summary,
  status: Status,
  today: Day,
  rules: CaseloadRules,
): readonly [Reason, ...Reason[]] {
  const episode: Case = { summary, status, today, rules, actedUntil: actedUntil(summary, status, today, rules) }
  const found: Reason[] = []
  for (const rule of RULES) {
    const made = rule(episode)
    if (made === null) continue
    if (Array.isArray(made)) found.push(...(made as readonly Reason[]))
    else found.push(made as Reason)
  }
  const [first, ...rest] = found.length > 1 ? found.sort(inOrder) : found
  return [first ?? reason(OTHERWISE, 'quiet', 8), ...rest]
}
