import type { Fact, NewEntry } from '../chart/entry.ts'
import type { Coverage } from '../chart/episode.ts'
import { readChart, type ChartReading } from '../chart/fold.ts'
import { notYet } from '../chart/not-yet.ts'
import type { ChosenSettings } from '../settings/index.ts'
import type { Day } from '../day.ts'
import { patientIn, personNow } from '../person/person-now.ts'
import type { Person } from '../person/person.ts'
import { carriedFrom } from './carry.ts'
import { next, typed, type ChartAt, type ChartDecision, type Decision, type PersonDecision } from './decision.ts'
import { givenThere } from './number-there.ts'

/** A chart of the person as it was read, with what its entries say. */
export interface ReadChart<C extends ChartAt> {
  readonly chart: C
  readonly read: ChartReading
  /** Settings of its clinic, by which it was read. */
  readonly chosen: ChosenSettings
}

/** The same with the day it is at its clinic: what is written in a chart is dated there, whoever writes it from where. */
export interface ChartToday<C extends ChartAt> extends ReadChart<C> {
  readonly today: Day
}

/** A new episode of somebody who is known. */
export interface Opening {
  readonly episodeId: string
  readonly clinicId: string
  readonly coverage: Coverage
  readonly careManager: string | null
  readonly continuedFrom: string | null
  /** The day it is there. */
  readonly today: Day
  /** The number the person has there (number-there.ts), and whose it is already. */
  readonly mrn: string
  readonly holder: string | null
}

const isGone = ({ read }: ReadChart<ChartAt>): boolean => read.summary.closed !== null

/** The episode that is open in a clinic; null = none is. */
export const openIn = <C extends ReadChart<ChartAt>>(charts: readonly C[], clinicId: string): C | null =>
  charts.find((one) => one.chart.episode.clinicId === clinicId && !isGone(one)) ?? null

/** The header of a person's chart that goes on, with the clinics in which they are known after it. */
export const personGoesOn = (person: Person, clinics: readonly string[]) => ({
  ...person.header,
  version: person.header.version + 1,
  clinics: [...new Set([...person.header.clinics, ...clinics])],
})

/** A person's chart that goes on with these entries; without any, what was decided upon who they were then holds only for that version. */
export const goesOn = (
  person: Person,
  added: readonly NewEntry[] = [],
  clinics: readonly string[] = [],
): PersonDecision => {
  const [clinicId = ''] = person.header.clinics
  return {
    ...{ before: person, header: personGoesOn(person, clinics), added: typed(added) },
    ...{ patient: patientIn(personNow(person), clinicId), clinicId, episodes: [] },
  }
}

export const sent = (to: string, day: Day): Fact<'safety-sent'> => ({ kind: 'safety-sent', day, to, step: 'sent' })

/**
 * A chart as it reads once its person goes on elsewhere: who could not be reached is in need again, which brings back the state
 * before (laws S4). The chart itself gains no such entry.
 */
function inNeedAgain({ chart, chosen }: ReadChart<ChartAt>, day: Day): ChartReading {
  const { episode, entries } = chart
  const referral = notYet({ kind: 'referral', day }, { version: episode.version + 1 })
  return readChart(episode, [...entries, referral], chosen)
}

/** What one old chart gives to the new one: entries there, and one that says so here. Nothing where nothing is open. */
export function handedOn<C extends ChartAt>(
  one: ReadChart<C>,
  to: string,
  { today, there }: { readonly today: Day; readonly there: Day },
): { readonly carried: readonly NewEntry[]; readonly old: ChartDecision<C> | null } {
  const { chart } = one
  const carried = carriedFrom(inNeedAgain(one, today), chart.episode.episodeId, there)
  const old = { before: chart, episode: next(chart.episode), added: typed([sent(to, today)]) }
  return { carried, old: carried.length > 0 ? old : null }
}

/**
 * A new episode for a person who is known (re-referral). What is open about safety in their closed episodes goes with them (laws S5);
 * what is open in an episode that goes on elsewhere stays there.
 */
export function referredAgain<C extends ChartAt>(
  person: Person,
  charts: readonly ChartToday<C>[],
  opening: Opening,
  facts: readonly NewEntry[],
): Decision<C> {
  const { episodeId, clinicId, coverage, careManager, continuedFrom, today, mrn } = opening
  const { patientId } = person.header
  const patient = { ...patientIn(personNow(person), clinicId), mrn }
  const number = givenThere(person, opening, { episodeId, day: today })
  const handed = charts.filter(isGone).map((one) => handedOn(one, episodeId, { today: one.today, there: today }))
  const added = typed([...facts, ...handed.flatMap(({ carried }) => carried)])
  const episode = { episodeId, patientId, clinicId, version: 1, patient, coverage, careManager, continuedFrom }
  return {
    charts: [{ before: null, episode, added }, ...handed.flatMap(({ old }) => old ?? [])],
    people: [
      {
        ...{ before: person, header: personGoesOn(person, [clinicId]), added: typed(number.added), patient, clinicId },
        episodes: [{ episodeId, clinicId }],
      },
    ],
    numbers: number.numbers,
  }
}
