import { settingOn, type ChosenSettings } from '../settings/index.ts'
import type { Day } from '../day.ts'
import type { Entry } from './entry.ts'
import { byPlace, isRecordedBefore, type Place } from './order.ts'
import type { Answer, Assessment, SafetyFacts } from './safety-known.ts'

/** Attempts to reach somebody, as "not reached" counts them (laws S4). `since` null = nothing is open that they would be for. */
export interface Attempts {
  readonly since: Day | null
  readonly attempts: number
  readonly days: number
  readonly routes: number
}
/** What was open when they are counted, and up to when: a day, and an entry that was recorded after them (null = now). */
interface Counted {
  readonly uncovered: readonly Answer[]
  readonly findings: readonly Assessment[]
  readonly until: Day
  readonly before: Entry | null
}

/**
 * Counted from the newest uncovered answer or finding, and anew from a two-way contact after it: somebody who was reached was reached.
 * Only attempts that stand, up to the day and the moment of recording.
 */
export function attemptsOf(facts: SafetyFacts, { uncovered, findings, until, before }: Counted): Attempts {
  const isCounted = ({ day, recorded }: SafetyFacts['attempts'][number] | SafetyFacts['touches'][number]) =>
    day <= until && (before === null || isRecordedBefore(recorded, before))
  const later = (a: Place | null, b: Place): Place => (a === null || byPlace(b, a) > 0 ? b : a)
  const newest = [...uncovered, ...findings].map(({ place }) => place).reduce<Place | null>(later, null)
  if (newest === null) return { since: null, attempts: 0, days: 0, routes: 0 }
  const reached = facts.touches.filter((touch) => touch.twoWay && isCounted(touch)).map(({ place }) => place)
  const from = reached.reduce<Place>((a, b) => later(a, b), newest)
  const made = facts.attempts.filter((one) => byPlace(one.place, from) > 0 && isCounted(one))
  return {
    since: from.day,
    attempts: made.length,
    days: new Set(made.map(({ day }) => day)).size,
    routes: new Set(made.map(({ fact }) => fact.mode)).size,
  }
}

/** How many attempts, on how many days and by how many routes "not reached" of a day takes. */
export const attemptsNeeded = (chosen: ChosenSettings, on: Day) => ({
  attempts: settingOn(chosen, 'not-reached-attempts', on),
  days: settingOn(chosen, 'not-reached-days', on),
  routes: settingOn(chosen, 'not-reached-routes', on),
})

export const areEnough = (made: Attempts, needed: ReturnType<typeof attemptsNeeded>): boolean =>
  made.attempts >= needed.attempts && made.days >= needed.days && made.routes >= needed.routes
