import type { Fact, NewEntry } from '../chart/entry.ts'
import { effective } from '../chart/effective.ts'
import type { Day } from '../day.ts'
import { clinicsOf } from '../person/known-in.ts'
import { isSameNumber } from '../person/number-form.ts'
import { personNow } from '../person/person-now.ts'
import type { Person } from '../person/person.ts'
import { next, typed, type ChartAt, type ChartDecision, type Decision, type NumberDecision } from './decision.ts'
import { headersOf } from './record-person.ts'
import { goesOn, handedOn, openIn, type ChartToday } from './refer-again.ts'

/** Two persons who are one: the one that goes on, and the one that was entered twice, each with their charts as they were read. */
export interface Pair<C extends ChartAt> {
  readonly kept: Person
  readonly other: Person
  /** Persons other than these two who were entered twice and are the one that goes on. */
  readonly absorbed: readonly Person[]
  readonly charts: readonly ChartToday<C>[]
  readonly otherCharts: readonly ChartToday<C>[]
}
export interface Merging {
  /** The day at the clinic of whoever writes, for the charts of the persons. */
  readonly today: Day
  readonly reason: string
}

/** Numbers of a person, found under one person before and under another after. */
const numbersOf = (person: Person, was: string, now: string): readonly NumberDecision[] =>
  personNow(person).numbers.map(({ clinicId, mrn }) => {
    const episodeId =
      person.episodes.find((one) => one.clinicId === clinicId)?.episodeId ?? person.episodes[0]?.episodeId ?? ''
    return { clinicId, mrn, now: { patientId: now, episodeId }, was }
  })

/**
 * Joins a person who was entered twice. The one that goes on is found by the numbers of both. Where both have an open episode in one
 * clinic, that of the other closes as entered twice, and what is open there about safety goes on in the one that stays: the worse
 * state speaks (laws S5).
 */
export function merged<C extends ChartAt>(pair: Pair<C>, { today, reason }: Merging): Decision<C> {
  const { kept, other, charts, otherCharts } = pair
  const link = (part: 'kept' | 'absorbed', other: string): Fact<'merge'> => ({
    kind: 'merge',
    day: today,
    part,
    with: other,
    reason,
  })
  const [keptId, otherId] = [kept.header.patientId, other.header.patientId]
  const gained = new Map<C, NewEntry[]>()
  const closing = otherCharts.flatMap((one): ChartDecision<C>[] => {
    const stays = one.read.summary.closed === null ? openIn(charts, one.chart.episode.clinicId) : null
    if (!stays) return []
    // Both are of one clinic, whose day need not be that of whoever merges.
    const { today: day } = one
    const { carried } = handedOn(one, stays.chart.episode.episodeId, { today: day, there: day })
    const to = stays.chart.episode.episodeId
    const close: NewEntry = { kind: 'close', day, reason: 'entered-twice', note: reason }
    const sent: NewEntry[] = carried.length > 0 ? [{ kind: 'safety-sent', day, to, step: 'sent' }] : []
    // It is one person at one clinic: nobody has to be reached there anew for the item to be theirs.
    const accepted: NewEntry[] = carried.length > 0 ? [{ kind: 'safety-sent', day, to, step: 'accepted' }] : []
    if (carried.length > 0) gained.set(stays.chart, [...(gained.get(stays.chart) ?? []), ...carried])
    return [{ before: one.chart, episode: next(one.chart.episode), added: typed([close, ...sent, ...accepted]) }]
  })
  const staying = [...gained].map(([chart, facts]) => ({
    before: chart,
    episode: next(chart.episode),
    added: typed(facts),
  }))
  const into = goesOn(other, [link('absorbed', keptId)])
  return {
    charts: [...staying, ...closing],
    people: [
      goesOn(kept, [link('kept', otherId)], other.header.clinics),
      { ...into, header: { ...into.header, mergedInto: keptId } },
    ],
    numbers: numbersOf(other, otherId, keptId),
  }
}

