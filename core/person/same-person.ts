import type { Identity } from '../chart/episode.ts'

type Named = Pick<Identity, 'family' | 'given' | 'birthDate'>

/** What makes a name the same one: case and spacing do not make another name. */
export const nameForm = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()

/**
 * Whether two who have one record number in one clinic are one person: name and birth date agree. Case and spacing make no other
 * name; a birth date that is not known agrees with none.
 */
export const isSamePerson = (a: Named, b: Named): boolean =>
  a.birthDate !== null &&
  a.birthDate === b.birthDate &&
  nameForm(a.family) === nameForm(b.family) &&
  nameForm(a.given) === nameForm(b.given)
