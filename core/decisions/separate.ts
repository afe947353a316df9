import type { ClinicalFact, Fact, NewEntry } from '../chart/entry.ts'
import { effective } from '../chart/effective.ts'
import { readChart } from '../chart/fold.ts'
import { isEnteredTwice } from '../chart/kinds/close.ts'
import { notYet } from '../chart/not-yet.ts'
import type { Day } from '../day.ts'
import { clinicsOf } from '../person/known-in.ts'
import { isSameNumber } from '../person/number-form.ts'
import { personNow } from '../person/person-now.ts'
import type { Person } from '../person/person.ts'
import type { Issue } from '../result.ts'
import { mergedLater, NOT_MERGED, SHARED_NUMBER, TWO_OPEN } from '../words/en/joins.ts'
import { sharedFrom } from './carry.ts'
import { next, typed, type ChartAt, type ChartDecision, type Decision } from './decision.ts'
import { numbersOf, withHeaders, type Merging, type Pair } from './merge.ts'
import { headersOf } from './record-person.ts'
import { goesOn, type ChartToday } from './refer-again.ts'

/** The standing entry of a merge in a person's chart; null = there is none with that person. */
const mergeIn = (person: Person, other: string) =>
  effective(person.entries).facts.find(({ fact }) => fact.kind === 'merge' && fact.with === other)?.entry ?? null

const isClosedByMerge = ({ read }: ChartToday<ChartAt>): boolean => isEnteredTwice(read.summary.closed)

/** Whether an episode was open at a moment of recording: between charts that moment is the only order there is. */
function wasOpenAt({ chart }: ChartToday<ChartAt>, instant: string): boolean {
  const then = chart.entries.filter((entry) => entry.instant < instant)
  return then.length > 0 && !effective(then).facts.some(({ fact }) => fact.kind === 'close')
}

/**
 * The person whose episode a later merge closed into one of the person who is taken apart; null = there is none. Left closed it would
 * be in no list and no figure.
 */
function closedInto({ charts, otherCharts }: Pair<ChartAt>, since: string): string | null {
  const gone = charts.find((one) => {
    const close = one.read.chart.facts.find(({ fact }) => fact.kind === 'close' && isEnteredTwice(fact))
    const { clinicId } = one.chart.episode
    const there = otherCharts.filter(({ chart }) => chart.episode.clinicId === clinicId)
    if (!close || close.entry.instant <= since) return false
    return there.some((theirs) => wasOpenAt(theirs, close.entry.instant))
  })
  return gone?.chart.episode.patientId ?? null
}

/** Whether the other person would have two open episodes in one clinic, of which the merge closed one. */
function wouldHaveTwoOpen({ otherCharts }: Pair<ChartAt>): boolean {
  const open = otherCharts.filter((one) => one.read.summary.closed === null || isClosedByMerge(one))
  return new Set(open.map(({ chart }) => chart.episode.clinicId)).size < open.length
}

/** Whether both have a number as theirs: taken apart, it could find only one of them. */
const shareNumber = ({ kept, other }: Pair<ChartAt>): boolean =>
  personNow(kept).numbers.some((one) => personNow(other).numbers.some((theirs) => isSameNumber(one, theirs)))

/** Why a merge cannot be taken back now; empty = it can. */
export function separateIssues(pair: Pair<ChartAt>): readonly Issue[] {
  const at = 'other'
  const merge = mergeIn(pair.kept, pair.other.header.patientId)
  if (!merge) return [{ at, problem: NOT_MERGED }]
  if (shareNumber(pair)) return [{ at, problem: SHARED_NUMBER }]
  const later = closedInto(pair, merge.instant)
  if (later !== null) return [{ at, problem: mergedLater(later) }]
  return wouldHaveTwoOpen(pair) ? [{ at, problem: TWO_OPEN }] : []
}

const struck = (corrects: string, day: Day, reason: string): NewEntry => ({
  ...{ kind: 'correction', day, corrects, replacement: null, reason },
})

