import type { Episode } from '../../../core/chart/episode.ts'
import type { PersonRecorded } from '../../../core/contract/schemas/people.ts'
import { worksIn, type KnownMember } from '../../store/member.ts'
import type { Operation } from '../../store/operation.ts'
import { isUnreadPerson } from '../../store/stored-person.ts'
import type { Made } from './change-of.ts'
import type { WriteDeps } from './deps.ts'
import type { Again } from './write.ts'

type Written = Pick<Episode, 'episodeId' | 'clinicId' | 'version'>

/** Episodes of the caller's own clinics; of others they learn nothing. */
const seenBy = (caller: KnownMember, charts: readonly Written[]): PersonRecorded['episodes'] =>
  charts.flatMap(({ episodeId, clinicId, version }) => (worksIn(caller, clinicId) ? [{ episodeId, version }] : []))

/** The answer about the person whom a decision names first. */
export const firstPerson =
  (caller: KnownMember) =>
  (_: unknown, { people: [person], charts }: Made): PersonRecorded => {
    if (!person) throw new Error('A write that made no person')
    const { patientId, version } = person.header
    const episodes = seenBy(
      caller,
      charts.map(({ episode }) => episode),
    )
    return { patientId, version, entries: [...person.added], episodes }
  }

/** The answer that an operation got: the person as it was at the version it made. */
export async function personAgain(
  { charts }: WriteDeps,
  { people = [], charts: written = [] }: Operation,
  { caller, clinicId }: { readonly caller: KnownMember; readonly clinicId: string | null },
): Promise<Again<PersonRecorded>> {
  const [{ patientId, version } = { patientId: '', version: 0 }] = people
  const person = await charts.person(patientId)
  if (!person || isUnreadPerson(person)) throw new Error('An operation names a person who is not there')
  const entries = person.entries.filter((entry) => entry.version === version)
  return {
    answer: { patientId, version, entries, episodes: seenBy(caller, written) },
    touched: { clinicId, patientId },
  }
}
