import type { NewEntry } from '../chart/entry.ts'
import type { Day } from '../day.ts'
import { isSameNumber } from '../person/number-form.ts'
import { numberIn, personNow } from '../person/person-now.ts'
import type { Person } from '../person/person.ts'
import type { NumberDecision } from './decision.ts'

/**
 * The number that a person goes by in a clinic where an episode opens for them: the one that is given, else one that they are known
 * by there, also as somebody who was entered twice and is them, else the same as elsewhere.
 */
export function numberThere(
  person: Person,
  absorbed: readonly Person[],
  { clinicId, mrn }: { readonly clinicId: string; readonly mrn: string | null },
): string {
  const { numbers } = personNow(person)
  const known = [numbers, ...absorbed.map((one) => personNow(one).numbers)].flatMap(
    (theirs) =>
      numberIn(
        theirs.filter((number) => number.clinicId === clinicId),
        clinicId,
      ) ?? [],
  )
  return mrn ?? known[0]?.mrn ?? numberIn(numbers, clinicId)?.mrn ?? ''
}

/** A number of a clinic in which an episode opens. */
export interface NumberThere {
  readonly clinicId: string
  readonly mrn: string
  /** Who has it already: this person, or nobody. */
  readonly holder: string | null
}

export const hasNumber = (person: Person, there: Pick<NumberThere, 'clinicId' | 'mrn'>): boolean =>
  personNow(person).numbers.some((number) => isSameNumber(number, there))

/** What is written so that a person has a number in a clinic and is found by it: the entry and the item, each unless it is there. */
export function givenThere(
  person: Person,
  there: NumberThere,
  { episodeId, day }: { readonly episodeId: string; readonly day: Day },
): { readonly added: readonly NewEntry[]; readonly numbers: readonly NumberDecision[] } {
  const { clinicId, mrn, holder } = there
  const { patientId } = person.header
  return {
    added: hasNumber(person, there) ? [] : [{ kind: 'record-number', day, clinicId, mrn }],
    numbers: holder === null ? [{ clinicId, mrn, now: { patientId, episodeId }, was: null }] : [],
  }
}
