import type { Day } from '../day.ts'
import { asked } from './admission/asked.ts'
import { chartAtHand, type Admitting, type ChartAtHand, type Head } from './admission/chart-at-hand.ts'
import { dayProblem, impossibleDays, named, type DayProblems, type Impossible } from './admission/days.ts'
import { enteredTwiceProblem, type EnteredTwiceProblems } from './admission/entered-twice.ts'
import { effective, placeIn } from './effective.ts'
import type { ClinicalFact, Entry, NewEntry } from './entry.ts'
import type { Episode } from './episode.ts'
import { beginningsOf, factOf, familiesOf, standingOf } from './families.ts'
import { kindOf, mayPrecede, type KindProblems } from './kinds/index.ts'
import { measuredProblem } from './kinds/measured.ts'
import { identifiedDay } from './milestones.ts'
import { notYet, notYetId } from './not-yet.ts'
import { byRecording, placeOf, type Place } from './order.ts'
import { inside, problem, type Happened, type None, type ProblemOf } from './problem.ts'

export type { Admitting } from './admission/chart-at-hand.ts'

type CorrectionFact = Extract<NewEntry, { kind: 'correction' }>

/** What a correction can be refused for, and an entry among others of its call. */
export type CorrectionProblems = {
  readonly 'causes-impossible': { readonly caused: readonly Impossible[]; readonly today: Day }
  readonly 'struck-out-final': { readonly day: Day; readonly today: Day }
  readonly 'corrected-already': { readonly day: Day; readonly now: Happened; readonly today: Day }
  readonly 'not-in-chart': None
  readonly 'kind-kept': None
  readonly 'second-close': None
}
/** What a kind is refused for, whatever it says: it is of another chart, or nobody types it. */
export type PlaceProblems = {
  readonly 'wrong-chart': { readonly of: 'episode' | 'person' }
  readonly 'by-action-only': None
}
/** Everything that admission refuses an entry for. */
export type AdmissionProblems = DayProblems & KindProblems & CorrectionProblems & PlaceProblems & EnteredTwiceProblems
export type AdmissionProblem = ProblemOf<AdmissionProblems>

const sameAs = (one: Impossible, other: Impossible): boolean => JSON.stringify(one) === JSON.stringify(other)
/** What the chart would say that cannot be, and did not say before: a correction may move no fact out of the episode. */
function orderProblem(fact: CorrectionFact, chart: ChartAtHand): AdmissionProblem | null {
  const entry = correctionNow(fact, chart)
  const after = chartAtHand(chart.head, [...chart.entries, entry], chart)
  const before = impossibleDays(chart)
  const caused = impossibleDays(after).filter((one) => !before.some((other) => sameAs(one, other)))
  const at = fact.replacement ? 'replacement.day' : 'corrects'
  return caused.length === 0 ? null : problem(at, 'causes-impossible', { caused, today: chart.today })
}

/** Why an entry cannot be corrected: it does not stand any more. */
function supersededProblem(target: Entry, { entries, today }: ChartAtHand): AdmissionProblem | null {
  const family = [...familiesOf(entries.toSorted(byRecording)).values()].find((one) => one.includes(target))
  const latest = family ? standingOf(family) : target
  const stands = factOf(latest)
  const { day } = latest.fact
  if (!stands) return problem('corrects', 'struck-out-final', { day, today })
  return latest === target ? null : problem('corrects', 'corrected-already', { day, now: named(stands), today })
}

function correctionProblems(fact: CorrectionFact, chart: ChartAtHand): readonly AdmissionProblem[] {
  const target = chart.entries.find((entry) => entry.id === fact.corrects)
  if (!target) return [problem('corrects', 'not-in-chart', {})]
  const superseded = supersededProblem(target, chart)
  if (superseded) return [superseded]
  const said = factOf(target)
  if (said && placeProblem(said, chart)) return [problem('corrects', 'by-action-only', {})]
  const final = said && kindOf(said.kind).final?.(said as never)
  if (final) return [final]
  const order = orderProblem(fact, chart)
  if (!fact.replacement) return order ? [order] : []
  if (said?.kind !== fact.replacement.kind) return [problem('replacement.kind', 'kind-kept', {})]
  const problems = replacementProblems(fact, fact.replacement, target, chart)
  const isDated = problems.some(({ at }) => at === 'day' || at === 'time')
  return [...inside('replacement', problems), ...(order && !isDated ? [order] : [])]
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
): readonly AdmissionProblem[] {
  const beginnings = beginningsOf(chart.entries)
  const root = beginnings.get(target.id) ?? target
  const others = chart.entries.filter((entry) =>
    kindOf(fact.kind).answers ? byRecording(entry, root) < 0 : beginnings.get(entry.id) !== root,
  )
  const entry = correctionNow(correction, chart)
  const place = placeIn(entry, fact, new Map(chart.entries.map((one) => [one.id, one])))
  return factProblems(fact, chartAtHand(chart.head, others, chart), { root, place, said: factOf(target) })
}