/** What is taken back in a chart: what went between it and the charts of the other person, and its close where the merge closed it. */
interface Undoing extends Merging {
  readonly others: ReadonlySet<string>
  /** Whether it is a chart of the other person: a close as entered twice in one of the person who goes on is another merge's. */
  readonly closes: boolean
  /** The moment of the merge. What went between the two before it, an earlier merge left to both. */
  readonly since: string
  /** What came to this person from other charts before the merge. It is theirs, whatever chart of theirs it went on to since. */
  readonly held: readonly Carried[]
}
type Carried = Fact<'safety-carried'>

const isSameThing = (a: Carried, b: Carried): boolean =>
  (a.origin ?? a.from) === (b.origin ?? b.from) &&
  a.state === b.state &&
  a.since === b.since &&
  a.instrument === b.instrument &&
  a.item === b.item &&
  a.level === b.level

function isOfMerge(fact: ClinicalFact, { others, closes, held }: Undoing): boolean {
  if (fact.kind === 'close') return closes && isEnteredTwice(fact)
  if (fact.kind === 'safety-sent') return others.has(fact.to)
  if (fact.kind !== 'safety-carried') return false
  if (others.has(fact.from)) return true
  return others.has(fact.origin ?? fact.from) && !held.some((one) => isSameThing(one, fact))
}

const heldBefore = (charts: readonly ChartToday<ChartAt>[], since: string): readonly Carried[] =>
  charts.flatMap(({ read }) =>
    read.chart.facts.flatMap(({ fact, entry }) =>
      fact.kind === 'safety-carried' && entry.instant < since ? [fact] : [],
    ),
  )

/**
 * What a merge wrote into a chart, struck out: its close as entered twice, and what was sent and carried between the two, through
 * whatever episodes it went on since.
 */
const undone = ({ read, today }: ChartToday<ChartAt>, undoing: Undoing): readonly NewEntry[] =>
  read.chart.facts
    .filter(({ fact, entry }) => entry.instant >= undoing.since && isOfMerge(fact, undoing))
    .map(({ entry }) => struck(entry.id, today, undoing.reason))

/** A chart as the strikings leave it. */
interface Undone<C extends ChartAt> extends ChartToday<C> {
  readonly strikes: readonly NewEntry[]
  /** It did not go on while the two were one: what was put down in it was put down as that person's own. */
  readonly stood: boolean
}

function undoneIn<C extends ChartAt>(one: ChartToday<C>, undoing: Undoing): Undone<C> {
  const { episode, entries } = one.chart
  const strikes = undone(one, undoing)
  const version = episode.version + 1
  const added = strikes.map((fact, place) => notYet(fact, { version, place, instant: undoing.since }))
  const stood = isClosedByMerge(one)
  return {
    ...one,
    strikes,
    stood,
    read: added.length > 0 ? readChart(episode, [...entries, ...added], one.chosen) : one.read,
  }
}

/** Charts of one person alone, without those of others who were entered twice and are the same one still. */
const ofPerson = <C extends ChartAt>(charts: readonly Undone<C>[], patientId: string): readonly Undone<C>[] =>
  charts.filter(({ chart }) => chart.episode.patientId === patientId)

/** Later than every day, as text. */
const STILL_OPEN = '~'
const closedOn = ({ read }: ChartToday<ChartAt>): string => read.summary.closed?.day ?? STILL_OPEN

