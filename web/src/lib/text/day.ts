import { daysBetween, type Day } from '../../../../core/day.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const NBSP = '\u00a0'

/** "23 Nov"; with the year where it could be mistaken, that is whenever it is not the year of `today`. */
export function dayText(day: Day, today: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const short = `${Number(date)}${NBSP}${MONTHS[Number(month) - 1] ?? month}`
  return year === today.slice(0, 4) ? short : `${short}${NBSP}${year}`
}

const WRITTEN = new RegExp(`(\\d{1,2}) (${MONTHS.join('|')})(?: (\\d{4}))?\\b`, 'g')
/** A sentence whose days stay on one line each: "since 30 Aug" never ends a line with the 30. */
export const unbroken = (sentence: string): string =>
  sentence.replace(WRITTEN, (_, date: string, month: string, year?: string) =>
    [date, month, year].filter((part) => part !== undefined).join(NBSP),
  )

/** How long ago: "today", "3 d ago", "in 4 d". */
export function agoText(day: Day, today: Day): string {
  const days = daysBetween(day, today)
  if (days === 0) return 'today'
  return days > 0 ? `${days}${NBSP}d${NBSP}ago` : `in${NBSP}${-days}${NBSP}d`
}

export interface DueText {
  readonly text: string
  readonly late: boolean
}
/** What the next due day means today. Late from the first day after it, not a month later. */
export function dueText(day: Day, today: Day): DueText {
  const days = daysBetween(day, today)
  if (days > 0) return { text: `${days}${NBSP}d${NBSP}late`, late: true }
  return { text: days === 0 ? 'due today' : `in ${-days}${NBSP}d`, late: false }
}

/** An instant as "23 Nov 2026, 07:42" in a time zone; empty where it cannot be read. */
export function instantText(instant: string, zone?: string): string {
  const time = new Date(instant)
  if (Number.isNaN(time.getTime())) return ''
  const part = parts(time, zone)
  return `${Number(part('day'))}${NBSP}${MONTHS[Number(part('month')) - 1] ?? ''}${NBSP}${part('year')}, ${part('hour')}:${part('minute')}`
}

/** An instant beside others of today: "23 Nov, 20:05 MST", since clinics of two zones tell two times of one minute. */
export function clockText(instant: string, now: number, zone?: string): string {
  const written = instantText(instant, zone)
  if (!written) return ''
  const named = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short', timeZone: zone }).format(new Date(instant))
  return `${written.replace(`${NBSP}${parts(new Date(now), zone)('year')},`, ',')}${NBSP}${named.split(' ').pop() ?? ''}`
}

function parts(time: Date, zone: string | undefined): (type: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone ? { timeZone: zone } : {}),
  }).formatToParts(time)
  return (type) => format.find((part) => part.type === type)?.value ?? ''
}
