import { daysBetween } from '../../day.ts'
import { reason, type Case } from './reason.ts'
import { scoreArgs } from './worse.ts'

/** Unknown is never fine: an answer about safety that was never given, not given on the last form, or is too old (laws S9). */
export function answerUnknown({ summary: { answered }, status, today, rules }: Case) {
  if (status.stage !== 'in-treatment') return null
  if (!answered) return reason('never-asked', 'unknown', 5)
  const { day, level, given, instrument } = answered
  if (level === null) return reason('answer-unknown', 'unknown', 5, { day, given, instrument })
  if (daysBetween(day, today) < rules.answerLate) return null
  return reason('answer-old', 'unknown', 5, { day, level, instrument })
}

/** No score, none to compare with, or none young enough to judge by (laws C2, R3). */
export function scoreUnknown({ status }: Case) {
  const { lead } = status
  if (status.stage !== 'in-treatment') return null
  if (!lead) return reason('no-score', 'unknown', 5)
  if (lead.course.code === 'not-measured')
    return reason('not-measured', 'unknown', 5, { ...scoreArgs(lead), week: null })
  if (lead.freshness.code === 'late') return reason('score-late', 'unknown', 5, scoreArgs(lead))
  if (lead.course.code === 'no-baseline') return reason('no-baseline', 'unknown', 5, scoreArgs(lead))
  return lead.freshness.code === 'stale' ? reason('score-stale', 'unknown', 7, scoreArgs(lead)) : null
}
