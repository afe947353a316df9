import type { Day } from '../../core/day.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

/** Minutes a zone is ahead of UTC at noon UTC of a day; at the hours a clinic is open it is the same all day. */
function offsetOn(zone: string, day: Day): number {
  const key = `${zone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const noon = Date.parse(`${day}T12:00:00Z`)
  const of = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(noon)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const local = Date.UTC(of['year'] ?? 0, (of['month'] ?? 1) - 1, of['day'], of['hour'], of['minute'])
  const offset = (local - noon) / 60_000
  offsets.set(key, offset)
  return offset
}

const minutesOf = (hour: number): number => Math.round(hour * 60)

/** The instant at an hour of a clinic's day, for example 20 for 8 pm, as ISO text in UTC. */
export const instantAt = (zone: string, day: Day, hour: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (minutesOf(hour) - offsetOn(zone, day)) * 60_000).toISOString()

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** What the clock on the clinic's wall shows then: it is where the instant comes from, so that no zone is asked again. */
export const localAt = (day: Day, hour: number): string =>
  `${day}T${twoDigits(Math.floor(minutesOf(hour) / 60))}:${twoDigits(minutesOf(hour) % 60)}:00`
