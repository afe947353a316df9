import type { Day } from '../day.ts'
import { isSameNumber } from './number-form.ts'
import { folded } from './search.ts'

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
}

const wordsOf = (name: string): readonly string[] => folded(name).split(' ').filter(Boolean)
const isWithin = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 1 && some.every((word) => others.includes(word))

/**
 * Whether it is asked if two are one person: the same birth date, and all words of the shorter name in the longer one, in whatever order
 * and with whatever accents. Where a birth date is not known the whole name decides. Asking once too often costs a look.
 */
export function isAlike(
  typed: Pick<Typed, 'family' | 'given' | 'birthDate'>,
  listed: Pick<Listed, 'name' | 'birthDate'>,
): boolean {
  const [one, other] = [wordsOf(`${typed.family} ${typed.given}`), wordsOf(listed.name)]
  if (typed.family.trim() === '' || typed.given.trim() === '') return false
  const isWhole = isWithin(one, other) && isWithin(other, one)
  if (typed.birthDate === null || listed.birthDate === null) return isWhole
  return typed.birthDate === listed.birthDate && (isWithin(one, other) || isWithin(other, one))
}

/** Those whom a newcomer may be: each person once, by the first of their episodes that is listed. */
export function alikeIn<L extends Listed>(typed: Typed, everybody: readonly L[]): readonly L[] {
  const found = new Map<string, L>()
  for (const listed of everybody)
    if (!found.has(listed.patientId) && isAlike(typed, listed)) found.set(listed.patientId, listed)
  return [...found.values()]
}

/** Who has the record number in the clinic already, in whatever way it is written; null = nobody who is listed. */
export const numberHolder = <L extends Listed>(typed: Typed, everybody: readonly L[]): L | null =>
  typed.mrn.trim() === '' ? null : (everybody.find((listed) => isSameNumber(typed, listed)) ?? null)
