import type { Identity, Patient } from '../chart/episode.ts'
import { effective, type Standing } from '../chart/effective.ts'
import type { Entry, Fact } from '../chart/entry.ts'
import { factOf, familiesOf } from '../chart/families.ts'
import { byRecording } from '../chart/order.ts'
import { numberForm } from './number-form.ts'
import type { Person, PersonHeader } from './person.ts'

/** A record number, and the entry that it stands in; null where it was known before the person had entries. */
export interface RecordNumber {
  readonly clinicId: string
  readonly mrn: string
  readonly entryId: string | null
  /** Another system gave it, and nobody here typed it. */
  readonly imported: boolean
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

/** Every number that entries ever gave, whether it stands or was taken back. */
export const numbersEver = (entries: readonly Entry[]): readonly Fact<'record-number'>[] =>
  entries.flatMap((entry) => {
    const fact = factOf(entry)
    return fact?.kind === 'record-number' ? [fact] : []
  })

/** The number that an earlier release knew, where no entry of its clinic says another one or took this one back. */
function numberBefore({ header, entries }: Person, recorded: readonly RecordNumber[]): readonly RecordNumber[] {
  const [clinicId] = header.clinics
  if (!header.origin || clinicId === undefined || recorded.some((number) => number.clinicId === clinicId)) return []
  const known = { clinicId, mrn: header.origin.mrn, entryId: null, imported: false }
  // Of which clinic the text of such a release has it is not known once the person has entries: one they said of another is that one.
  const wasSaid = numbersEver(entries).some(({ mrn }) => numberForm(mrn) === numberForm(known.mrn))
  return wasSaid ? [] : [known]
}

/** Entries that another system began: one that was corrected by hand is still its own. */
const importedIn = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(
    [...familiesOf(entries.toSorted(byRecording)).values()].flatMap((family) =>
      family[0]?.source === 'import' ? family.map(({ id }) => id) : [],
    ),
  )

/** What a person's chart says, folded from its entries; of what none of them says, as an earlier release knew it. */
export function personNow(person: Person): PersonNow {
  const { header, entries } = person
  const standing = effective(entries).facts
  const imported = importedIn(entries)
  const recorded = standing.flatMap(({ fact, entry: { id } }): RecordNumber[] =>
    fact.kind === 'record-number'
      ? [{ clinicId: fact.clinicId, mrn: fact.mrn, entryId: id, imported: imported.has(id) }]
      : [],
  )
  const details = standing.findLast(({ fact }) => fact.kind === 'contact-details')?.fact
  return {
    identity: identityOf(standing, header),
    numbers: [...numberBefore(person, recorded), ...recorded],
    contact: details?.kind === 'contact-details' ? details : null,
    absorbed: standing.flatMap(({ fact }) => (fact.kind === 'merge' && fact.part === 'kept' ? [fact.with] : [])),
  }
}

/**
 * The number that somebody goes by in a clinic: the last one that was typed for it, else the first one that was imported, so that more
 * of them in a file change nothing that is shown; where there is none, by the same rule one from anywhere.
 */
export function numberIn(numbers: readonly RecordNumber[], clinicId: string): RecordNumber | null {
  const there = numbers.filter((number) => number.clinicId === clinicId)
  const [first] = there
  if (!first) return numbers.findLast(({ imported }) => !imported) ?? numbers[0] ?? null
  return there.findLast(({ imported }) => !imported) ?? first
}

/** Who somebody is as the header of an episode in a clinic says it. */
export const patientIn = ({ identity, numbers }: PersonNow, clinicId: string): Patient => ({
  ...identity,
  mrn: numberIn(numbers, clinicId)?.mrn ?? '',
})
