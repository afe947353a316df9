import type { Fact, NewEntry } from '../chart/entry.ts'
import type { Day } from '../day.ts'
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

/** Charts that are written, with the headers that are told anew, and the charts of which the header alone is. */
export function withHeaders<C extends ChartAt>(
  written: readonly ChartDecision<C>[],
  headers: readonly ChartDecision<C>[],
): readonly ChartDecision<C>[] {
  const told = new Map(headers.map((one) => [one.before, one.episode]))
  const all = written.map((one) => ({ ...one, episode: told.get(one.before) ?? one.episode }))
  return [...all, ...headers.filter(({ before }) => !written.some((one) => one.before === before))]
}

/** Numbers of a person, found under one person before and under another after. */
export const numbersOf = (person: Person, was: string, now: string): readonly NumberDecision[] =>
  personNow(person).numbers.map(({ clinicId, mrn }) => {
    const episodeId =
      person.episodes.find((one) => one.clinicId === clinicId)?.episodeId ?? person.episodes[0]?.episodeId ?? ''
    return { clinicId, mrn, now: { patientId: now, episodeId }, was }
  })

/**
 * Joins a person who was entered twice. The one that goes on is found by the numbers of both. Where both have an open episode in one
 * clinic, that of the other closes as entered twice, and what is open there about safety goes on in the one that stays: the worse
 * state speaks (laws S5). The episodes of the other one are called as the one that goes on from the same moment on.
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
  const named = headersOf(
    otherCharts.map(({ chart }) => chart),
    personNow(kept),
    keptId,
  )
  const staying = [...gained].map(([chart, facts]) => ({
    before: chart,
    episode: next(chart.episode),
    added: typed(facts),
  }))
  const into = goesOn(other, [link('absorbed', keptId)])
  return {
    charts: [...staying, ...withHeaders(closing, named)],
    people: [
      goesOn(kept, [link('kept', otherId)], other.header.clinics),
      { ...into, header: { ...into.header, mergedInto: keptId } },
    ],
    numbers: numbersOf(other, otherId, keptId),
  }
}
