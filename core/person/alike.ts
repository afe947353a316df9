import type { Day } from '../day.ts'
import { isPhone, isSamePhone, phoneDigits } from '../phone.ts'
import { isSameNumber } from './number-form.ts'
import { folded } from './search.ts'
import { isSameOrSlip } from './similar.ts'

/** Somebody in a list of everybody, as far as it tells whether a newcomer is them. */
export interface Listed {
  readonly patientId: string
  readonly clinicId: string
  /** "Family, Given". */
  readonly name: string
  readonly mrn: string
  readonly birthDate: Day | null
}
/** What is typed of a newcomer so far; a birth date of which a part is typed is null. */
export interface Typed {
  readonly clinicId: string
  readonly family: string
  readonly given: string
  readonly mrn: string
  readonly birthDate: Day | null
  readonly phones: readonly string[]
}

const wordsOf = (name: string): readonly string[] => folded(name).split(' ').filter(Boolean)
const isWithin = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 1 && some.every((word) => others.includes(word))

/** Both names are typed: half of one is in many. */
const isWhole = ({ family, given }: Pick<Typed, 'family' | 'given'>): boolean =>
  family.trim() !== '' && given.trim() !== ''

/**
 * Whether it is asked if two are one person: the same birth date, and all words of the shorter name in the longer one, in whatever order
 * and with whatever accents. Where a birth date is not known the whole name decides. Asking once too often costs a look.
 */
export function isAlike(
  typed: Pick<Typed, 'family' | 'given' | 'birthDate'>,
  listed: Pick<Listed, 'name' | 'birthDate'>,
): boolean {
  const [one, other] = [wordsOf(`${typed.family} ${typed.given}`), wordsOf(listed.name)]
  if (!isWhole(typed)) return false
  const isSame = isWithin(one, other) && isWithin(other, one)
  if (typed.birthDate === null || listed.birthDate === null) return isSame
  return typed.birthDate === listed.birthDate && (isWithin(one, other) || isWithin(other, one))
}

const isNearWithin = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 1 && some.every((word) => others.some((other) => isSameOrSlip(word, other)))

/** One birth date, and names of which each word is the other's or one slip of a key away: "Kamila" is asked about beside "Camila". */
function isNearName(typed: Typed, listed: Listed): boolean {
  if (typed.birthDate === null || typed.birthDate !== listed.birthDate || !isWhole(typed)) return false
  const [one, other] = [wordsOf(`${typed.family} ${typed.given}`), wordsOf(listed.name)]
  return isNearWithin(one, other) || isNearWithin(other, one)
}

/**
 * One telephone, and one birth date or one name; where a birth date is not known, a word of the name. A telephone alone is a household's: of
 * two whose birth dates and given names differ nothing is asked.
 */
function isOnePhone(typed: Typed, listed: Listed, phones: readonly string[]): boolean {
  const [mine, theirs] = [typed.phones, phones].map((some) => some.filter(isPhone).map(phoneDigits))
  if (!mine?.some((one) => theirs?.some((other) => isSamePhone(one, other)))) return false
  if (typed.birthDate !== null && typed.birthDate === listed.birthDate) return true
  const [one, other] = [wordsOf(`${typed.family} ${typed.given}`), wordsOf(listed.name)]
  // A birth date may be mistyped where the whole name is theirs.
  if (typed.birthDate !== null && listed.birthDate !== null) return isNearWithin(one, other) || isNearWithin(other, one)
  return one.some((word) => other.some((part) => isSameOrSlip(word, part)))
}

/** By what somebody is alike, the strongest of it. */
export type AlikeBy = 'name' | 'near-name' | 'phone'
/** Somebody whom a newcomer may be. */
export interface Alike<L extends Listed = Listed> {
  readonly person: L
  readonly by: AlikeBy
}

function alikeBy(typed: Typed, listed: Listed, phones: readonly string[]): AlikeBy | null {
  if (isAlike(typed, listed)) return 'name'
  if (isNearName(typed, listed)) return 'near-name'
  return isOnePhone(typed, listed, phones) ? 'phone' : null
}

/** Those whom a newcomer may be (laws F4): each person once, by the first of their episodes that is listed. */
export function alikeIn<L extends Listed>(
  typed: Typed,
  everybody: readonly L[],
  phonesOf: (person: L) => readonly string[],
): readonly Alike<L>[] {
  const found = new Map<string, Alike<L>>()
  for (const person of everybody) {
    const by = found.has(person.patientId) ? null : alikeBy(typed, person, phonesOf(person))
    if (by) found.set(person.patientId, { person, by })
  }
  return [...found.values()]
}

/** Who has the record number in the clinic already, in whatever way it is written; null = nobody who is listed. */
export const numberHolder = <L extends Listed>(typed: Typed, everybody: readonly L[]): L | null =>
  typed.mrn.trim() === '' ? null : (everybody.find((listed) => isSameNumber(typed, listed)) ?? null)
