import type { Episode, Patient } from '../chart/episode.ts'
import type { NewEntry } from '../chart/entry.ts'
import type { Added, ChartAt, Decision } from '../decisions/decision.ts'
import { headerBefore } from '../decisions/header.ts'
import { TELLS_PERSONS } from '../decisions/open.ts'
import { recordedPerson } from '../decisions/record-person.ts'
import { isSameNumber } from '../person/number-form.ts'
import { numbersEver, personNow } from '../person/person-now.ts'
import type { PersonHeader } from '../person/person.ts'
import { canonical } from './json.ts'
import { importedAs, type Source, type StandingHere } from './source.ts'

const KEPT_MRN = 'The MRN differs from the one recorded here, which was kept. Correct the one that is wrong.'
const KEPT_MERGED =
  'An MRN that is new here was not taken over: the patient was entered twice. Record it in the chart of the one that goes on.'
const KEPT_TAKEN =
  'Another person of this clinic has one of the MRNs, which was not taken over. Compare the two; correct the one that is wrong, or merge them if they are one person.'
const KEPT_CORRECTED =
  'An MRN that was corrected or struck out here was not taken over again. Correct the one that is wrong.'
export const ONE_MRN =
  'This installation keeps one MRN of a patient yet, and the first was taken. Import again once it keeps more.'

/** MRNs of a source that become the person's, and why others do not. */
export interface Numbers {
  readonly added: readonly string[]
  readonly kept: string | null
}

/**
 * What becomes of the MRNs of somebody who is here. Where one of them is known the others are theirs as well, unless somebody else has
 * them; where none is, one of the two sides is wrong, and the one recorded here stays.
 */
export function numbersOf({ reading, clinicId }: Source, at: StandingHere<ChartAt>): Numbers {
  const { person, absorbed, before, of, taken, entryFormat } = at
  const known = [
    { clinicId, mrn: before.episode.patient.mrn },
    ...(person ? [person, ...absorbed] : []).flatMap((one) => personNow(one).numbers),
  ]
  const unknown = reading.numbers.filter((mrn) => !known.some((number) => isSameNumber(number, { clinicId, mrn })))
  if (unknown.length === 0) return { added: [], kept: null }
  if (unknown.length === reading.numbers.length) return { added: [], kept: KEPT_MRN }
  if (entryFormat < TELLS_PERSONS) return { added: [], kept: ONE_MRN }
  if (of.patientId !== person?.header.patientId) return { added: [], kept: KEPT_MERGED }
  const ever = numbersEver(person.entries)
  const fresh = unknown.filter((mrn) => !ever.some((number) => isSameNumber(number, { clinicId, mrn })))
  const added = fresh.filter((mrn) => !taken.includes(mrn))
  const reasons = [fresh.length < unknown.length ? KEPT_CORRECTED : [], added.length < fresh.length ? KEPT_TAKEN : []]
  return { added, kept: reasons.flat().join(' ') || null }
}

/** Everything that an import changes of somebody who is here already, before it is known whether it is anything. */
export interface Changing<C extends ChartAt> {
  readonly source: Source
  readonly at: StandingHere<C>
  readonly episode: Episode
  /** MRNs that become the person's. */
  readonly numbers: readonly string[]
}

/** A person's header that tells who they are without an entry, after all that its entries say. */
const retold = (header: PersonHeader, patient: Patient): PersonHeader => ({
  ...{ ...header, origin: patient, saidAfter: header.version },
  version: header.version === 0 ? 0 : header.version + 1,
})

/** Identity and MRNs as the source tells them, in the chart of the person and in the headers of all their episodes. */
export function personChange<C extends ChartAt>({
  source,
  at,
  episode,
  numbers,
}: Changing<C>): Pick<Decision<C>, 'charts' | 'people' | 'numbers'> {
  const { person, absorbed, before, others, entryFormat, admitting } = at
  const { patient, clinicId } = episode
  const isRenamed = canonical(patient) !== canonical(before.episode.patient)
  if (!person || !(isRenamed || numbers.length > 0)) return { charts: [] }
  if (entryFormat < TELLS_PERSONS)
    return {
      charts: [],
      people: [{ before: person, header: retold(person.header, patient), added: [], patient, clinicId, episodes: [] }],
    }
  const { mrn: _, ...identity } = patient
  const { today: day } = admitting
  const { version } = person.header
  const fact: NewEntry = { kind: 'identity', day, ...identity }
  const imported = importedAs(source, `identity ${version}`)
  const told = isRenamed ? [{ fact, imported }] : []
  const given = numbers.map((mrn, i): Added => ({
    fact: { kind: 'record-number', day, clinicId, mrn },
    imported: importedAs(source, `record-number ${version} ${i}`),
  }))
  return recordedPerson(person, absorbed, others, [...told, ...given])
}

/** Coverage as the source tells it: an entry, or in formats that have none the header alone. */
export function coverageChange<C extends ChartAt>({ source, at, episode }: Changing<C>): readonly Added[] {
  const { before, entryFormat, admitting } = at
  const { coverage, version } = episode
  if (entryFormat < TELLS_PERSONS || canonical(coverage) === canonical(before.episode.coverage)) return []
  const fact: NewEntry = { kind: 'coverage', day: admitting.today, ...coverage }
  const told = [...headerBefore(before, [fact]), fact]
  return told.map((one, i) => ({ fact: one, imported: importedAs(source, `coverage ${version} ${i}`) }))
}
