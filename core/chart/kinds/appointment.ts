import { problem, type None } from '../problem.ts'
import { APPOINTMENT_EVENTS, VISIT_TYPES } from '../vocabulary.ts'
import { choice, day, optional, type FactOf } from './field.ts'
import type { Kind } from './kind.ts'

const fields = {
  event: choice(APPOINTMENT_EVENTS),
  visit: choice(VISIT_TYPES),
  /** The day of the visit that was offered, for `offered`. */
  offeredDay: optional(day()),
}
type Appointment = FactOf<'appointment', typeof fields>

/** A kept visit with the program; a visit to the primary care clinician is not a contact of the program. */
export const isKeptWithProgram = ({ event, visit }: Pick<Appointment, 'event' | 'visit'>): boolean =>
  event === 'kept' && visit !== 'primary-care' && visit !== 'other'

export const appointment: Kind<'appointment', typeof fields, { readonly 'offered-day-needed': None }, 1> = {
  ...{ kind: 'appointment', of: 'episode', fields, since: 1 },
  asks: (field, { event }) => field !== 'offeredDay' || event === 'offered',
  may: { precede: false, follow: isKeptWithProgram },
  problems: ({ event, offeredDay }) => [
    event === 'offered' && !offeredDay ? problem('offeredDay', 'offered-day-needed', {}) : null,
  ],
}
