import type { Day } from '../day.ts'
import type { Entry } from './entry.ts'
import { byPlace, isRecordedBefore } from './order.ts'
import type { Answer, Assessment, HandOverFact, Of } from './safety-known.ts'

/** Whether one thing lies later than another: by day, and by time of day where both state one. */
const isDatedAfter = (thing: Assessment['covers'], { day, time }: Assessment['covers']): boolean =>
  thing.day > day || (thing.day === day && time !== null && thing.time !== null && thing.time > time)

/** Laws 1: answers of the same save or recorded before it, not dated after it. A C-SSRS entry always answers itself. */
export function covers(assessment: Assessment, answer: Answer): boolean {
  if (assessment.carried) return false
  if (assessment.root === answer.root) return true
  if (isDatedAfter(answer, assessment.covers)) return false
  const [one, other] = [answer.recorded, assessment.recorded]
  const sameSave = one.version === other.version && !(one.source === 'import' && other.source === 'import')
  return sameSave || isRecordedBefore(one, other)
}

/** Since when what a finding says has been known: a correction that changed the finding says it anew. */
const heldSince = (thing: { readonly recorded: Entry; readonly held?: Entry }): Entry => thing.held ?? thing.recorded

/** Later in the chart and recorded after: only such an assessment ends a finding or a hand-over. */
export const isAfter = (later: Assessment, of: Assessment | Of<HandOverFact>): boolean =>
  byPlace(later.place, of.place) > 0 && isRecordedBefore(heldSince(of), later.recorded)

/** The chart that something came from with the person; null where it was recorded in the chart at hand. */
const cameFrom = ({ recorded: { fact } }: Dated): string | null => (fact.kind === 'safety-carried' ? fact.from : null)

/**
 * What an outcome or a hand-over answers: recorded before it and not dated after it. A hand-over that came with the person answers
 * what came with it: whoever agreed to it there did not know what was open here (laws S5, a merge takes the worse state).
 */
export const answersTo = (outcome: Dated, thing: Dated): boolean =>
  !isDatedAfter(thing, outcome) &&
  isRecordedBefore(heldSince(thing), outcome.recorded) &&
  (cameFrom(outcome) === null || cameFrom(outcome) === cameFrom(thing))
export interface Dated {
  readonly day: Day
  readonly time: string | null
  readonly recorded: Entry
  readonly held?: Entry
}
