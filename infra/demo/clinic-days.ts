import { usFederalHolidays } from '../../core/calendar.ts'
import { addDays, weekday, type Day } from '../../core/day.ts'

const holidays = new Map<string, ReadonlySet<Day>>()

function isHoliday(day: Day): boolean {
  const year = day.slice(0, 4)
  const known = holidays.get(year)
  if (known) return known.has(day)
  holidays.set(year, new Set(usFederalHolidays(Number(year))))
  return isHoliday(day)
}

const isOpen = (day: Day): boolean => weekday(day) !== 0 && weekday(day) !== 6 && !isHoliday(day)

const open = new Map<Day, Day>()

/** The clinic's next open day: Monday for a weekend, the day after for a holiday. Order is kept. */
export function openDay(day: Day): Day {
  const known = open.get(day)
  if (known !== undefined) return known
  let on = day
  while (!isOpen(on)) on = addDays(on, 1)
  open.set(day, on)
  return on
}
