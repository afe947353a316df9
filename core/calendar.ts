import { addDays, toOrdinal, weekday, type Day } from './day.ts'

/** Monday to Friday among the days up to and including this ordinal, counted from a fixed Sunday. */
function weekdaysUpTo(ordinal: number): number {
  const sinceSunday = ordinal + 4
  const weeks = Math.floor(sinceSunday / 7)
  return weeks * 5 + Math.min(sinceSunday - weeks * 7, 5)
}

const isWeekday = (day: Day): boolean => weekday(day) >= 1 && weekday(day) <= 5

/**
 * Days d with from < d <= to, Monday to Friday and not a holiday; the same day is 0 (a house rule: CMS says
 * "business days" without a counting rule). Where `to` is earlier it is minus the count of (to, from], so that signs mirror.
 */
export function businessDaysBetween(from: Day, to: Day, holidays: ReadonlySet<Day>): number {
  if (to < from) return 0 - businessDaysBetween(to, from, holidays)
  let count = weekdaysUpTo(toOrdinal(to)) - weekdaysUpTo(toOrdinal(from))
  for (const holiday of holidays) if (holiday > from && holiday <= to && isWeekday(holiday)) count -= 1
  return count
}

const MONDAY = 1
const THURSDAY = 4

/** The nth such weekday of a month; `nth` 1..4. */
function nthWeekday(month: string, target: number, nth: number): Day {
  const first: Day = `${month}-01`
  return addDays(first, ((target - weekday(first) + 7) % 7) + 7 * (nth - 1))
}

/** A holiday on Saturday is observed on the Friday before it, one on Sunday on the Monday after it. */
function observed(day: Day): Day {
  const on = weekday(day)
  return on === 6 ? addDays(day, -1) : on === 0 ? addDays(day, 1) : day
}

const lastMondayOfMay = (year: number): Day => addDays(`${year}-05-31`, -((weekday(`${year}-05-31`) + 6) % 7))

/**
 * Days in a calendar year on which US federal holidays are observed, in order (5 U.S.C. 6103; exact from 1978 on).
 * Belongs to the year it falls in: New Year's Day 2022 was a Saturday, so 2021-12-31 is in 2021's list and 2022 has none.
 */
export function usFederalHolidays(year: number): Day[] {
  const fixed = [`${year}-01-01`, `${year}-07-04`, `${year}-11-11`, `${year}-12-25`]
  if (year >= 2021) fixed.push(`${year}-06-19`)
  const moving = [
    nthWeekday(`${year}-02`, MONDAY, 3),
    lastMondayOfMay(year),
    nthWeekday(`${year}-09`, MONDAY, 1),
    nthWeekday(`${year}-10`, MONDAY, 2),
    nthWeekday(`${year}-11`, THURSDAY, 4),
  ]
  if (year >= 1986) moving.push(nthWeekday(`${year}-01`, MONDAY, 3))
  const nextNewYear = weekday(`${year}-12-31`) === 5 ? [`${year}-12-31`] : []
  const days = [...fixed.map(observed), ...moving, ...nextNewYear]
  return days.filter((day) => day.startsWith(`${year}-`)).sort()
}

/** Days a clinic is closed, as it listed them from a day on; null = the US federal ones. */
export interface HolidayList {
  readonly from: Day
  readonly holidays: readonly Day[] | null
}

/** Each year's list once: every request asks for those of ten years. */
const federalIn = new Map<number, readonly Day[]>()
function federalHolidays(year: number): readonly Day[] {
  const known = federalIn.get(year)
  if (known) return known
  const days = usFederalHolidays(year)
  federalIn.set(year, days)
  return days
}

/**
 * The days a clinic is closed from `first` to `last`, both years included. Each day goes by the list that holds on it, so that a
 * list of next year's days takes none of this year's away; before the first list, by the US federal one.
 */
export function closedDays(lists: readonly HolidayList[], first: number, last: number): Set<Day> {
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  const federal = years.flatMap(federalHolidays)
  const ordered = [{ from: '0000-01-01', holidays: null }, ...lists.toSorted((a, b) => (a.from < b.from ? -1 : 1))]
  const closed = ordered.flatMap(({ from, holidays }, i) => {
    const next = ordered[i + 1]?.from
    return (holidays ?? federal).filter((day) => day >= from && (next === undefined || day < next))
  })
  return new Set(closed.filter((day) => day >= `${first}-01-01` && day <= `${last}-12-31`))
}
