import type { Coverage, Patient } from '../../core/chart/episode.ts'
import type { Language, PayerClass, RaceEthnicity, Sex } from '../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { DemoClinic } from './clinics.ts'
import { givenName } from './names.ts'
import type { Random } from './random.ts'

/** Surnames nobody has, so that no list of this network can be taken for one of real people. */
const FAMILY_STARTS = [
  'Quell',
  'Halv',
  'Vasq',
  'Sandhol',
  'Ostr',
  'Nol',
  'Lisq',
  'Eben',
  'Brand',
  'Threl',
  'Marrow',
  'Corv',
  'Castel',
  'Adek',
  'Wren',
  'Tamsel',
  'Dorrow',
  'Ilves',
  'Pemb',
  'Gorse',
]
const FAMILY_ENDS = [
  'more',
  'ery',
  'ilho',
  'low',
  'epp',
  'asko',
  'uez',
  'wald',
  'vold',
  'keld',
  'by',
  'ane',
  'oyle',
  'ette',
  'inski',
  'ari',
  'anger',
  'ombe',
  'igan',
  'ovar',
]
const RACES: Readonly<Record<Language, Partial<Record<RaceEthnicity, number>>>> = {
  en: {
    white: 58,
    black: 17,
    hispanic: 9,
    asian: 5,
    'native-american': 3,
    'pacific-islander': 1,
    'two-or-more': 3,
    other: 1,
    unknown: 3,
  },
  es: { hispanic: 95, white: 2, unknown: 3 },
  vi: { asian: 97, unknown: 3 },
  so: { black: 96, unknown: 4 },
  other: { white: 30, asian: 40, black: 15, 'pacific-islander': 5, other: 6, unknown: 4 },
  unknown: { white: 40, black: 15, hispanic: 10, unknown: 35 },
}
const UNDER_65: Partial<Record<PayerClass, number>> = {
  commercial: 42,
  medicaid: 44,
  medicare: 4,
  uninsured: 7,
  other: 3,
  unknown: 2,
}
/** An adolescent's plan is that of the parents. */
const UNDER_18: Partial<Record<PayerClass, number>> = {
  commercial: 40,
  medicaid: 51,
  uninsured: 4,
  other: 3,
  unknown: 2,
}
const OVER_65: Partial<Record<PayerClass, number>> = { medicare: 84, commercial: 7, medicaid: 6, other: 2, unknown: 1 }

export interface Person {
  readonly patient: Patient
  readonly coverage: Coverage
}

const ageOf = (random: Random): number =>
  random.chance(0.09) ? random.whole(12, 17) : random.chance(0.16) ? random.whole(65, 88) : random.whole(18, 64)

function coverageOf(random: Random, age: number): Coverage {
  const payerClass = random.weighted(age >= 65 ? OVER_65 : age < 18 ? UNDER_18 : UNDER_65)
  if (payerClass === 'medicaid') return { payerClass, plan: random.chance(0.94) ? 'northfield' : null }
  if (payerClass === 'commercial') return { payerClass, plan: random.chance(0.85) ? 'lakeshore' : null }
  return { payerClass, plan: null }
}

/** One made-up person, aged so on the day of referral. `number` makes the MRN unique in the clinic. */
export function makePerson(
  random: Random,
  clinic: DemoClinic,
  number: number,
  referred: Day,
  age = ageOf(random),
): Person {
  const language = random.weighted(clinic.languages)
  const birthDate = addDays(referred, -Math.floor(age * 365.2425) - random.whole(3, 360))
  const sex = random.weighted<Sex>({ female: 62, male: 35, other: 1, unknown: 2 })
  return {
    patient: {
      family: `${random.one(FAMILY_STARTS)}${random.one(FAMILY_ENDS)}`,
      given: givenName(random, language, sex, Number(birthDate.slice(0, 4))),
      mrn: `${10 + (clinic.clinicId.charCodeAt(0) - 97)}-${String(1000 + number)}`,
      birthDate,
      sex,
      language,
      raceEthnicity: random.weighted(RACES[language]),
      rurality: random.chance(0.03) ? 'unknown' : random.chance(clinic.rural) ? 'rural' : 'urban',
    },
    coverage: coverageOf(random, age),
  }
}
