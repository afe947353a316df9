/**
 * A calendar day 'YYYY-MM-DD' in the clinic's time zone. Days compare and sort as text; clinical dates are never instants.
 * Every function throws RangeError for what is not a day, month or quarter, and never repeats the text it was given:
 * a visit day is health information and messages reach logs.
 */
export type Day = string
/** A calendar month 'YYYY-MM'. */
export type Month = string
/** A calendar quarter 'YYYY-Qn', n = 1..4. */
export type Quarter = string

/** Years a record can hold; a typing slip such as 0202 or 20026 is refused at the border. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const MONTH = /^(\d{4})-(\d{2})$/
const QUARTER = /^(\d{4})-Q([1-4])$/

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLength = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
const inYears = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR
const pad = (n: number): string => (n < 10 ? `0${n}` : String(n))

interface CivilDay {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

/** The number that the digits from `from` to `to` write; NaN where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return NaN
    n = n * 10 + digit
  }
  return n
}

// A caseload reads some 30 days a row: by character code this takes a fifth of what a pattern takes.
/** A real day as one number, yyyymmdd; 0 where the text is none. No object is made: a list asks this ten thousand times. */
function numbered(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return 0
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const dayOfMonth = digits(text, 8, 10)
  const real = inYears(year) && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= monthLength(year, month)
  return real ? year * 10_000 + month * 100 + dayOfMonth : 0
}
const HYPHEN = 45

function parse(text: string): CivilDay | null {
  const n = numbered(text)
  return n === 0 ? null : { year: Math.floor(n / 10_000), month: Math.floor(n / 100) % 100, dayOfMonth: n % 100 }
}

function civil(day: Day): CivilDay {
  const parts = parse(day)
  if (!parts) throw new RangeError(`A day is a real calendar date YYYY-MM-DD from ${FIRST_YEAR} to ${LAST_YEAR}`)
  return parts
}

function whole(n: number, what: string): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${what} is a whole number`)
  return n
}

/** Whether the text is a real calendar day, 1900..2199. */
export const isDay = (text: string): boolean => numbered(text) !== 0

/** Days since 1970-01-01 (negative before it). Years are counted from 1 March, so that 29 February comes last. */
export function toOrdinal(day: Day): number {
  const n = numbered(day)
  if (n === 0) civil(day)
  const year = Math.floor(n / 10_000)
  const month = Math.floor(n / 100) % 100
  const dayOfMonth = n % 100
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** The day with this ordinal; the inverse of `toOrdinal`. */
export function fromOrdinal(ordinal: number): Day {
  const n = whole(ordinal, 'An ordinal') + 719_468
  const era = Math.floor(n / 146_097)
  const dayOfEra = n - era * 146_097
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  if (!inYears(year)) throw new RangeError(`The day falls outside ${FIRST_YEAR} to ${LAST_YEAR}`)
  return `${year}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)}`
}

export const addDays = (day: Day, n: number): Day => fromOrdinal(toOrdinal(day) + whole(n, 'A number of days'))

/** The last day that was counted to: a list counts to the same today some thousand times. */
let lastTo: { readonly day: Day; readonly ordinal: number } = { day: '1970-01-01', ordinal: 0 }

/** Whole days to - from; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  if (to !== lastTo.day) lastTo = { day: to, ordinal: toOrdinal(to) }
  return lastTo.ordinal - toOrdinal(from)
}

/** 0 = Sunday .. 6 = Saturday. */
export const weekday = (day: Day): number => (((toOrdinal(day) + 4) % 7) + 7) % 7

/** Whether the text is a calendar month 'YYYY-MM', 1900..2199. */
export const isMonth = (text: string): boolean => MONTH.test(text) && isDay(`${text}-01`)

export function monthOf(day: Day): Month {
  civil(day)
  return day.slice(0, 7)
}

/** The same day of the month n months on, or the month's last day where it has none: 31 January + 1 is 28 or 29 February. */
export function addMonths(day: Day, n: number): Day {
  const { year, month, dayOfMonth } = civil(day)
  const months = year * 12 + (month - 1) + whole(n, 'A number of months')
  const y = Math.floor(months / 12)
  const m = months - y * 12 + 1
  if (!inYears(y)) throw new RangeError(`The day falls outside ${FIRST_YEAR} to ${LAST_YEAR}`)
  return `${y}-${pad(m)}-${pad(Math.min(dayOfMonth, monthLength(y, m)))}`
}

export function quarterOf(day: Day): Quarter {
  const { year, month } = civil(day)
  return `${year}-Q${Math.ceil(month / 3)}`
}

/** First and last day of a quarter, both included. */
export function quarterRange(quarter: Quarter): { readonly from: Day; readonly to: Day } {
  const match = QUARTER.exec(quarter)
  const [year, last] = [Number(match?.[1]), Number(match?.[2]) * 3]
  if (!match || !inYears(year)) throw new RangeError(`A quarter is YYYY-Qn from ${FIRST_YEAR} to ${LAST_YEAR}`)
  return { from: `${year}-${pad(last - 2)}-01`, to: `${year}-${pad(last)}-${monthLength(year, last)}` }
}

/** Full years of age. Somebody born on 29 February turns on 1 March in other years. Negative before the birth day. */
export function ageInYears(birth: Day, on: Day): number {
  const years = civil(on).year - civil(birth).year
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

const formatters = new Map<string, Intl.DateTimeFormat>()
/** Building a formatter costs far more than using one; a program has few zones. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const two = '2-digit'
  const parts = {
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    hourCycle: 'h23',
  } as const
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: zone, ...parts })
  formatters.set(zone, made)
  return made
}

/** Whether the text names a time zone that this machine knows (IANA). */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/**
 * What the clock on the wall of an IANA zone shows at an instant: 'YYYY-MM-DDTHH:MM:SS'. `instant` is milliseconds since 1970
 * or ISO text with 'Z' or an offset; text without one would be read in the zone of whichever machine runs this, so it is
 * refused. Throws RangeError for that and for an unknown zone.
 */
export function momentInZone(instant: string | number, zone: string): string {
  const placed = typeof instant === 'number' || /T.*(Z|[+-]\d{2}:?\d{2})$/.test(instant)
  const ms = typeof instant === 'number' ? instant : placed ? Date.parse(instant) : NaN
  if (Number.isNaN(new Date(ms).getTime()))
    throw new RangeError('An instant is ISO text with an offset, or milliseconds')
  const parts = formatterOf(zone).formatToParts(ms)
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  civil(day)
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}`
}

/** The calendar day on which an instant falls in an IANA zone: a visit at 8 pm in Denver stays on its Denver day. */
export const dayInZone = (instant: string | number, zone: string): Day => momentInZone(instant, zone).slice(0, 10)
