import type { PersonRecorded } from '../../../core/contract/schemas/people.ts'
import type { Operation } from '../../store/operation.ts'
import { isUnreadPerson } from '../../store/stored-person.ts'
import type { Made } from './change-of.ts'
import type { WriteDeps } from './deps.ts'
import type { Again } from './write.ts'

/** The answer about the person whom a decision names first. */
export function firstPerson(_: unknown, { people: [person], charts }: Made): PersonRecorded {
  if (!person) throw new Error('A write that made no person')
  const { patientId, version } = person.header
  return {
    ...{ patientId, version, entries: [...person.added] },
    episodes: charts.map(({ episode }) => ({ episodeId: episode.episodeId, version: episode.version })),
  }
}

/** The answer that an operation got: the person as it was at the version it made. */
export async function personAgain(
  { charts }: WriteDeps,
  { people = [], charts: written = [] }: Operation,
  clinicId: string | null,
): Promise<Again<PersonRecorded>> {
  const [{ patientId, version } = { patientId: '', version: 0 }] = people
  const person = await charts.person(patientId)
  if (!person || isUnreadPerson(person)) throw new Error('An operation names a person who is not there')
  const entries = person.entries.filter((entry) => entry.version === version)
  return { answer: { patientId, version, entries, episodes: [...written] }, touched: { clinicId, patientId } }
}