/** A fact that a correction puts in place: the entry its chain began with, where it would stand, and what stands there now. */
interface Corrected {
  readonly root: Entry
  readonly place: Place
  readonly said: ClinicalFact | null
}

/** Whether a kind can stand in this chart, written by whoever asks; null = it can. */
function placeProblem({ kind }: ClinicalFact, { head, byAction }: ChartAtHand): AdmissionProblem | null {
  const { of, byAction: isOfActions } = kindOf(kind)
  if (of !== head.of) return problem('kind', 'wrong-chart', { of })
  return isOfActions && !byAction ? problem('kind', 'by-action-only', {}) : null
}

/** Problems of one fact against the chart; empty = it can be recorded. `corrected` null = it is new. */
function factProblems(
  fact: NewEntry,
  chart: ChartAtHand,
  corrected: Corrected | null = null,
): readonly AdmissionProblem[] {
  const day = dayProblem(fact, chart)
  if (fact.kind === 'correction') return [...(day ? [day] : []), ...correctionProblems(fact, chart)]
  const place = placeProblem(fact, chart) ?? (corrected ? null : enteredTwiceProblem(fact, chart))
  if (place) return [place]
  const recorded = { version: nextVersion(chart.entries), place: 0, local: chart.local }
  const { root = null, place: at = placeOf(fact, recorded), said = null } = corrected ?? {}
  const ofKind = kindOf(fact.kind).problems?.(fact as never, asked(chart, at, root, said)) ?? []
  return [day, ...ofKind].filter((one) => one !== null)
}

const nextVersion = (entries: readonly Entry[]): number =>
  entries.reduce((last, entry) => Math.max(last, entry.version), 0) + 1

/** A correction as it would stand in the chart if it were recorded now, after what its call brings before it. */
const correctionNow = (fact: CorrectionFact, { entries, by, local }: ChartAtHand): Entry =>
  notYet(fact, { id: notYetId('correction'), version: nextVersion(entries), author: by.sub, local })

/**
 * Whether new entries can be recorded in a chart: every problem with where it is and how to mend it; empty = all can. Entries of one
 * call are held against each other too, so that a referral and the contact after it may come together. What is said about safety is
 * held against what comes before it in the call alone, so that nothing answers for itself.
 */
function problemsIn(
  head: Head,
  existing: readonly Entry[],
  incoming: readonly NewEntry[],
  admitting: Admitting,
): readonly AdmissionProblem[] {
  const { by, local } = admitting
  const version = nextVersion(existing)
  const stamped = incoming.map((fact, place) => notYet(fact, { version, place, author: by.sub, local }))
  const sound = stamped.filter(({ fact }) => isSound(fact))
  const beginning =
    existing.length === 0 ? sound : sound.filter(({ fact }) => fact.kind === 'correction' || mayPrecede(fact))
  const all = chartAtHand(head, [...existing, ...sound], admitting)
  const began = identifiedDay(
    effective([...existing, ...beginning]).facts.map(({ fact }) => fact),
    admitting.chosen,
  )
  const closed = chartAtHand(head, existing, admitting).closed
  const alone = (i: number) => chartAtHand(head, [...existing, ...stamped.slice(0, i)], admitting)
  return stamped.flatMap(({ fact }, i) => {
    const held = answersWhatWas(fact) ? alone(i) : all
    const isSecond = fact.kind === 'close' && stamped.slice(0, i).some((one) => one.fact.kind === 'close')
    const twice = isSecond ? [problem('kind', 'second-close', {})] : []
    return inside(`entries.${i}`, [...factProblems(fact, { ...held, began, closed }), ...twice])
  })
}

/** Kinds that answer what the chart said before them. All others see the whole call, a close above all. */
const answersWhatWas = (fact: NewEntry): boolean => fact.kind === 'correction' || kindOf(fact.kind).answers === true

/** What an episode's chart refuses of new entries; empty = all can be recorded. */
export const admissionProblems = (
  { patient }: Pick<Episode, 'patient'>,
  existing: readonly Entry[],
  incoming: readonly NewEntry[],
  admitting: Admitting,
): readonly AdmissionProblem[] =>
  problemsIn({ of: 'episode', birthDate: patient.birthDate }, existing, incoming, admitting)

/** The same of a person's own chart: identity and contact details, which no episode holds. */
export const personProblems = (
  existing: readonly Entry[],
  incoming: readonly NewEntry[],
  admitting: Admitting,
): readonly AdmissionProblem[] => problemsIn({ of: 'person', birthDate: null }, existing, incoming, admitting)

/** Facts of the same call that others may lean on: sound ones, and none that would answer for itself. */
const isSound = (fact: NewEntry): boolean => {
  if (fact.kind === 'correction' || fact.kind === 'close') return false
  return fact.kind === 'screening' || fact.kind === 'assessment' ? measuredProblem(fact) === null : true
}
