import type { Entry, NewEntry } from '../chart/entry.ts'
import type { Episode, Patient } from '../chart/episode.ts'
import { numberForm } from '../person/number-form.ts'
import { patientIn, personNow, type PersonNow } from '../person/person-now.ts'
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
import { personGoesOn } from './refer-again.ts'

/** A person's chart as it will be read once these facts are recorded: what they change is told by the same fold. */
export function personAfter(person: Person, facts: readonly NewEntry[]): PersonNow {
  const version = person.header.version + 1
  const entries = facts.map((fact, place): Entry => ({
    ...{ id: `not-yet-${place}`, instant: '1970-01-01T00:00:00Z', author: 'nobody', source: 'typed', local: null },
    ...{ version, place, fact },
  }))
  return personNow({ ...person, entries: [...person.entries, ...entries] })
}

/** Written in another way it is the same number, and is neither freed nor taken by it. */
const sameNumber = (a: { clinicId: string; mrn: string }, b: { clinicId: string; mrn: string }): boolean =>
  a.clinicId === b.clinicId && numberForm(a.mrn) === numberForm(b.mrn)

/** Numbers that become free, and those that are taken. */
export function numbersMoved(before: PersonNow, after: PersonNow) {
  return {
    freed: before.numbers.filter((one) => !after.numbers.some((other) => sameNumber(one, other))),
    taken: after.numbers.filter((one) => !before.numbers.some((other) => sameNumber(one, other))),
  }
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
  charts: readonly C[],
  added: readonly Added[],
): Decision<C> & { readonly people: readonly PersonDecision[] } {
  const { patientId, clinics } = person.header
  const now = personAfter(
    person,
    added.map(({ fact }) => fact),
  )
  const { freed, taken } = numbersMoved(personNow(person), now)
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
        ...{
          before: person,
          header: personGoesOn(
            person,
            taken.map((one) => one.clinicId),
          ),
          added,
        },
        ...{ patient: patientIn(now, clinicId), clinicId, episodes: [] },
      },
    ],
    numbers,
  }
}
