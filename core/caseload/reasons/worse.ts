import { knownDay } from '../../chart/milestones.ts'
import type { TreatmentSummary } from '../../chart/treatment.ts'
import { addDays, daysBetween, type Day } from '../../day.ts'
import { worseBy } from '../../instruments/instrument.ts'
import type { Measure } from '../measure.ts'
import { reason, type Args, type Case } from './reason.ts'

/** First and last score of a measure, as every sentence about a course names them. */
export const scoreArgs = ({ id, track }: Measure): Args => ({
  measure: id,
  first: track.baseline?.total ?? null,
  last: track.last?.total ?? null,
  lastDay: track.last?.day ?? null,
  count: track.count,
})

const WORSE = new Set(['relapsing', 'lost-gain', 'worsening'])
export const isWorse = ({ course, isFollowed }: Measure): boolean => isFollowed && WORSE.has(course.code)

/** Every followed measure that falls back or rises speaks, not the leading one alone (laws C4). */
export const worse = (episode: Case) =>
  episode.actedUntil || episode.status.stage !== 'in-treatment' || !episode.status.measures.some(isWorse)
    ? NONE
    : episode.status.measures.filter(isWorse).map(worseReason)
const NONE: readonly never[] = []

function worseReason(measure: Measure) {
  const { track, course } = measure
  const code = course.code === 'relapsing' || course.code === 'lost-gain' ? course.code : 'worsening'
  return reason(code, 'attention', 2, { ...scoreArgs(measure), best: track.bestBefore })
}

/** Whether a psychotropic or a therapy goes on today: one recorded as started, or a therapy given in a contact of late (laws D3). */
export const isTreated = ({ standing, given }: TreatmentSummary, { today, rules }: Case): boolean =>
  standing || (given !== null && daysBetween(given.day, today) <= rules.therapyRecent)

/** The last change of treatment since it started: what came before is history, and a bare stop changes nothing for the better. */
function lastChange(episode: Case): Day | null {
  const { treatment, stages } = episode.summary
  const started = knownDay(stages.treated)
  if (!treatment.change || (started !== null && treatment.change.day < started)) return null
  return treatment.change.action === 'stop' && !isTreated(treatment, episode) ? null : treatment.change.day
}

const WEEK_8 = 56
const WEEK_12 = 84

/** Laws D1: whether a change of treatment still answers "not at target". It never covers the severe band. */
function excusedBy(episode: Case, measure: Measure): Day | null {
  const change = lastChange(episode)
  if (!change || measure.isSevere) return null
  const { summary, today, rules } = episode
  if (daysBetween(change, today) >= rules.excuseLongest) return null
  const { last } = measure.track
  if (last && last.day >= addDays(change, rules.excuseFirstScore)) return null
  const started = knownDay(summary.stages.treated)
  const isReviewed = started && summary.lastReview !== null && summary.lastReview >= addDays(started, WEEK_8)
  if (started && daysBetween(started, today) >= WEEK_12 + 7 && !isReviewed) return null
  return change
}

export function notAtTarget(episode: Case) {
  const { status, summary, actedUntil } = episode
  let measure: Measure | null = null
  for (const one of status.measures)
    if (one.isFollowed && one.course.code === 'not-at-target' && (one.severity ?? 0) > (measure?.severity ?? -1))
      measure = one
  if (!measure || status.stage !== 'in-treatment' || actedUntil) return null
  const excuse = excusedBy(episode, measure)
  const args = {
    ...scoreArgs(measure),
    ...{ detail: measure.course.detail, week: status.week, started: knownDay(summary.stages.treated) },
    changed: excuse ?? lastChange(episode),
  }
  return excuse ? reason('changed-recently', 'quiet', 8, args) : reason('not-at-target', 'attention', 2, args)
}

/** A stop with nothing in its place is a reason, and no case review or score mutes it (laws D1, R4). */
export function noTreatmentSince(episode: Case) {
  const { summary, status } = episode
  const { change } = summary.treatment
  if (status.stage !== 'in-treatment' || change?.action !== 'stop' || isTreated(summary.treatment, episode)) return null
  return reason('no-treatment-since', 'attention', 2, { since: change.day })
}

/** Withdrawn consent is said first after safety (laws D6). */
export function consentWithdrawn({ summary: { consent }, status }: Case) {
  if (consent?.state !== 'withdrawn' || status.stage === 'closed') return null
  return reason('consent-withdrawn', 'attention', 2, { since: consent.day })
}

/** A rise in early weeks that no case review has answered: looked at once, and again from week 4 without a gain (laws C5). */
export function isRisen(episode: Case, { track, tool, isFollowed }: Measure): boolean {
  const { baseline, last } = track
  if (!isFollowed || !baseline || !last || worseBy(tool, last.total, baseline.total) < tool.thresholds.mcid)
    return false
  const { stages, lastReview } = episode.summary
  const started = knownDay(stages.treated)
  const week4 = started && addDays(started, 28)
  const due = week4 && episode.today >= week4 && week4 > last.day ? week4 : last.day
  return lastReview === null || lastReview < due
}
