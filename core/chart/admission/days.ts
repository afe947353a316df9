import { shortDay } from '../../day-words.ts'
import type { Issue } from '../../result.ts'
import type { Day } from '../../day.ts'
import { statedTimeIn, type Standing } from '../effective.ts'
import { instrument } from '../../instruments/index.ts'
import { isAttempt, isContact } from '../contacts.ts'
import type { ClinicalFact, Entry, EntryKind, NewEntry } from '../entry.ts'
import { startsTreatment } from '../milestones.ts'
import { beginningsOf } from '../families.ts'
import { byRecording, END_OF_DAY, type Place } from '../order.ts'
import { scoreOf } from '../scores.ts'
import type { ChartAtHand } from './chart-at-hand.ts'

/** Kinds that may lie before the episode: they begin it, tell what the person came with, or are history (laws D8, S8). */
const MAY_PRECEDE: ReadonlySet<EntryKind> = new Set([
  'screening',
  'referral',
  'diagnosis',
  'assessment',
  'c-ssrs',
  'safety',
  'correction',
])
/** Kinds that may follow its close: the record stays correctable, and safety never closes (laws S5). */
const MAY_FOLLOW: ReadonlySet<EntryKind> = new Set([
  'correction',
  'safety',
  'c-ssrs',
  'hand-over',
  'safety-outcome',
  'safety-confirmation',
  'case-review',
  'assessment',
  'screening',
  'contact',
  'diagnosis',
])

export const mayPrecede = (fact: NewEntry): boolean =>
  MAY_PRECEDE.has(fact.kind) || (fact.kind === 'treatment' && !fact.underPlan)

const mayFollow = (fact: NewEntry): boolean =>
  MAY_FOLLOW.has(fact.kind) || (fact.kind === 'appointment' && isContact(fact))

/** Hours and minutes of a place; null where no time of day is known. */
const clockOf = ({ time }: Pick<Place, 'time'>): string | null => (time === END_OF_DAY ? null : time.slice(0, 5))

/** A time of day that has not come yet; imports keep the times of their source, and bring none to hold them against. */
function timeProblem(fact: NewEntry, { local }: ChartAtHand): Issue | null {
  const now = local?.startsWith(fact.day) ? local.slice(11, 16) : null
  return now && 'time' in fact && fact.time && fact.time > now
    ? { at: 'time', problem: `This time of day is still to come; it is ${now} at the clinic` }
    : null
}

/** Whether the day of a fact is possible at all, and possible in this chart; null = it is. */
export function dayProblem(fact: NewEntry, chart: ChartAtHand): Issue | null {
  const { birthDate } = chart.episode.patient
  if (fact.day > chart.today)
    return { at: 'day', problem: `This day is in the future; today is ${chart.today} at the clinic` }
  const early = timeProblem(fact, chart)
  if (early) return early
  if (birthDate && fact.day < birthDate)
    return { at: 'day', problem: 'This day is before the day of birth. Check both days' }
  if (chart.began && fact.day < chart.began && !mayPrecede(fact))
    return {
      at: 'day',
      problem: `This day is before the episode began (${chart.began}). Check the day, or record the earlier referral or screening first`,
    }
  if (chart.closed && fact.day > chart.closed && !mayFollow(fact))
    return {
      at: 'day',
      problem: `This episode closed on ${shortDay(chart.closed, chart.today)}. Open a new episode, or correct the close`,
    }
  return null
}

/** What a close may not lie before: a contact or attempt, a start of treatment, a score (laws D7). In words; null = nothing of it. */
function happening(fact: ClinicalFact): string | null {
  if (startsTreatment(fact) && fact.kind === 'treatment') return 'treatment start'
  if (isContact(fact)) return fact.kind === 'appointment' ? 'visit' : 'contact'
  if (isAttempt(fact)) return null
  if ((fact.kind !== 'assessment' && fact.kind !== 'screening') || fact.instrument === 'other') return null
  return scoreOf(fact) ? instrument(fact.instrument).name : null
}

/** What a fact is, in the words that refusals name it with. */
const nameOf = (fact: ClinicalFact): string => happening(fact) ?? fact.kind.replaceAll('-', ' ')
export const named = (fact: ClinicalFact, today: Day): string => `${nameOf(fact)} on ${shortDay(fact.day, today)}`

/** Whether one thing lies after another: by the day, and on one day by the time of day where both have one (laws O1, D7). */
function isAfter(a: Place, b: Place): boolean {
  if (a.day !== b.day) return a.day > b.day
  const [one, other] = [clockOf(a), clockOf(b)]
  return one !== null && other !== null && one > other
}

/** " at 15:00" of a fact that lies on this day, where a time is known; it tells a stated time from the one of recording. */
function clockWords({ entry, fact, place }: Standing, day: Day, entries: readonly Entry[]): string {
  const clock = fact.day === day ? clockOf(place) : null
  if (!clock) return ''
  const isStated = statedTimeIn(entry, fact, new Map(entries.map((one) => [one.id, one]))) !== undefined
  return isStated ? ` at ${clock}` : `, recorded at ${clock}`
}

const MOST_NAMED = 5

/** A close lies not before the last thing that happened and was recorded before it. `recorded` null = recorded now, after all. */
export function closeProblem(place: Place, recorded: Entry | null, chart: ChartAtHand): Issue | null {
  const { entries, standing, today } = chart
  const beginnings = beginningsOf(entries)
  const later = standing.filter((one) => {
    const isBefore = !recorded || byRecording(beginnings.get(one.entry.id) ?? one.entry, recorded) < 0
    return isBefore && happening(one.fact) !== null && isAfter(one.place, place)
  })
  const last = later.at(-1)
  if (!last) return null
  const names = later.slice(-MOST_NAMED).map((one) => `${named(one.fact, today)}${clockWords(one, place.day, entries)}`)
  const more = later.length > MOST_NAMED ? `, and ${later.length - MOST_NAMED} more` : ''
  const sameDay = last.fact.day === place.day
  const [closing, earliest] = [place, last.place].map(
    (one) => `on ${shortDay(one.day, today)}${sameDay ? ` at ${clockOf(one)}` : ''}`,
  )
  const [lies, them] = later.length === 1 ? ['lies', 'that entry'] : ['lie', 'those entries']
  return {
    at: sameDay ? 'time' : 'day',
    problem: `The episode cannot close ${closing}: after that ${lies} ${names.join(', ')}${more}. Close it ${earliest} or later, or correct ${them}`,
  }
}

/** Facts whose day the chart does not allow, as text that names each: what a correction may not newly cause. */
export function impossibleDays(chart: ChartAtHand): readonly string[] {
  const { began, closed, entries, standing, today } = chart
  const beginnings = beginningsOf(entries)
  const close = standing.find(({ fact }) => fact.kind === 'close')
  const closedBy = close && beginnings.get(close.entry.id)
  return standing.flatMap((one) => {
    const { fact, entry, place } = one
    if (began && fact.day < began && !mayPrecede(fact))
      return [`${named(fact, today)} would lie before the episode begins on ${shortDay(began, today)}`]
    if (!close || !closed) return []
    const wasBefore = closedBy && byRecording(beginnings.get(entry.id) ?? entry, closedBy) < 0
    const isLeftOut = fact.day > closed && !mayFollow(fact)
    if (!isLeftOut && !(wasBefore && happening(fact) !== null && isAfter(place, close.place))) return []
    const closing = `the close on ${shortDay(closed, today)}${clockWords(close, fact.day, entries)}`
    return [`${named(fact, today)}${clockWords(one, closed, entries)} would lie after ${closing}`]
  })
}
