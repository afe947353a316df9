import type { Language } from '../../core/chart/vocabulary.ts'

/** Names given to children until a year. */
export interface Generation {
  readonly bornUntil: number
  readonly female: readonly string[]
  readonly male: readonly string[]
}

const LATER = 9999
const ENGLISH: readonly Generation[] = [
  {
    bornUntil: 1949,
    female: ['Barbara', 'Dorothy', 'Marjorie', 'Lois', 'Norma', 'Shirley', 'Winifred', 'Eleanor'],
    male: ['Walter', 'Howard', 'Eugene', 'Clement', 'Norman', 'Raymond', 'Gilbert', 'Russell'],
  },
  {
    bornUntil: 1967,
    female: ['Deborah', 'Carol', 'Rosalind', 'Diane', 'Lucinda', 'Cheryl', 'Gwen', 'Marlene'],
    male: ['Gary', 'Dennis', 'Rufus', 'Glenn', 'Wayne', 'Curtis', 'Roger', 'Leonard'],
  },
  {
    bornUntil: 1989,
    female: ['Heather', 'Bethany', 'Tamara', 'Kristin', 'Rowena', 'Latasha', 'Melissa', 'April', 'Priya'],
    male: ['Craig', 'Desmond', 'Silas', 'Derek', 'Terrance', 'Brent', 'Dorian', 'Marcus', 'Joel'],
  },
  {
    bornUntil: LATER,
    female: ['Kayla', 'Maisie', 'Skye', 'Jasmine', 'Juno', 'Brianna', 'Paige', 'Imani', 'Zoe'],
    male: ['Jasper', 'Rowan', 'Tyler', 'Ezra', 'Devon', 'Femi', 'Mason', 'Kit', 'Jalen'],
  },
]
const SPANISH: readonly Generation[] = [
  {
    bornUntil: 1964,
    female: ['Amparo', 'Socorro', 'Consuelo', 'Guadalupe', 'Esperanza', 'Beatriz'],
    male: ['Rogelio', 'Fermin', 'Ernesto', 'Ramiro', 'Ignacio', 'Heriberto'],
  },
  {
    bornUntil: 1989,
    female: ['Maricela', 'Lorena', 'Araceli', 'Veronica', 'Lupita', 'Yolanda'],
    male: ['Renato', 'Gerardo', 'Hector', 'Sergio', 'Arturo', 'Rodrigo'],
  },
  {
    bornUntil: LATER,
    female: ['Ximena', 'Daniela', 'Yesenia', 'Camila', 'Jazmin', 'Alondra'],
    male: ['Diego', 'Emiliano', 'Adrian', 'Santiago', 'Ivan', 'Mateo'],
  },
]

/** Given names by language, generation and sex. */
export const GIVEN_NAMES: Readonly<Record<Language, readonly Generation[]>> = {
  en: ENGLISH,
  unknown: ENGLISH,
  es: SPANISH,
  vi: [
    { bornUntil: 1975, female: ['Lan', 'Huong', 'Tuyet', 'Nga'], male: ['Minh', 'Quang', 'Duc', 'Hung'] },
    { bornUntil: LATER, female: ['Thuy', 'Linh', 'Trang', 'Vy'], male: ['Khoa', 'Tuan', 'Bao', 'Phuc'] },
  ],
  so: [
    {
      bornUntil: LATER,
      female: ['Ayaan', 'Hodan', 'Sahra', 'Idil', 'Fartun'],
      male: ['Liban', 'Warsame', 'Abdirahman', 'Guled'],
    },
  ],
  other: [
    {
      bornUntil: 1975,
      female: ['Anoush', 'Svetlana', 'Farideh', 'Mei-Ling'],
      male: ['Emeka', 'Tomasz', 'Hyun-Woo', 'Rajan'],
    },
    {
      bornUntil: LATER,
      female: ['Katya', 'Soraya', 'Ifeoma', 'Yuna'],
      male: ['Arjun', 'Kofi', 'Davit', 'Jin'],
    },
  ],
}
