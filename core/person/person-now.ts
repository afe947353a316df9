import type { Identity, Patient } from '../chart/episode.ts'
import { effective, type Standing } from '../chart/effective.ts'
import type { Fact } from '../chart/entry.ts'
import type { Person } from './person.ts'

/** A record number, and the entry that it stands in; null where it was known before the person had entries. */
export interface RecordNumber {
  readonly clinicId: string
  readonly mrn: string
  readonly entryId: string | null
}

/** What a person's chart says today. */
export interface PersonNow {
  readonly identity: Identity
  /** In the order they were recorded. A number that was corrected is in the history alone. */
  readonly numbers: readonly RecordNumber[]
  readonly contact: Fact<'contact-details'> | null
  /** Persons who were entered twice and are this one. */
  readonly absorbed: readonly string[]
}

const identityIn = ({ mrn: _, ...identity }: Patient): Identity => identity

function identityOf(standing: readonly Standing[], origin: Patient | null): Identity {
  const last = standing.findLast(({ fact }) => fact.kind === 'identity')?.fact
  if (last?.kind === 'identity') {
    const { family, given, birthDate, sex, language, raceEthnicity, rurality } = last
    return { family, given, birthDate, sex, language, raceEthnicity, rurality }
  }
  if (origin) return identityIn(origin)
  throw new RangeError('A person without an identity')
}

/** What a person's chart says, folded from its entries; of what none of them says, as it was known before the first. */
export function personNow({ header, entries }: Person): PersonNow {
  const standing = effective(entries).facts
  const recorded = standing.flatMap(({ fact, entry }): RecordNumber[] =>
    fact.kind === 'record-number' ? [{ clinicId: fact.clinicId, mrn: fact.mrn, entryId: entry.id }] : [],
  )
  const [first] = header.clinics
  const before: RecordNumber[] =
    header.origin && first !== undefined && !recorded.some(({ clinicId }) => clinicId === first)
      ? [{ clinicId: first, mrn: header.origin.mrn, entryId: null }]
      : []
  const details = standing.findLast(({ fact }) => fact.kind === 'contact-details')?.fact
  return {
    identity: identityOf(standing, header.origin),
    numbers: [...before, ...recorded],
    contact: details?.kind === 'contact-details' ? details : null,
    absorbed: standing.flatMap(({ fact }) => (fact.kind === 'merge' && fact.part === 'kept' ? [fact.with] : [])),
  }
}

/** The number that somebody has in a clinic: the last one given there, else the last one anywhere. */
export function numberIn(numbers: readonly RecordNumber[], clinicId: string): RecordNumber | null {
  return numbers.findLast((number) => number.clinicId === clinicId) ?? numbers.at(-1) ?? null
}

/** Who somebody is as the header of an episode in a clinic says it. */
export const patientIn = ({ identity, numbers }: PersonNow, clinicId: string): Patient => ({
  ...identity,
  mrn: numberIn(numbers, clinicId)?.mrn ?? '',
})
