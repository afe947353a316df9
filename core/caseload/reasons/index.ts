import type { Summary } from '../../chart/summary.ts'
import { addDays, type Day } from '../../day.ts'
import type { CaseloadRules } from '../rules.ts'
import type { Status } from '../status.ts'
import { reason, REASON_CODES, type Case, type Reason, type Rule } from './reason.ts'
import { actedOn, measureAgain, newToReview, remission, severeOrRisen } from './review.ts'
import { consentDeclined, contactOverdue, needsContact, waiting } from './routine.ts'
import { safetyOpen } from './safety.ts'
import { answerUnknown, scoreUnknown } from './unknown.ts'
import { consentWithdrawn, isWorse, noTreatmentSince, notAtTarget, worse } from './worse.ts'

export { REASON_CODES, TONES, type Reason, type ReasonCode, type Tone } from './reason.ts'

const RULES: readonly Rule[] = [
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
]

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
  return [first ?? reason('no-flag', 'quiet', 8), ...rest]
}
