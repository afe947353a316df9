import type { NewEntry } from '../chart/entry.ts'
import type { Episode, Patient } from '../chart/episode.ts'
import { notYet } from '../chart/not-yet.ts'
import type { Day } from '../day.ts'
import { clinicsOf } from '../person/known-in.ts'
import { formerFacts } from '../person/former.ts'
import { isSameNumber } from '../person/number-form.ts'
import { patientIn, personNow, type PersonNow, type RecordNumber } from '../person/person-now.ts'
import type { Person } from '../person/person.ts'
import {
  next,
  type Added,
  type ChartAt,
  type ChartDecision,
  type Decision,
  type NumberDecision,
  type PersonDecision,
} from './decision.ts'

/** The day of what an earlier release knew, where no fact of its kind is written with it. */
const BEFORE_ALL: Day = '1970-01-01'

/**
 * A person's chart as it will be once these facts are recorded: what they change is told by the same folds. What an earlier release
 * knew is written with them (former.ts), so that a number that is added to its one frees none.
 */
export function personWith(person: Person, facts: readonly NewEntry[]): Person {
  const version = person.header.version + 1
  const written = [...formerFacts(person, facts, BEFORE_ALL), ...facts]
  const entries = written.map((fact, place) => notYet(fact, { version, place }))
  return { ...person, entries: [...person.entries, ...entries] }
}

const without = (some: readonly RecordNumber[], others: readonly RecordNumber[]): readonly RecordNumber[] =>
  some.filter((one) => !others.some((other) => isSameNumber(one, other)))

/**
 * Numbers that become free, and those that are taken. One that a person has who was entered twice and is this one is neither: it
 * finds this person already, and is that one's again when the merge is taken back.
 */
export function numbersMoved(before: Person, after: Person, absorbed: readonly Person[]) {
  const [was, is] = [personNow(before).numbers, personNow(after).numbers]
  const theirs = absorbed.flatMap((one) => personNow(one).numbers)
  return { freed: without(was, [...is, ...theirs]), taken: without(is, [...was, ...theirs]) }
}

/** An episode's header says who the person is now. One of a person who was entered twice keeps the number it has. */
function headerWith(episode: Episode, now: PersonNow, patientId: string): Patient {
  const patient = patientIn(now, episode.clinicId)
  return episode.patientId === patientId ? patient : { ...patient, mrn: episode.patient.mrn }
}

const says = (patient: Patient): string => JSON.stringify(Object.entries(patient).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The headers of episodes that shall say who the person is now; those that say it already are left out. */
export const headersOf = <C extends ChartAt>(
  charts: readonly C[],
  now: PersonNow,
  patientId: string,
): readonly ChartDecision<C>[] =>
  charts.flatMap((chart): ChartDecision<C>[] => {
    const patient = headerWith(chart.episode, now, patientId)
    if (says(patient) === says(chart.episode.patient)) return []
    return [{ before: chart, episode: { ...next(chart.episode), patient }, added: [] }]
  })

/**
 * Facts added to a person's chart. The headers and rows of their episodes say the same from the same moment on, and a corrected
 * record number moves its item.
 */
export function recordedPerson<C extends ChartAt>(
  person: Person,
  absorbed: readonly Person[],
  charts: readonly C[],
  added: readonly Added[],
): Decision<C> & { readonly people: readonly PersonDecision[] } {
  const { patientId, version } = person.header
  const after = personWith(
    person,
    added.map(({ fact }) => fact),
  )
  const now = personNow(after)
  const { freed, taken } = numbersMoved(person, after, absorbed)
  const clinics = clinicsOf(after, absorbed)
  const [clinicId = ''] = clinics
  const holder = (clinic: string) => {
    const episode = person.episodes.find((one) => one.clinicId === clinic) ?? person.episodes[0]
    return { patientId, episodeId: episode?.episodeId ?? '' }
  }
  const numbers: readonly NumberDecision[] = [
    ...freed.map(({ clinicId: clinic, mrn }) => ({ clinicId: clinic, mrn, now: null, was: patientId })),
    ...taken.map(({ clinicId: clinic, mrn }) => ({ clinicId: clinic, mrn, now: holder(clinic), was: null })),
  ]
  return {
    charts: headersOf(charts, now, patientId),
    people: [
      {
        ...{ before: person, header: { ...person.header, version: version + 1, clinics }, added },
        ...{ patient: patientIn(now, clinicId), clinicId, episodes: [] },
      },
    ],
    numbers,
  }
}
