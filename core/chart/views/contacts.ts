import * as contacts from '../contacts.ts'
import { dayView, lastDay } from './view.ts'

/** Two-way: a completed contact or a kept visit with the program (laws D2). */
export const lastContact = dayView((chart) => lastDay(chart, contacts.isContact))
export const lastAttempt = dayView((chart) => lastDay(chart, contacts.isAttempt))
/** The latest promised day that no contact has answered; null where there is none. */
export const nextDue = dayView(({ standing, chosen }) => contacts.nextDue(standing, chosen))
/** The same for the next contact of a managed safety item. */
export const safetyDue = dayView(({ standing }) => contacts.safetyDue(standing))
