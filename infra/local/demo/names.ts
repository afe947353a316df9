import type { Language, Sex } from '../../../core/chart/vocabulary.ts'
import type { Random } from './random.ts'

/** Given names by language, sex and the years they were given in: before 1965, to 1989, and later. */
type ByAge = readonly [older: readonly string[], middle: readonly string[], young: readonly string[]]
const ENGLISH: Readonly<Record<'female' | 'male', ByAge>> = {
  female: [
    ['Winifred', 'Maud', 'Lucinda', 'Rosalind', 'Delphine', 'Marjorie'],
    ['Tamsin', 'Cosima', 'Priya', 'Orla', 'Rowena', 'Heather', 'Bethany'],
    ['Keziah', 'Noor', 'Maisie', 'Zadie', 'Juno', 'Opal', 'Skye'],
  ],
  male: [
    ['Walter', 'Gideon', 'Rufus', 'Thaddeus', 'Howard', 'Clement'],
    ['Dorian', 'Ansel', 'Silas', 'Imre', 'Desmond', 'Craig'],
    ['Femi', 'Jasper', 'Rowan', 'Kit', 'Ezra', 'Dashiell'],
  ],
}
const OTHERS: Readonly<Record<'es' | 'vi' | 'so' | 'other', Readonly<Record<'female' | 'male', readonly string[]>>>> = {
  es: {
    female: ['Beatriz', 'Amparo', 'Ximena', 'Maricela', 'Lupita', 'Socorro'],
    male: ['Renato', 'Rogelio', 'Ernesto', 'Fermin'],
  },
  vi: { female: ['Lan', 'Thuy', 'Huong'], male: ['Minh', 'Quang', 'Duc'] },
  so: { female: ['Ayaan', 'Hodan', 'Sahra', 'Idil'], male: ['Liban', 'Warsame'] },
  other: { female: ['Anoush', 'Katya', 'Soraya'], male: ['Bao', 'Emeka', 'Tomasz'] },
}

const period = (born: number): 0 | 1 | 2 => (born < 1965 ? 0 : born < 1990 ? 1 : 2)

/** A given name that fits language, sex and year of birth; of an unrecorded sex either. */
export function givenName(random: Random, language: Language, sex: Sex, born: number): string {
  const as = sex === 'female' || sex === 'male' ? sex : random.chance(0.5) ? 'female' : 'male'
  if (language === 'en' || language === 'unknown') return random.one(ENGLISH[as][period(born)])
  return random.one(OTHERS[language][as])
}

/** Which sex a name of this list fits; for the test that names fit the people. */
export const fits = (given: string, sex: Sex): boolean => {
  if (sex !== 'female' && sex !== 'male') return true
  const lists = [...ENGLISH[sex], ...Object.values(OTHERS).map((bySex) => bySex[sex])]
  return lists.some((names) => names.includes(given))
}
