import { businessDaysBetween } from './calendar.ts'
import { daysBetween, type Day } from './day.ts'

/** The longest a clinic means anybody to wait from referral to the start of treatment, in its own kind of days (laws D4). */
export interface AccessStandard {
  readonly days: number
  readonly dayType: 'business' | 'calendar'
  /** Days the clinic is closed, back to the oldest referral that is asked about. */
  readonly holidays: ReadonlySet<Day>
}

/** Whether somebody referred on a day has waited longer than the standard by `today`. The only place that decides it. */
export function isOverStandard(referred: Day, today: Day, { days, dayType, holidays }: AccessStandard): boolean {
  const waited = dayType === 'business' ? businessDaysBetween(referred, today, holidays) : daysBetween(referred, today)
  return waited > days
}
