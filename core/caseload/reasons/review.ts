import { knownDay } from '../../chart/milestones.ts'
import { daysBetween } from '../../day.ts'
import { worseBy } from '../../instruments/instrument.ts'
import { TARGET_WEEK } from '../course.ts'
import type { Measure } from '../measure.ts'
import { reason, type Case } from './reason.ts'
import { isRisen, isWorse, scoreArgs } from './worse.ts'

const isEarly = ({ status: { week } }: Case): boolean => week !== null && week < TARGET_WEEK

/** Enrolled or started of late, and nobody has reviewed the case yet; without a score that is an unknown, not a case (laws R3). */
export function newToReview({ summary, status, today, rules }: Case) {
  const began = knownDay(summary.stages.enrolled) ?? knownDay(summary.stages.treated)
  if (status.stage !== 'in-treatment' || !began || summary.lastReview !== null || !status.lead) return null
  const isNew = daysBetween(began, today) <= rules.newDays
  if (isNew) return reason('new', 'new', 3, { since: began, ...scoreArgs(status.lead) })
  return reason('never-reviewed', 'quiet', 7, { since: began })
}

/** Whether a measure needs somebody before week 8, by its last score alone (laws C5); worse ones have a reason of their own. */
function severe({ status, actedUntil }: Case, measure: Measure): boolean {
  if (!measure.isSevere || isWorse(measure) || actedUntil) return false
  // After week 8 the target speaks; where it cannot (no baseline, one score), the severe band still does.
  return status.week === null || status.week < TARGET_WEEK || measure.course.code !== 'not-at-target'
}

/** The severe band, or a rise that matters, in the early weeks (laws C5). */
export function severeOrRisen(episode: Case) {
  const { status, actedUntil } = episode
  if (status.stage !== 'in-treatment') return null
  const high = status.measures.find((measure) => severe(episode, measure))
  if (high) return reason('severe', 'attention', 3, { ...scoreArgs(high), week: status.week, atEnd: isAtEnd(high) })
  if (actedUntil || !isEarly(episode)) return null
  const risen = status.measures.find((measure) => !isWorse(measure) && isRisen(episode, measure))
  return risen ? reason('risen', 'attention', 3, { ...scoreArgs(risen), week: status.week }) : null
}

/** So near the end of the range that a rise which matters does not fit any more. */
const isAtEnd = ({ track: { baseline, last, count }, tool }: Measure): boolean =>
  baseline !== null &&
  last !== null &&
  count > 1 &&
  Math.abs((tool.direction === 'higher-is-worse' ? tool.range.max : tool.range.min) - baseline.total) <
    tool.thresholds.mcid

/** A fall back that is no relapse or lost gain, or a rise where nobody was ill: a second score tells (laws C1, "smaller"). */
export function measureAgain({ status, actedUntil }: Case) {
  if (status.stage !== 'in-treatment' || actedUntil) return null
  const back = status.measures.find((measure) => !isWorse(measure) && fellBack(measure))
  return back ? reason('measure-again', 'quiet', 7, { ...scoreArgs(back), best: lowBefore(back) }) : null
}

/** The best total before the last one, the baseline included. */
function lowBefore({ track: { baseline, bestBefore }, tool }: Measure): number | null {
  if (!baseline) return null
  return bestBefore !== null && worseBy(tool, bestBefore, baseline.total) < 0 ? bestBefore : baseline.total
}

function fellBack(measure: Measure): boolean {
  const { tool, track } = measure
  const low = lowBefore(measure)
  if (track.count < 2 || low === null || !track.last) return false
  const { elevated, mcid } = tool.thresholds
  const rise = worseBy(tool, track.last.total, low)
  const isBackAbove = worseBy(tool, track.last.total, elevated) >= 0 && worseBy(tool, low, elevated) < 0
  const isWell = tool.thresholds.remission !== null && worseBy(tool, track.last.total, tool.thresholds.remission) < 0
  const hadGained = track.baseline !== null && worseBy(tool, track.baseline.total, low) >= mcid
  return rise >= mcid || (rise > 0 && (isBackAbove || (hadGained && !isWell)))
}

/** A case review or change of treatment answers the newest score until the next one is due (laws R4). */
export function actedOn({ summary, status, actedUntil }: Case) {
  if (!actedUntil || !summary.actedOn || status.stage !== 'in-treatment') return null
  const { how, day } = summary.actedOn
  return reason('acted-on', 'quiet', 7, { how, day, until: actedUntil })
}

export function remission({ status }: Case) {
  const { lead } = status
  if (status.stage !== 'in-treatment' || lead?.course.code !== 'remission' || lead.freshness.code !== 'current')
    return null
  return reason('remission', 'good', 8, scoreArgs(lead))
}
