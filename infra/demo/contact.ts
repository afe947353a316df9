import type { Fact } from '../../core/chart/entry.ts'
import type { Patient } from '../../core/chart/episode.ts'
import type { MESSAGES } from '../../core/chart/vocabulary.ts'
import type { Day } from '../../core/day.ts'
import type { Random } from './random.ts'

/** Digits that are kept for made-up people: 555-0100 to 555-0199 of every area, so that no call from here rings anywhere. */
const NUMBERS_OF_AN_AREA = 100
/** Counted on from here, no area of this network is one of the short numbers that end in 11. */
const FIRST_AREA = 212
/** Areas that a clinic has to itself: nobody in this network has another one's number. */
const AREAS_OF_A_CLINIC = 10

/** The `number`-th of a clinic's telephone numbers. */
function phone(clinic: number, number: number): string {
  const area = FIRST_AREA + clinic * AREAS_OF_A_CLINIC + Math.floor(number / NUMBERS_OF_AN_AREA)
  return `(${String(area)}) 555-01${String(number % NUMBERS_OF_AN_AREA).padStart(2, '0')}`
}

const CALL_TIMES = [
  'Weekdays after 5',
  'Mornings before 10',
  'Lunch hour only, at work otherwise',
  'Any time',
  'Not while the children sleep, 1 to 3',
  'Text first, then call',
]
const PRONOUNS = ['she/her', 'he/him', 'they/them']
const PRIMARY_CARE = ['Dr. A. Brennock', 'Dr. S. Odhilo', 'M. Trevane, NP', 'Dr. L. Haskoy', 'J. Pellwyn, PA-C']
const MESSAGE_RULES: Readonly<Partial<Record<(typeof MESSAGES)[number], number>>> = {
  nothing: 15,
  'name-and-number': 60,
  'in-full': 25,
}

const pronounsOf = (random: Random, { sex }: Patient): string =>
  random.chance(0.06) || sex === 'other' ? 'they/them' : (PRONOUNS[sex === 'female' ? 0 : 1] ?? '')

/**
 * How somebody is reached, as it was asked when they were referred; null = nobody asked, which a list says too. `clinic` and `number`
 * are the places of the clinic in the network and of the person in the clinic.
 */
export function contactDetails(
  random: Random,
  patient: Patient,
  day: Day,
  { clinic, number }: { readonly clinic: number; readonly number: number },
): Fact<'contact-details'> | null {
  if (random.chance(0.05)) return null
  // Each clinic has five hundred numbers of its own and five hundred second ones.
  const other = phone(clinic, number + (AREAS_OF_A_CLINIC / 2) * NUMBERS_OF_AN_AREA)
  return {
    ...{ kind: 'contact-details', day },
    ...(patient.sex !== 'unknown' && random.chance(0.6) ? { pronouns: pronounsOf(random, patient) } : {}),
    ...(random.chance(0.97) ? { phone: phone(clinic, number) } : {}),
    ...(random.chance(0.15) ? { otherPhone: other } : {}),
    ...(random.chance(0.5) ? { callTimes: random.one(CALL_TIMES) } : {}),
    ...(random.chance(0.7) ? { messages: random.weighted(MESSAGE_RULES) } : {}),
    ...(patient.language !== 'en' && random.chance(0.8) ? { interpreter: random.chance(0.7) } : {}),
    ...(random.chance(0.85) ? { pcp: random.one(PRIMARY_CARE) } : {}),
  }
}
