import type { Issue } from '../result.ts'
import { shortDay } from '../day-words.ts'
import { chartAtHand, type Admitting, type ChartAtHand } from './admission/chart-at-hand.ts'
import { closeProblem, dayProblem, impossibleDays, mayPrecede, named } from './admission/days.ts'
import { safetyProblems } from './admission/safety.ts'
import { effective, placeIn } from './effective.ts'
import type { ClinicalFact, Entry, NewEntry } from './entry.ts'
import type { Episode } from './episode.ts'
import { beginningsOf, factOf, familiesOf, standingOf } from './families.ts'
import { measuredProblem } from './measured.ts'
import { identifiedDay } from './milestones.ts'
import { byRecording, placeOf, type Place } from './order.ts'

export type { Admitting } from './admission/chart-at-hand.ts'

type CorrectionFact = Extract<NewEntry, { kind: 'correction' }>

const MOST_NAMED = 3
/** What the chart would say that cannot be, and did not say before: a correction may move no fact out of the episode. */
function orderProblem(fact: CorrectionFact, chart: ChartAtHand): Issue | null {
  const entry: Entry = stampedAs(fact, chart, 'incoming-correction', 0)
  const after = chartAtHand(chart.episode, [...chart.entries, entry], chart)
  const before = impossibleDays(chart)
  const caused = impossibleDays(after).filter((one) => !before.includes(one))
  return caused.length === 0
    ? null
    : {
        at: fact.replacement ? 'replacement.day' : 'corrects',
        problem: `With this correction ${caused.slice(0, MOST_NAMED).join('; ')}${caused.length > MOST_NAMED ? `, and ${caused.length - MOST_NAMED} more` : ''}. Correct ${caused.length === 1 ? 'that one' : 'those'} first`,
      }
}

/** Why an entry cannot be corrected: it does not stand any more. */
function supersededProblem(target: Entry, chart: ChartAtHand): string | null {
  const family = [...familiesOf(chart.entries.toSorted(byRecording)).values()].find((one) => one.includes(target))
  const latest = family ? standingOf(family) : target
  const stands = factOf(latest)
  const on = shortDay(latest.fact.day, chart.today)
  if (!stands) return `Struck out on ${on}, and that is final. Add the entry anew`
  if (latest === target) return null
  return `Corrected already on ${on}: now it says ${named(stands, chart.today)}. Correct the entry that stands`
}

function correctionProblems(fact: CorrectionFact, chart: ChartAtHand): readonly Issue[] {
  const target = chart.entries.find((entry) => entry.id === fact.corrects)
  if (!target)
    return [{ at: 'corrects', problem: 'No entry of this chart has this id. Reload the chart and choose again' }]
  const problem = supersededProblem(target, chart)
  if (problem) return [{ at: 'corrects', problem }]
  const order = orderProblem(fact, chart)
  if (!fact.replacement) return order ? [order] : []
  if (factOf(target)?.kind !== fact.replacement.kind)
    return [
      { at: 'replacement.kind', problem: 'A replacement keeps the kind of what it replaces. Strike out and add anew' },
    ]
  const problems = replacementProblems(fact, fact.replacement, target, chart)
  const isDated = problems.some(({ at }) => at === 'day' || at === 'time')
  return [...problems.map((one) => ({ ...one, at: `replacement.${one.at}` })), ...(order && !isDated ? [order] : [])]
}

/**
 * A referral, screening or close being corrected must not be held against the start or the end that it made itself, first written or
 * corrected since, nor a hand-over or an outcome against what came after it: that is held against the chart as it was when it was
 * first recorded.
 */
function replacementProblems(
  correction: CorrectionFact,
  fact: ClinicalFact,
  target: Entry,
  chart: ChartAtHand,
): readonly Issue[] {
  const beginnings = beginningsOf(chart.entries)
  const root = beginnings.get(target.id) ?? target
  const others = chart.entries.filter((entry) =>
    SAFETY_KINDS.has(fact.kind) ? byRecording(entry, root) < 0 : beginnings.get(entry.id) !== root,
  )
  const entry = stampedAs(correction, chart, 'incoming-correction', 0)
  const place = placeIn(entry, fact, new Map(chart.entries.map((one) => [one.id, one])))
  return factProblems(fact, chartAtHand(chart.episode, others, chart), { root, place })
}

/** A fact that a correction puts in place: the entry its chain began with, and where it would stand. */
interface Corrected {
  readonly root: Entry
  readonly place: Place
}

const SAFETY_KINDS: ReadonlySet<ClinicalFact['kind']> = new Set([
  'safety',
  'hand-over',
  'safety-outcome',
  'safety-confirmation',
])

