import type { ClinicalFact, Entry, Fact } from '../chart/entry.ts'
import { factOf, familiesOf, standingOf } from '../chart/families.ts'
import { byRecording } from '../chart/order.ts'
import { phoneDigits } from '../phone.ts'
import { numberForm } from './number-form.ts'
import { numbersEver, personNow } from './person-now.ts'
import type { Person } from './person.ts'
import { nameForm } from './same-person.ts'

/** What somebody is found and reached by beside their name and number of today. */
export interface KnownBy {
  /** "Family, Given" of before, each once; what was struck out was never theirs. */
  readonly formerNames: readonly string[]
  /** Every number they ever went by, in any clinic, and those of whom they were entered as a second time. */
  readonly numbers: readonly string[]
  /** Every telephone they were ever reached by: who calls may call from the old one. What was struck out was never theirs. */
  readonly phones: readonly string[]
  readonly contact: Fact<'contact-details'> | null
}

const nameOf = ({ family, given }: { readonly family: string; readonly given: string }): string => `${family}, ${given}`

/** Facts that entries ever said, as they were recorded, without those of an entry that was struck out. */
const saidEver = (entries: readonly Entry[]): readonly ClinicalFact[] =>
  [...familiesOf(entries.toSorted(byRecording)).values()]
    .filter((family) => factOf(standingOf(family)) !== null)
    .flatMap((family) => family.map(factOf))
    .filter((fact) => fact !== null)

const onceBy = (texts: readonly string[], form: (text: string) => string): readonly string[] => [
  ...new Map(texts.toReversed().map((text) => [form(text), text])).values(),
]

const namesEver = ({ header, entries }: Person): readonly string[] => [
  ...(header.origin ? [nameOf(header.origin)] : []),
  ...saidEver(entries).flatMap((fact) => (fact.kind === 'identity' ? [nameOf(fact)] : [])),
]
const phonesEver = ({ entries }: Person): readonly string[] =>
  saidEver(entries).flatMap((fact) =>
    fact.kind === 'contact-details' ? [fact.phone, fact.otherPhone].filter((one) => one !== undefined) : [],
  )

/** How somebody is reached: as their chart says it; where it says nothing, as it was said of whom they were entered as a second time. */
export const contactOf = (person: Person, absorbed: readonly Person[]): Fact<'contact-details'> | null =>
  [person, ...absorbed].map((one) => personNow(one).contact).find((contact) => contact !== null) ?? null

/** What is known of a person and of those who were entered twice and are them. */
export function knownBy(person: Person, absorbed: readonly Person[]): KnownBy {
  const { identity } = personNow(person)
  const all = [person, ...absorbed]
  const today = nameForm(nameOf(identity))
  const numbers = all.flatMap((one) => [
    ...personNow(one).numbers.map(({ mrn }) => mrn),
    ...numbersEver(one.entries).map(({ mrn }) => mrn),
    ...(one.header.origin ? [one.header.origin.mrn] : []),
  ])
  return {
    formerNames: onceBy(all.flatMap(namesEver), nameForm).filter((name) => nameForm(name) !== today),
    numbers: onceBy(numbers, numberForm),
    phones: onceBy(all.flatMap(phonesEver), phoneDigits),
    contact: contactOf(person, absorbed),
  }
}
