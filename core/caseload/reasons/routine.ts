import { isOverStandard } from '../../access-standard.ts'
import { knownDay } from '../../chart/milestones.ts'
import { daysBetween, type Day } from '../../day.ts'
import type { Summary } from '../../chart/summary.ts'
import { waitsSince } from '../status.ts'
import { reason, type Args, type Case } from './reason.ts'
import { scoreArgs } from './worse.ts'

/** The next promised contact, an ordinary one or that of a managed safety item: the earlier of the two. */
export const promisedDay = ({ nextDue, safetyDue }: Pick<Summary, 'nextDue' | 'safetyDue'>): Day | null =>
  nextDue !== null && safetyDue !== null && safetyDue < nextDue ? safetyDue : (nextDue ?? safetyDue)

/** A promised day that passed without a contact, or no two-way contact for too long (laws D2). */
export function contactOverdue({ summary, status, today, rules }: Case) {
  if (status.stage === 'closed' || status.stage === 'declined') return null
  const { safetyDue, lastContact } = summary
  const due = promisedDay(summary)
  if (due !== null && due < today)
    return reason('contact-overdue', 'attention', 7, { due, safety: safetyDue !== null && due === safetyDue })
  if (status.stage !== 'in-treatment') return null
  const since = lastContact ?? knownDay(summary.stages.treated)
  if (!since || daysBetween(since, today) <= rules.contactInterval) return null
  return reason('no-contact', 'attention', 7, { since })
}

export function consentDeclined({ summary: { consent }, status }: Case) {
  if (consent?.state !== 'declined' || status.stage === 'closed') return null
  return reason('consent-declined', 'attention', 7, { since: consent.day })
}

/** What makes somebody who waits the care manager's to call now (laws R6); null where nothing does. */
function contactNeed({ summary, status, today, rules }: Case): Args | null {
  if (status.stage !== 'waiting') return null
  const { lead } = status
  const need = {
    severe: status.measures.some(({ isSevere }) => isSevere),
    untouched: summary.stages.contacted === null,
    stale: lead?.track.last ? daysBetween(lead.track.last.day, today) > rules.scoreInterval : false,
    noScore: lead === null,
    neverAsked: summary.answered === null,
    answerUnknown: summary.answered?.level === null,
    answerOld: summary.answered !== null && daysBetween(summary.answered.day, today) >= rules.answerLate,
  }
  return Object.values(need).some(Boolean) ? { ...need, ...(lead ? scoreArgs(lead) : {}) } : null
}

export function needsContact(episode: Case) {
  const need = contactNeed(episode)
  return need ? reason('needs-contact', 'attention', 7, { ...need, days: episode.status.waitingDays }) : null
}

/** Waiting people stand in group 7 beside safety, over the clinic's standard or not (laws D4, R6). */
export function waiting(episode: Case) {
  const { summary, status, today, rules } = episode
  if (status.stage !== 'waiting') return null
  const since = waitsSince(summary)
  if (!since || status.waitingDays === null) return reason('need-unknown', 'unknown', 7)
  const needed = contactNeed(episode) !== null
  // What "needs contact" says already is not said twice.
  const args = { days: status.waitingDays, untouched: !needed && summary.stages.contacted === null }
  if (!isOverStandard(since, today, rules.standard)) return needed ? null : reason('waiting', 'quiet', 7, args)
  const { days, dayType } = rules.standard
  return reason('waiting-over-standard', 'attention', 7, { ...args, standard: days, dayType })
}
