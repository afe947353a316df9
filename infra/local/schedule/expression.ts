/** Whether a schedule fires in the minute that holds an instant. */
export type Fires = (instant: Date) => boolean

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const MINUTES = { minute: 1, hour: 60, day: 1440 } as const

/**
 * Reads an EventBridge schedule: `cron(minute hour day-of-month month day-of-week year)` in a time zone, or
 * `rate(n minutes|hours|days)` counted from `since`. Throws for what it cannot read (L, W, #, at(...)).
 */
export function parseSchedule(expression: string, zone: string, since: Date): Fires {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression)
  if (rate) {
    const every = Number(rate[1]) * MINUTES[rate[2] as keyof typeof MINUTES]
    const first = minuteOf(since)
    return (instant) => (minuteOf(instant) - first) % every === 0 && minuteOf(instant) > first
  }
  const cron = /^cron\(([^)]*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/)
  if (cron?.length !== 6) throw new Error(`The schedule "${expression}" is neither cron(six fields) nor rate(...).`)
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = cron
  const fields = [
    parseField(minute, 0, 59, []),
    parseField(hour, 0, 23, []),
    parseField(dayOfMonth, 1, 31, []),
    parseField(month, 1, 12, ['', ...MONTHS]),
    // AWS counts Sunday as 1.
    parseField(dayOfWeek, 1, 7, ['', ...DAYS]),
    parseField(year, 1970, 2199, []),
  ]
  const clock = clockIn(zone)
  return (instant) => clock(instant).every((value, i) => fields[i]?.has(value) ?? false)
}

const minuteOf = (instant: Date): number => Math.floor(instant.getTime() / 60_000)

function parseField(text: string, low: number, high: number, names: readonly string[]): ReadonlySet<number> {
  const number = (part: string): number => {
    const named = names.indexOf(part.toUpperCase())
    const value = named > 0 ? named : Number(part)
    if (!Number.isInteger(value) || value < low || value > high)
      throw new Error(`The schedule field "${text}" is not understood.`)
    return value
  }
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/')
    const isOpen = range === '*' || range === '?'
    const [from = '', to] = range.split('-')
    const first = isOpen ? low : number(from)
    const last = isOpen || (to === undefined && part.includes('/')) ? high : number(to ?? from)
    for (let value = first; value <= last; value += Math.max(1, Number(step))) values.add(value)
  }
  return values
}

/** minute, hour, day, month, weekday (1 = Sunday) and year on the wall of a zone. */
function clockIn(zone: string): (instant: Date) => number[] {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    weekday: 'short',
    year: 'numeric',
  })
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    const weekday = DAYS.indexOf((parts['weekday'] ?? '').toUpperCase()) + 1
    const { minute, hour, day, month, year } = parts
    return [Number(minute), Number(hour), Number(day), Number(month), weekday, Number(year)]
  }
}
