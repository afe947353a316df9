import { daysBetween, type Day } from './day.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2026-11-23' as people write it: "23 Nov", with the year where it is not the year of `today`. */
export function shortDay(day: Day, today: Day): string {
  const text = `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`
}

/** "3 days", "5 weeks": days up to two weeks, then whole weeks. */
export function span(days: number): string {
  if (days < 14) return days === 1 ? '1 day' : `${days} days`
  return `${Math.floor(days / 7)} weeks`
}

/** "today", "3 days ago", "5 weeks ago". */
export const ago = (day: Day, today: Day): string => (day === today ? 'today' : `${spanSince(day, today)} ago`)

export const spanSince = (day: Day, today: Day): string => span(daysBetween(day, today))