/** Problems of one fact against the chart; empty = it can be recorded. `corrected` null = it is new. */
function factProblems(fact: NewEntry, chart: ChartAtHand, corrected: Corrected | null = null): readonly Issue[] {
  if (fact.kind === 'correction') return [dayProblem(fact, chart), ...correctionProblems(fact, chart)].filter(isIssue)
  const issues: (Issue | null)[] = [dayProblem(fact, chart), ...safetyProblems(fact, chart, corrected?.root ?? null)]
  if (fact.kind === 'screening' || fact.kind === 'assessment') issues.push(measuredProblem(fact))
  if (fact.kind === 'appointment' && fact.event === 'offered' && !fact.offeredDay)
    issues.push({ at: 'offeredDay', problem: 'An offered appointment needs the day it was offered for' })
  if (fact.kind === 'contact' && fact.nextDue && fact.nextDue < fact.day)
    issues.push({ at: 'nextDue', problem: 'The next contact cannot be due before this one' })
  if (fact.kind === 'case-review' && fact.measureBy && fact.measureBy < fact.day)
    issues.push({ at: 'measureBy', problem: 'The next score cannot be wanted before the review' })
  if (fact.kind === 'close') issues.push(...closeProblems(fact, chart, corrected))
  return issues.filter(isIssue)
}
const isIssue = (one: Issue | null): one is Issue => one !== null

function closeProblems(fact: ClinicalFact, chart: ChartAtHand, corrected: Corrected | null): readonly (Issue | null)[] {
  const recorded = { version: nextVersion(chart.entries), place: 0, local: chart.local }
  const { root = null, place = placeOf(fact, recorded) } = corrected ?? {}
  const closed = chart.closed && shortDay(chart.closed, chart.today)
  return [
    closed ? { at: 'kind', problem: `This episode is closed already, on ${closed}. Correct that close` } : null,
    closeProblem(place, root, chart),
  ]
}

const nextVersion = (entries: readonly Entry[]): number =>
  entries.reduce((last, entry) => Math.max(last, entry.version), 0) + 1

/** A fact as it would stand in the chart if it were recorded now. */
const stampedAs = (
  fact: NewEntry,
  { entries, by, local }: Pick<ChartAtHand, 'entries' | 'by' | 'local'>,
  id: string,
  place: number,
): Entry => {
  const stamp = { instant: '1970-01-01T00:00:00Z', author: by.sub, source: 'typed', local } as const
  return { ...stamp, id, version: nextVersion(entries), place, fact }
}

/**
 * Whether new entries can be recorded in a chart: every problem with where it is and how to mend it; empty = all can. Entries of one
 * call are held against each other too, so that a referral and the contact after it may come together. What is said about safety is
 * held against what comes before it in the call alone, so that nothing answers for itself.
 */
export function admit(
  episode: Episode,
  existing: readonly Entry[],
  incoming: readonly NewEntry[],
  admitting: Admitting,
): readonly Issue[] {
  const stamped = incoming.map((fact, place) =>
    stampedAs(fact, { ...admitting, entries: existing }, `incoming-${place}`, place),
  )
  const sound = stamped.filter(({ fact }) => isSound(fact))
  const beginning = existing.length === 0 ? sound : sound.filter(({ fact }) => mayPrecede(fact))
  const all = chartAtHand(episode, [...existing, ...sound], admitting)
  const began = identifiedDay(
    effective([...existing, ...beginning]).facts.map(({ fact }) => fact),
    admitting.chosen,
  )
  const closed = chartAtHand(episode, existing, admitting).closed
  const alone = (i: number) => chartAtHand(episode, [...existing, ...stamped.slice(0, i)], admitting)
  return stamped.flatMap(({ fact }, i) => {
    const held = ANSWERS_WHAT_WAS.has(fact.kind) ? alone(i) : all
    const isSecond = fact.kind === 'close' && stamped.slice(0, i).some((one) => one.fact.kind === 'close')
    const twice = isSecond ? [{ at: 'kind', problem: 'This call closes the episode already. Send one close' }] : []
    return [...factProblems(fact, { ...held, began, closed }), ...twice].map((one) => ({
      ...one,
      at: `entries.${i}.${one.at}`,
    }))
  })
}

/** Kinds that answer what the chart said before them. All others see the whole call, a close above all. */
const ANSWERS_WHAT_WAS: ReadonlySet<NewEntry['kind']> = new Set([...SAFETY_KINDS, 'correction'])

/** Facts of the same call that others may lean on: sound ones, and none that would answer for itself. */
const isSound = (fact: NewEntry): boolean => {
  if (fact.kind === 'correction' || fact.kind === 'close') return false
  return fact.kind === 'screening' || fact.kind === 'assessment' ? measuredProblem(fact) === null : true
}