/** Open charts first, then the one that closed last; of those of one day the same one, whatever order they come in. */
function latestFirst(a: ChartToday<ChartAt>, b: ChartToday<ChartAt>): number {
  if (closedOn(a) !== closedOn(b)) return closedOn(a) > closedOn(b) ? -1 : 1
  const [one, other] = [a.chart.episode.episodeId, b.chart.episode.episodeId]
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * The chart in which somebody is looked after: an open one, of this clinic before others, else one of this clinic, else any. null = they have
 * none that is theirs to go on in.
 */
function homeIn<C extends ChartAt>(charts: readonly Undone<C>[], clinicId: string): Undone<C> | null {
  const own = charts.filter((one) => !isClosedByMerge(one)).toSorted(latestFirst)
  const isHere = ({ chart }: Undone<C>) => chart.episode.clinicId === clinicId
  const open = own.filter(({ read }) => read.summary.closed === null)
  return open.find(isHere) ?? open[0] ?? own.find(isHere) ?? own[0] ?? null
}

/**
 * What was recorded about safety while the two were one, for the charts of the other one of them: whose it is nobody knows, so that it
 * is open in both (laws S5).
 */
function shared<C extends ChartAt>(
  from: readonly Undone<C>[],
  to: readonly Undone<C>[],
  since: string,
): ReadonlyMap<C, readonly Fact<'safety-carried'>[]> {
  const readings = new Map(from.map(({ chart, read }) => [chart.episode.episodeId, read]))
  const given = from
    .filter(({ stood }) => !stood)
    .flatMap(({ chart, read }) => {
      const home = homeIn(to, chart.episode.clinicId)
      if (!home) return []
      const facts = sharedFrom(read, chart.episode.episodeId, { day: home.today, since, readings })
      return facts.map((fact) => ({ chart: home.chart, fact }))
    })
  const byChart = Map.groupBy(given, ({ chart }) => chart)
  return new Map([...byChart].map(([chart, some]) => [chart, some.map(({ fact }) => fact)]))
}

/** The charts of one of the two: what the merge wrote struck out, and what is shared added. */
const written = <C extends ChartAt>(
  charts: readonly Undone<C>[],
  gained: ReadonlyMap<C, readonly NewEntry[]>,
): readonly ChartDecision<C>[] =>
  charts.flatMap(({ chart, strikes }): ChartDecision<C>[] => {
    const added = typed([...strikes, ...(gained.get(chart) ?? [])])
    return added.length === 0 ? [] : [{ before: chart, episode: next(chart.episode), added }]
  })

/**
 * Takes a merge back: the entries it wrote are struck out on both sides, each number finds its own person again, and each is known in
 * their own clinics alone. What was recorded about safety meanwhile is open for both.
 */
export function separated<C extends ChartAt>(pair: Pair<C>, merging: Merging): Decision<C> {
  const { kept, other, absorbed, charts, otherCharts } = pair
  const [keptId, otherId] = [kept.header.patientId, other.header.patientId]
  const ids = (list: readonly ChartToday<C>[]) => new Set(list.map(({ chart }) => chart.episode.episodeId))
  const since = mergeIn(kept, otherId)?.instant ?? ''
  const undoing = (mine: readonly ChartToday<C>[], across: readonly ChartToday<C>[], closes: boolean) => {
    const back = { ...merging, since, others: ids(across), closes, held: heldBefore(mine, since) }
    return mine.map((one) => undoneIn(one, back))
  }
  const [own, theirs] = [undoing(charts, otherCharts, false), undoing(otherCharts, charts, true)]
  const strike = (person: Person, of: string): readonly NewEntry[] => {
    const found = mergeIn(person, of)
    return found ? [struck(found.id, merging.today, merging.reason)] : []
  }
  const [alone, apart] = [goesOn(kept, strike(kept, otherId)), goesOn(other, strike(other, keptId))]
  const named = headersOf(
    otherCharts.map(({ chart }) => chart),
    personNow(other),
    otherId,
  )
  return {
    charts: [
      ...written(own, shared(theirs, ofPerson(own, keptId), since)),
      ...withHeaders(written(theirs, shared(own, theirs, since)), named),
    ],
    people: [
      { ...alone, header: { ...alone.header, clinics: clinicsOf(kept, absorbed) } },
      { ...apart, header: { ...apart.header, mergedInto: null } },
    ],
    numbers: numbersOf(other, keptId, otherId),
  }
}
