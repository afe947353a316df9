import { isDay, type Day } from '../../../../core/day.ts'

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
  const names = [...search.keys()]
  // The first of two is taken, and that there was another is told.
  const twice = KNOWN.filter((name) => names.indexOf(name) !== names.lastIndexOf(name)).map((name) => `another ${name}`)
  const strangers = [...new Set(names)].filter((name) => !KNOWN.includes(name)).map((name) => name.slice(0, 40))
  const unknown = [...strangers, ...twice]
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
