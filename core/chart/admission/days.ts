import type { Day } from '../../day.ts'
import { statedTimeIn, type Standing } from '../effective.ts'
import { instrument } from '../../instruments/index.ts'
import { isAttempt, isContact } from '../contacts.ts'
import type { ClinicalFact, Entry, NewEntry } from '../entry.ts'
import { mayFollow, mayPrecede } from '../kinds/index.ts'
import { startsTreatment } from '../milestones.ts'
import { beginningsOf } from '../families.ts'
import { byRecording, END_OF_DAY, type Place } from '../order.ts'
import { problem, type Happened, type None, type ProblemOf } from '../problem.ts'
import { scoreOf } from '../scores.ts'
import type { ChartAtHand } from './chart-at-hand.ts'

/** What the day of an entry can be refused for. */
export type DayProblems = {
  readonly 'day-in-future': { readonly today: Day }
  readonly 'time-to-come': { readonly now: string }
  readonly 'day-before-birth': None
  readonly 'day-before-episode': { readonly began: Day; readonly today: Day }
  readonly 'day-after-close': { readonly closed: Day; readonly today: Day }
}
type DayProblem = ProblemOf<DayProblems>

/** A correction says nothing of its own: its day is that of the correcting. */
const mayLieBefore = (fact: NewEntry): boolean => fact.kind === 'correction' || mayPrecede(fact)
const mayLieAfter = (fact: NewEntry): boolean => fact.kind === 'correction' || mayFollow(fact)

/** Hours and minutes of a place; null where no time of day is known. */
const clockOf = ({ time }: Pick<Place, 'time'>): string | null => (time === END_OF_DAY ? null : time.slice(0, 5))

/** A time of day that has not come yet; imports keep the times of their source, and bring none to hold them against. */
function timeProblem(fact: NewEntry, { local }: ChartAtHand): DayProblem | null {
  const now = local?.startsWith(fact.day) ? local.slice(11, 16) : null
  return now && 'time' in fact && fact.time && fact.time > now ? problem('time', 'time-to-come', { now }) : null
}

/** Whether the day of a fact is possible at all, and possible in this chart; null = it is. */
export function dayProblem(fact: NewEntry, chart: ChartAtHand): DayProblem | null {
  const { began, closed, today } = chart
  const { birthDate } = chart.head
  if (fact.day > today) return problem('day', 'day-in-future', { today })
  const early = timeProblem(fact, chart)
  if (early) return early
  if (birthDate && fact.day < birthDate) return problem('day', 'day-before-birth', {})
  if (began && fact.day < began && !mayLieBefore(fact)) return problem('day', 'day-before-episode', { began, today })
  if (closed && fact.day > closed && !mayLieAfter(fact)) return problem('day', 'day-after-close', { closed, today })
  return null
}

/** What a close may not lie before: a contact or attempt, a start of treatment, a score (laws D7); null = nothing of it. */
function happening(fact: ClinicalFact): Pick<Happened, 'what' | 'instrument'> | null {
  if (startsTreatment(fact) && fact.kind === 'treatment') return { what: 'treatment-start', instrument: null }
  if (isContact(fact)) return { what: fact.kind === 'appointment' ? 'visit' : 'contact', instrument: null }
  if (isAttempt(fact)) return null
  if ((fact.kind !== 'assessment' && fact.kind !== 'screening') || fact.instrument === 'other') return null
  return scoreOf(fact) ? { what: fact.kind, instrument: instrument(fact.instrument).name } : null
}

/** A fact as refusals name it, without a clock. */
export const named = (fact: ClinicalFact): Happened => ({
  ...(happening(fact) ?? { what: fact.kind, instrument: null }),
  ...{ day: fact.day, clock: null, stated: false },
})

/** Whether one thing lies after another: by the day, and on one day by the time of day where both have one (laws O1, D7). */
function isAfter(a: Place, b: Place): boolean {
  if (a.day !== b.day) return a.day > b.day
  const [one, other] = [clockOf(a), clockOf(b)]
  return one !== null && other !== null && one > other
}

/** A fact with its clock where it lies on this day and a time is known; it tells a stated time from the one of recording. */
function namedOn({ entry, fact, place }: Standing, day: Day, entries: readonly Entry[]): Happened {
  const clock = fact.day === day ? clockOf(place) : null
  const stated = statedTimeIn(entry, fact, new Map(entries.map((one) => [one.id, one]))) !== undefined
  return { ...named(fact), clock, stated }
}

/** What happened after a place and was recorded before it (laws D7). `recorded` null = recorded now, after all. */
export function happenedAfter(place: Place, recorded: Entry | null, { entries, standing }: ChartAtHand) {
  const beginnings = beginningsOf(entries)
  const things = standing
    .filter((one) => {
      const isBefore = !recorded || byRecording(beginnings.get(one.entry.id) ?? one.entry, recorded) < 0
      return isBefore && happening(one.fact) !== null && isAfter(one.place, place)
    })
    .map((one) => namedOn(one, place.day, entries))
  return { clock: clockOf(place), things }
}

/** A fact whose day the chart does not allow: it lies before the episode began, or after its close. */
export type Impossible =
  { readonly thing: Happened; readonly began: Day } | { readonly thing: Happened; readonly close: Happened }

/** Facts whose day the chart does not allow: what a correction may not newly cause. */
export function impossibleDays({ began, closed, entries, standing }: ChartAtHand): readonly Impossible[] {
  const beginnings = beginningsOf(entries)
  const close = standing.find(({ fact }) => fact.kind === 'close')
  const closedBy = close && beginnings.get(close.entry.id)
  return standing.flatMap((one): Impossible[] => {
    const { fact, entry, place } = one
    if (began && fact.day < began && !mayPrecede(fact)) return [{ thing: named(fact), began }]
    if (!close || !closed) return []
    const wasBefore = closedBy && byRecording(beginnings.get(entry.id) ?? entry, closedBy) < 0
    const isLeftOut = fact.day > closed && !mayFollow(fact)
    if (!isLeftOut && !(wasBefore && happening(fact) !== null && isAfter(place, close.place))) return []
    return [{ thing: namedOn(one, closed, entries), close: namedOn(close, fact.day, entries) }]
  })
}
