/** How numbers are written: a real minus sign, a no-break space before the unit, no more digits than the number carries. */
const MINUS = '\u2212'
const NBSP = '\u00a0'

/** A number with a minus sign that aligns and is read aloud as one. */
export function plain(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits)
  return value < 0 && Number(text) !== 0 ? MINUS + text : text
}

/** A change: always with its sign, except zero. */
export function signed(value: number, digits = 0): string {
  const text = plain(value, digits)
  return value > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** A fraction 0..1 as "46 %". */
export const percent = (fraction: number, digits = 0): string => `${plain(fraction * 100, digits)}${NBSP}%`

/** A change in percent that is already a whole number: "+12 %", "−11 %". */
export const changePercent = (value: number): string => `${signed(value)}${NBSP}%`

interface Bounds {
  readonly lower: number | null
  readonly upper: number | null
}

/** "42 to 49 %", or why there is no interval. */
export function shareInterval({ lower, upper }: Bounds): string {
  if (lower === null || upper === null) return 'no interval'
  return `${plain(lower * 100)} to ${percent(upper)}`
}

/** A gap in percentage points with its interval: "−13 (−22 to −2)". */
export function points(gap: { difference: number; lower: number; upper: number }): string {
  const [difference, lower, upper] = [gap.difference, gap.lower, gap.upper].map((part) => signed(part * 100))
  return `${difference} (${lower} to ${upper})`
}

/** A day by which a share is reached: "17", or "not reached". Half days come from the midpoint rule and are shown. */
export const dayCount = (value: number | null): string =>
  value === null ? 'not reached' : plain(value, Number.isInteger(value) ? 0 : 1)

/** The interval of a day; an open upper end says so. */
export function dayInterval({ lower, upper }: Bounds): string {
  if (lower === null && upper === null) return 'no interval'
  if (upper === null) return `${dayCount(lower)} or later`
  return `${lower === null ? 'up' : dayCount(lower)} to ${dayCount(upper)}`
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${plain(count)} ${count === 1 ? one : many}`
