import { addDays, isDay, quarterOf, quarterRange, type Day } from '../../../../core/day.ts'
import { dayText } from '../text/day.ts'

/** Which referrals are looked at: by the day of referral, both ends included. null = the API's default, the last 90 days. */
export interface Period {
  readonly from: Day
  readonly to: Day
}
export interface AccessFilters {
  readonly clinics: readonly string[]
  readonly period: Period | null
}
export interface ParsedAccess {
  readonly filters: AccessFilters
  /** Parts of the link that we do not know or that are not this person's, to be named in a banner. */
  readonly unknown: readonly string[]
}

const KNOWN = ['clinics', 'from', 'to', 'sort']

/** Filters of a link; `mine` are the clinics of the person. A bad part is left out and named. */
export function parseAccess(search: Pick<URLSearchParams, 'get' | 'keys'>, mine: readonly string[]): ParsedAccess {
  const asked = (search.get('clinics') ?? '').split(',').filter(Boolean)
  const clinics = [...new Set(asked)].filter((id) => mine.includes(id))
  const unknown = [...new Set(search.keys())].filter((name) => !KNOWN.includes(name)).map((name) => name.slice(0, 40))
  const strange = asked.length - asked.filter((id) => mine.includes(id)).length
  if (strange > 0) unknown.push(strange === 1 ? 'a clinic that is not yours' : `${strange} clinics that are not yours`)
  const [from, to] = [search.get('from'), search.get('to')]
  if (from === null && to === null) return { filters: { clinics, period: null }, unknown }
  if (from && to && isDay(from) && isDay(to) && from <= to)
    return { filters: { clinics, period: { from, to } }, unknown }
  return { filters: { clinics, period: null }, unknown: [...unknown, 'a period that is not two days in order'] }
}

export function accessQuery({ clinics, period }: AccessFilters): '' | `?${string}` {
  const search = new URLSearchParams()
  if (clinics.length) search.set('clinics', clinics.join(','))
  if (period) {
    search.set('from', period.from)
    search.set('to', period.to)
  }
  return search.size ? `?${search}` : ''
}

export interface Preset {
  readonly name: string
  readonly period: Period | null
}
/** The last 90 days, this quarter so far, and the four quarters before it. */
export function presets(today: Day): readonly Preset[] {
  const current = quarterRange(quarterOf(today))
  const past: Preset[] = []
  for (let start = current.from; past.length < 4;) {
    const quarter = quarterOf(addDays(start, -1))
    const range = quarterRange(quarter)
    past.push({ name: quarterName(quarter), period: range })
    start = range.from
  }
  return [
    { name: 'Last 90 days', period: null },
    { name: 'This quarter so far', period: { from: current.from, to: today } },
    ...past,
  ]
}

/** "2026-Q3" as "Q3 2026". */
export const quarterName = (quarter: string): string => quarter.replace(/^(\d{4})-(Q\d)$/, '$2 $1')

export const samePeriod = (a: Period | null, b: Period | null): boolean => a?.from === b?.from && a?.to === b?.to

export const periodText = ({ from, to }: Period, today: Day): string =>
  `${dayText(from, today)} – ${dayText(to, today)}`
