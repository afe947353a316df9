import type { Fact } from '../chart/entry.ts'
import { factOf, familiesOf, standingOf } from '../chart/families.ts'
import { byRecording } from '../chart/order.ts'
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
  readonly contact: Fact<'contact-details'> | null
}

const nameOf = ({ family, given }: { readonly family: string; readonly given: string }): string => `${family}, ${given}`

/** Names that entries ever said, as they were recorded, without those of an entry that was struck out. */
const namesEver = ({ header, entries }: Person): readonly string[] => [
  ...(header.origin ? [nameOf(header.origin)] : []),
  ...[...familiesOf(entries.toSorted(byRecording)).values()]
    .filter((family) => factOf(standingOf(family)) !== null)
    .flatMap((family) => family.map(factOf))
    .flatMap((fact) => (fact?.kind === 'identity' ? [nameOf(fact)] : [])),
]

const onceBy = (texts: readonly string[], form: (text: string) => string): readonly string[] => [
  ...new Map(texts.toReversed().map((text) => [form(text), text])).values(),
]

/** What is known of a person and of those who were entered twice and are them. */
export function knownBy(person: Person, absorbed: readonly Person[]): KnownBy {
  const { identity, contact } = personNow(person)
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
    contact,
  }
}
