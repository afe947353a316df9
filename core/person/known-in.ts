import { personNow } from './person-now.ts'
import type { Person } from './person.ts'

/**
 * Clinics that know a person, whose members may open their chart: those of their episodes and of the numbers that stand, and of
 * persons who were entered twice and are this one. A number that was typed for the wrong clinic gives that clinic nothing once it is
 * struck out. The first one stays first: it is told who the person is by its number.
 */
export function clinicsOf(person: Person, absorbed: readonly Person[]): readonly string[] {
  const { header, episodes } = person
  const known = new Set([
    ...(header.origin ? header.clinics.slice(0, 1) : []),
    ...[...episodes, ...personNow(person).numbers].map(({ clinicId }) => clinicId),
    ...absorbed.flatMap((one) => one.header.clinics),
  ])
  return [...new Set([...header.clinics, ...known])].filter((clinicId) => known.has(clinicId))
}
