import { addDays, type Day } from '../day.ts'
import { settingOn, type ChosenSettings } from '../settings/index.ts'
import type { Standing } from './effective.ts'
import type { ClinicalFact, Fact } from './entry.ts'
import { isKeptWithProgram } from './kinds/appointment.ts'
import { byPlace } from './order.ts'

type Appointment = Fact<'appointment'>

export const isProgramVisit = (fact: ClinicalFact): fact is Appointment =>
  fact.kind === 'appointment' && isKeptWithProgram(fact)

/** A contact is two-way (laws D2): a completed one, or a kept visit with the program. A voicemail is an attempt. */
export const isContact = (fact: ClinicalFact): boolean =>
  (fact.kind === 'contact' && fact.outcome === 'completed') || isProgramVisit(fact)

export const isAttempt = (fact: ClinicalFact): fact is Fact<'contact'> =>
  fact.kind === 'contact' && fact.outcome === 'attempted'

/** The day of a promise, unless a contact after it answers it from `earliest` on. */
function unanswered(standing: readonly Standing[], promise: Standing, due: Day, earliest: Day): Day | null {
  const isAnswer = ({ fact, place }: Standing) =>
    isContact(fact) && fact.day >= earliest && byPlace(place, promise.place) > 0
  return standing.some(isAnswer) ? null : due
}

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null)

/**
 * The next day somebody promised to be in touch: of the latest contact that promises one and the attempts after it, the earliest that
 * no contact has answered, one after the promise and no earlier than some days before the due day (laws D2). A voicemail that names
 * another day takes back no promise. Null where nothing is promised.
 */
export function nextDue(standing: readonly Standing[], chosen: ChosenSettings): Day | null {
  const promises = standing.filter(({ fact }) => fact.kind === 'contact' && fact.nextDue !== undefined)
  const from = Math.max(
    0,
    promises.findLastIndex(({ fact }) => isContact(fact)),
  )
  return earliest(
    promises.slice(from).map((promise) => {
      const due = promise.fact.kind === 'contact' ? promise.fact.nextDue : undefined
      return due ? unanswered(standing, promise, due, addDays(due, -settingOn(chosen, 'early-contact', due))) : null
    }),
  )
}

/** The next contact of a managed safety item: only a contact on or after the due day answers it (laws D2), and no later promise. */
export const safetyDue = (standing: readonly Standing[]): Day | null =>
  earliest(
    standing.map((promise) => {
      const due = promise.fact.kind === 'safety-outcome' ? promise.fact.nextContact : undefined
      return due ? unanswered(standing, promise, due, due) : null
    }),
  )
