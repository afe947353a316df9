import { shortDay } from '../../day-words.ts'
import type { Issue } from '../../contract/route.ts'
import type { Day } from '../../day.ts'
import { instrument } from '../../instruments/index.ts'
import { isAttempt, isContact } from '../contacts.ts'
import type { ClinicalFact, Entry, EntryKind, NewEntry } from '../entry.ts'
import { startsTreatment } from '../milestones.ts'
import { beginningsOf } from '../families.ts'
import { byRecording } from '../order.ts'
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

/** Whether the day of a fact is possible at all, and possible in this chart; null = it is. */
export function dayProblem(fact: NewEntry, chart: ChartAtHand): Issue | null {
  const { birthDate } = chart.episode.patient
  if (fact.day > chart.today)
    return { at: 'day', problem: `This day is in the future; today is ${chart.today} at the clinic` }
  if (birthDate && fact.day < birthDate)
    return { at: 'day', problem: 'This day is before the day of birth. Check both days' }
  if (chart.began && fact.day < chart.began && !mayPrecede(fact))
    return {
      at: 'day',
      problem: `This day is before the episode began (${chart.began}). Check the day, or record the earlier referral or screening first`,
    }
  if (chart.closed && fact.day > chart.closed && !mayFollow(fact))
    return { at: 'day', problem: `This episode closed on ${chart.closed}. Open a new episode, or correct the close` }
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

const MOST_NAMED = 5

/** A close lies not before the last thing that happened and was recorded before it. `recorded` null = recorded now, after all. */
export function closeProblem(
  day: Day,
  recorded: Entry | null,
  { entries, standing, today }: Pick<ChartAtHand, 'entries' | 'standing' | 'today'>,
): Issue | null {
  const beginnings = beginningsOf(entries)
  const later = standing.flatMap(({ fact, entry }) => {
    const what = happening(fact)
    const isBefore = !recorded || byRecording(beginnings.get(entry.id) ?? entry, recorded) < 0
    return what && fact.day > day && isBefore ? [{ what, day: fact.day }] : []
  })
  const last = later.at(-1)
  if (!last) return null
  const named = later.slice(-MOST_NAMED).map((one) => `${one.what} on ${shortDay(one.day, today)}`)
  const more = later.length > MOST_NAMED ? `, and ${later.length - MOST_NAMED} more` : ''
  return {
    at: 'day',
    problem: `The episode cannot close on ${day}: after that lie ${named.join(', ')}${more}. Close it on ${last.day} or later, or correct those days`,
  }
}

/** Facts whose day the chart does not allow, as text that names each: what a correction may not newly cause. */
export function impossibleDays(chart: ChartAtHand): readonly string[] {
  const beginnings = beginningsOf(chart.entries)
  const close = chart.standing.find(({ fact }) => fact.kind === 'close')
  const closedBy = close && beginnings.get(close.entry.id)
  return chart.standing.flatMap(({ fact, entry }) => {
    const name = `${happening(fact) ?? fact.kind.replaceAll('-', ' ')} on ${shortDay(fact.day, chart.today)}`
    if (chart.began && fact.day < chart.began && !mayPrecede(fact))
      return [`${name} would lie before the episode begins on ${shortDay(chart.began, chart.today)}`]
    const wasBefore = closedBy && byRecording(beginnings.get(entry.id) ?? entry, closedBy) < 0
    if (chart.closed && fact.day > chart.closed && (!mayFollow(fact) || (wasBefore && happening(fact) !== null)))
      return [`${name} would lie after the close on ${shortDay(chart.closed, chart.today)}`]
    return []
  })
}
