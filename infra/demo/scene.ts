import { ageInYears, type Day } from '../../core/day.ts'
import type { DemoClinic } from './clinics.ts'
import type { Course } from './course.ts'
import type { Timed } from './facts.ts'
import type { Taken } from './medicines.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'

/** What is drawn before an ordinary episode is told. `latest` is the last day anything is known of. */
export interface Beginning {
  /** Decides who waits, and how long: what the access figures are made of. */
  readonly random: Random
  readonly clinic: DemoClinic
  readonly person: Person
  readonly referred: Day
  readonly latest: Day
}
/** The same with what is told of the person. */
export interface Scene extends Beginning {
  /** Decides what is told of treatment: another drug or another word here changes nobody's wait. */
  readonly told: Random
  readonly course: Course
  /** The psychotropic the person comes with; null = none. */
  readonly own: (Taken & { readonly since: Day }) | null
}

/** Age in full years on a day; 40 where it is not known. */
export const ageOn = ({ patient: { birthDate } }: Person, day: Day): number =>
  birthDate && birthDate <= day ? ageInYears(birthDate, day) : 40

/** Safety does not close with an episode: what is still to be settled is recorded after it (laws S5). */
export const OUTLIVES_CLOSE: ReadonlySet<Timed['fact']['kind']> = new Set([
  'safety',
  'c-ssrs',
  'hand-over',
  'safety-outcome',
  'safety-confirmation',
])
