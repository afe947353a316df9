import type { Issue } from '../contract/route.ts'
import { chartAtHand, type Admitting, type ChartAtHand } from './admission/chart-at-hand.ts'
import { closeProblem, dayProblem, impossibleDays, mayPrecede } from './admission/days.ts'
import { safetyProblems } from './admission/safety.ts'
import { effective } from './effective.ts'
import type { ClinicalFact, Entry, NewEntry } from './entry.ts'
import type { Episode } from './episode.ts'
import { beginningsOf } from './families.ts'
import { measuredProblem } from './measured.ts'
import { identifiedDay } from './milestones.ts'
import { byRecording } from './order.ts'

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

function correctionProblems(fact: CorrectionFact, chart: ChartAtHand): readonly Issue[] {
  const target = chart.entries.find((entry) => entry.id === fact.corrects)
  if (!target)
    return [{ at: 'corrects', problem: 'No entry of this chart has this id. Reload the chart and choose again' }]
  const { superseded } = effective(chart.entries)
  let correctedBy = superseded[fact.corrects]
  while (correctedBy && superseded[correctedBy]) correctedBy = superseded[correctedBy]
  if (correctedBy) return [{ at: 'corrects', problem: `Already corrected by ${correctedBy}. Correct that one` }]
  const order = orderProblem(fact, chart)
  const stands = target.fact.kind === 'correction' ? target.fact.replacement : target.fact
  if (!fact.replacement) return order ? [order] : []
  if (!stands || stands.kind !== fact.replacement.kind)
    return [
      { at: 'replacement.kind', problem: 'A replacement keeps the kind of what it replaces. Strike out and add anew' },
    ]
  // A referral or screening being corrected must not be held against the start that it made itself, nor a hand-over or an outcome
  // against what came after it: it is held against the chart as it was when it was first recorded.
  const root = beginningsOf(chart.entries).get(fact.corrects) ?? null
  const isSafety = SAFETY_KINDS.has(fact.replacement.kind)
  const others = chart.entries.filter((entry) =>
    isSafety && root ? byRecording(entry, root) < 0 : entry.id !== fact.corrects,
  )
  const problems = factProblems(fact.replacement, chartAtHand(chart.episode, others, chart), root)
  return [...problems.map((one) => ({ ...one, at: `replacement.${one.at}` })), ...(order ? [order] : [])].filter(
    (one, i, all) => all.findIndex(({ at }) => at === one.at) === i,
  )
}

const SAFETY_KINDS: ReadonlySet<ClinicalFact['kind']> = new Set([
  'safety',
  'hand-over',
  'safety-outcome',
  'safety-confirmation',
])

/** Problems of one fact against the chart; empty = it can be recorded. `recorded` is the entry it corrects, null = it is new. */
function factProblems(fact: NewEntry, chart: ChartAtHand, recorded: Entry | null = null): readonly Issue[] {
  if (fact.kind === 'correction') return [dayProblem(fact, chart), ...correctionProblems(fact, chart)].filter(isIssue)
  const issues: (Issue | null)[] = [dayProblem(fact, chart), ...safetyProblems(fact, chart, recorded)]
  if (fact.kind === 'screening' || fact.kind === 'assessment') issues.push(measuredProblem(fact))
  if (fact.kind === 'appointment' && fact.event === 'offered' && !fact.offeredDay)
    issues.push({ at: 'offeredDay', problem: 'An offered appointment needs the day it was offered for' })
  if (fact.kind === 'contact' && fact.nextDue && fact.nextDue < fact.day)
    issues.push({ at: 'nextDue', problem: 'The next contact cannot be due before this one' })
  if (fact.kind === 'case-review' && fact.measureBy && fact.measureBy < fact.day)
    issues.push({ at: 'measureBy', problem: 'The next score cannot be wanted before the review' })
  if (fact.kind === 'close') issues.push(...closeProblems(fact, chart, recorded))
  return issues.filter(isIssue)
}
const isIssue = (one: Issue | null): one is Issue => one !== null

const closeProblems = (
  { day }: ClinicalFact,
  chart: ChartAtHand,
  recorded: Entry | null,
): readonly (Issue | null)[] => [
  chart.closed ? { at: 'kind', problem: `This episode is already closed (${chart.closed})` } : null,
  closeProblem(day, recorded, chart),
]

const nextVersion = (entries: readonly Entry[]): number =>
  entries.reduce((last, entry) => Math.max(last, entry.version), 0) + 1

/** A fact as it would stand in the chart if it were recorded now. */
const stampedAs = (
  fact: NewEntry,
  { entries, by }: Pick<ChartAtHand, 'entries' | 'by'>,
  id: string,
  place: number,
): Entry => {
  const stamp = { instant: '1970-01-01T00:00:00Z', author: by.sub, source: 'typed', local: null } as const
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
    stampedAs(fact, { entries: existing, by: admitting.by }, `incoming-${place}`, place),
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
    return factProblems(fact, { ...held, began, closed }).map((one) => ({ ...one, at: `entries.${i}.${one.at}` }))
  })
}

/** Kinds that answer what the chart said before them. All others see the whole call, a close above all. */
const ANSWERS_WHAT_WAS: ReadonlySet<NewEntry['kind']> = new Set([...SAFETY_KINDS, 'correction'])

/** Facts of the same call that others may lean on: sound ones, and none that would answer for itself. */
const isSound = (fact: NewEntry): boolean => {
  if (fact.kind === 'correction' || fact.kind === 'close') return false
  return fact.kind === 'screening' || fact.kind === 'assessment' ? measuredProblem(fact) === null : true
}