/** The standing entry of a merge in a person's chart; null = there is none with that person. */
export const mergeIn = (person: Person, other: string) =>
  effective(person.entries).facts.find(({ fact }) => fact.kind === 'merge' && fact.with === other) ?? null

/** Whether both have a number as theirs: taken apart, it could find only one of them. */
export const shareNumber = ({ kept, other }: Pick<Pair<ChartAt>, 'kept' | 'other'>): boolean =>
  personNow(kept).numbers.some((one) => personNow(other).numbers.some((theirs) => isSameNumber(one, theirs)))

const struck = (corrects: string, day: Day, reason: string): NewEntry => ({
  ...{ kind: 'correction', day, corrects, replacement: null, reason },
})

/** What is taken back in a chart: what went between it and the charts of the other person, and its close where the merge closed it. */
interface Undoing extends Pick<Merging, 'reason'> {
  readonly others: ReadonlySet<string>
  /** Whether it is a chart of the other person: a close as entered twice in one of the person who goes on is another merge's. */
  readonly closes: boolean
}

/**
 * What a merge wrote into a chart, struck out: its close as entered twice, and what was sent and carried between the two, through
 * whatever episodes it went on since.
 */
function undone<C extends ChartAt>(one: ChartToday<C>, { reason, others, closes }: Undoing): ChartDecision<C>[] {
  const facts = one.read.chart.facts.filter(
    ({ fact }) =>
      (closes && fact.kind === 'close' && fact.reason === 'entered-twice') ||
      (fact.kind === 'safety-sent' && others.has(fact.to)) ||
      (fact.kind === 'safety-carried' && (others.has(fact.from) || others.has(fact.origin ?? fact.from))),
  )
  if (facts.length === 0) return []
  const added = typed(facts.map(({ entry }) => struck(entry.id, one.today, reason)))
  return [{ before: one.chart, episode: next(one.chart.episode), added }]
}

/** The charts of the other person as they are theirs again: what the merge wrote is struck out, and the header says who they are. */
function apartCharts<C extends ChartAt>({ other, otherCharts }: Pair<C>, undoing: Undoing): ChartDecision<C>[] {
  const { patientId } = other.header
  const own = otherCharts.map(({ chart }) => chart)
  const told = new Map(headersOf(own, personNow(other), patientId).map((one) => [one.before, one]))
  return otherCharts.flatMap((one): ChartDecision<C>[] => {
    const header = told.get(one.chart)
    const [written] = undone(one, undoing)
    if (!written) return header ? [header] : []
    return [header ? { ...written, episode: header.episode } : written]
  })
}

/**
 * Takes a merge back: the entries it wrote are struck out on both sides, each number finds its own person again, and each is known in
 * their own clinics alone.
 */
export function separated<C extends ChartAt>(pair: Pair<C>, merging: Merging): Decision<C> {
  const { kept, other, absorbed, charts, otherCharts } = pair
  const [keptId, otherId] = [kept.header.patientId, other.header.patientId]
  const ids = (list: readonly ChartToday<C>[]) => new Set(list.map(({ chart }) => chart.episode.episodeId))
  const strike = (person: Person, of: string): readonly NewEntry[] => {
    const found = mergeIn(person, of)
    return found ? [struck(found.entry.id, merging.today, merging.reason)] : []
  }
  const [alone, apart] = [goesOn(kept, strike(kept, otherId)), goesOn(other, strike(other, keptId))]
  return {
    charts: [
      ...charts.flatMap((one) => undone(one, { ...merging, others: ids(otherCharts), closes: false })),
      ...apartCharts(pair, { ...merging, others: ids(charts), closes: true }),
    ],
    people: [
      { ...alone, header: { ...alone.header, clinics: clinicsOf(kept, absorbed) } },
      { ...apart, header: { ...apart.header, mergedInto: null } },
    ],
    numbers: numbersOf(other, keptId, otherId),
  }
}
