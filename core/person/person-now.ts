import type { Identity, Patient } from '../chart/episode.ts'
import { effective, type Standing } from '../chart/effective.ts'
import type { Fact } from '../chart/entry.ts'
import { factOf } from '../chart/families.ts'
import { isSameNumber } from './number-form.ts'
import type { Person, PersonHeader } from './person.ts'

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

function identityOf(standing: readonly Standing[], { origin, saidAfter }: PersonHeader): Identity {
  const told = standing.filter(({ fact }) => fact.kind === 'identity')
  const since = told.findLast(({ entry }) => entry.version > saidAfter)?.fact
  const last = since ?? (origin ? null : told.at(-1)?.fact)
  if (last?.kind === 'identity') {
    const { family, given, birthDate, sex, language, raceEthnicity, rurality } = last
    return { family, given, birthDate, sex, language, raceEthnicity, rurality }
  }
  if (origin) return identityIn(origin)
  throw new RangeError('A person without an identity')
}

/** The number that an earlier release knew, where no entry of its clinic says another one or took this one back. */
function numberBefore({ header, entries }: Person, recorded: readonly RecordNumber[]): readonly RecordNumber[] {
  const [clinicId] = header.clinics
  if (!header.origin || clinicId === undefined || recorded.some((number) => number.clinicId === clinicId)) return []
  const known = { clinicId, mrn: header.origin.mrn, entryId: null }
  const wasSaid = entries.some((entry) => {
    const fact = factOf(entry)
    return fact?.kind === 'record-number' && isSameNumber(fact, known)
  })
  return wasSaid ? [] : [known]
}

/** What a person's chart says, folded from its entries; of what none of them says, as an earlier release knew it. */
export function personNow(person: Person): PersonNow {
  const { header, entries } = person
  const standing = effective(entries).facts
  const recorded = standing.flatMap(({ fact, entry }): RecordNumber[] =>
    fact.kind === 'record-number' ? [{ clinicId: fact.clinicId, mrn: fact.mrn, entryId: entry.id }] : [],
  )
  const details = standing.findLast(({ fact }) => fact.kind === 'contact-details')?.fact
  return {
    identity: identityOf(standing, header),
    numbers: [...numberBefore(person, recorded), ...recorded],
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
