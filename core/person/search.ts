import type { Day } from '../day.ts'
import { isDay } from '../day.ts'

/**
 * Finding somebody by name, record number or birth date, as it is said on a telephone: case, accents, hyphens and apostrophes make no
 * other name, and the order of the words none either.
 */

/** What a letter is looked up as where taking its marks away leaves another letter than people type (ICU's Latin-ASCII). */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ĸ: 'k' },
}
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu')

/** A text without case, accents and apostrophes; what else is no letter or digit parts its words with one space. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|['’‘ʼʻ`´′]/gu, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whom somebody is looked for among. */
export interface Findable {
  readonly name: string
  readonly mrn: string
  readonly birthDate: Day | null
}

/** Parts that no word that is typed goes across. */
const APART = '\n'

const inOne = (words: string): string => words.replaceAll(/[ -]/g, '')
/** The words of a part apart, and in one piece for those who write them so. */
const spelled = (part: string): readonly string[] => {
  const words = folded(part)
  return words.includes(' ') ? [words, inOne(words)] : [words]
}

/** What a person is found by, as text: parts that hold a letter, and those that hold a digit, in one piece. A word is looked for in one of the two. */
export interface FindableText {
  readonly lettered: string
  readonly numbered: string
}
const LETTER = /\p{L}/u
const DIGIT = /\p{N}/u
const apart = (parts: readonly string[]): string => APART + parts.join(APART) + APART

/**
 * What a person is found by, made once for all that is typed: the name as it stands, what of it is several words or a hyphen in one piece,
 * the number and the birth date.
 */
export function findableText({ name, mrn, birthDate }: Findable): FindableText {
  const pieces = name.split(',').flatMap((part) => spelled(part).slice(1))
  const parts = [folded(name), ...pieces, ...spelled(mrn), ...(birthDate === null ? [] : [birthDate])]
  const numbers = parts.filter((part) => DIGIT.test(part)).map(inOne)
  return { lettered: apart(parts.filter((part) => LETTER.test(part))), numbered: apart([...new Set(numbers)]) }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(${MONTHS.join('|')})[a-z]*`
/** Dates as they are written in the clinics' country, month first, or as only the calendar allows; in digits alone, or with the month by its name. */
const WRITTEN: readonly (readonly [pattern: RegExp, parts: (found: readonly string[]) => readonly string[]])[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/gu, ([y = '', m = '', d = '']) => [y, m, d]],
  [/\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b/gu, ([m = '', , d = '', y = '']) => [y, m, d]],
  [/\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b/gu, ([d = '', , m = '', y = '']) => [y, m, d]],
  [/\b(\d{2})(\d{2})(\d{4})\b/gu, ([m = '', d = '', y = '']) => [y, m, d]],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+${MONTH}\.?,?\s+(\d{4}|\d{2})\b`, 'giu'),
    ([d = '', m = '', y = '']) => [y, m, d],
  ],
  [
    new RegExp(String.raw`\b${MONTH}\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})\b`, 'giu'),
    ([m = '', d = '', y = '']) => [y, m, d],
  ],
]
const two = (part: string): string => part.padStart(2, '0')

/** A year of two digits is of this century where that has been, else of the last one: it is a birth date. */
function birthYear(year: string, today: Day): string {
  if (year.length === 4) return year
  const century = Number(today.slice(0, 2))
  return year <= today.slice(2, 4) ? `${century}${year}` : `${century - 1}${year}`
}

function dayWritten([year = '', month = '', day = '']: readonly string[], today: Day): Day | null {
  const named = MONTHS.indexOf(month.toLowerCase().slice(0, 3)) + 1
  const text = `${birthYear(year, today)}-${two(named > 0 ? String(named) : month)}-${two(day)}`
  return isDay(text) ? text : null
}

/** What pages write before a number or a date, which people type along: it finds nobody. */
const LABEL = /^(mrn|dob|born)$/u
/** What is typed, word by word as it is spaced: what somebody joined by a hyphen or a stroke is one word here. */
const spaced = (typed: string): readonly string[] =>
  typed
    .split(/[\s,;:#]+/u)
    .map(folded)
    .filter((word) => word !== '')

/**
 * Words that a person must have, every one of them: days as 'YYYY-MM-DD', all else folded. In one way, or in two where a day may be meant
 * and a record number as well. Empty where nothing is typed.
 */
export function wordsSought(typed: string, today: Day): readonly (readonly string[])[] {
  const days: Day[] = []
  let rest = typed
  for (const [pattern, parts] of WRITTEN)
    rest = rest.replace(pattern, (whole, ...found: unknown[]) => {
      const day = dayWritten(parts(found.filter((one) => typeof one === 'string')), today)
      if (day === null) return whole
      days.push(day)
      return ' '
    })
  const literally = spaced(typed)
  const words = literally.filter((word) => !LABEL.test(word))
  const ways = [
    ...(days.length > 0 ? [[...days, ...spaced(rest).filter((word) => !LABEL.test(word))]] : []),
    ...(words.length < literally.length && words.length > 0 ? [words] : []),
    literally,
  ]
  return ways.filter((way) => way.length > 0)
}

/** How somebody is found, best first: by a whole name, number or birth date, by how their words begin, by what stands within one. */
export const MATCHES = ['exactly', 'begun', 'within'] as const
export type Match = (typeof MATCHES)[number]

const LINE = APART.charCodeAt(0)
const SPACE = ' '.charCodeAt(0)
const SHORTEST = 3
/** Places in {@link MATCHES}, from 1; 0 = not at all. A word is looked for once through the text: at each key that is typed, thousands are. */
function wordIn(text: string, word: string): number {
  let at = text.indexOf(word)
  if (at === -1) return 0
  let best = 3
  for (; at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text.charCodeAt(at - 1)
    if (before === LINE && text.charCodeAt(at + word.length) === LINE) return 1
    if (before === LINE || before === SPACE) {
      // No number or name is so short that it would be found whole further on.
      if (word.length < SHORTEST) return 2
      best = 2
    }
  }
  return best
}

type Looked = (person: FindableText) => number
const bestOf = (a: number, b: number): number => (a === 0 ? b : b === 0 ? a : Math.min(a, b))

/** Looks for one word; a name that somebody joined by a hyphen in one piece as well. */
function wordFinder(word: string): Looked {
  const piece = inOne(word)
  if (!LETTER.test(word)) return ({ numbered }) => wordIn(numbered, piece)
  if (piece === word) return ({ lettered }) => wordIn(lettered, word)
  return ({ lettered }) => bestOf(wordIn(lettered, word), wordIn(lettered, piece))
}

/** Looks for all words of a way: how the worst of them is found, and exactly where they are a whole part. */
function wayFinder(words: readonly string[]): Looked {
  const [first, ...others] = words.map(wordFinder)
  if (!first) return () => 0
  if (others.length === 0) return first
  const whole = APART + words.join(' ') + APART
  const number = APART + inOne(words.join('')) + APART
  return (person) => {
    let worst = first(person)
    for (let i = 0; worst !== 0 && i < others.length; i++) {
      const match = others[i]?.(person) ?? 0
      worst = match === 0 ? 0 : Math.max(worst, match)
    }
    if (worst === 0) return 0
    return person.lettered.includes(whole) || person.numbered.includes(number) ? 1 : Math.max(worst, 2)
  }
}

/**
 * Tells of a person how they are found by what is typed, null = not at all; null itself where nothing is typed. "mar" is Marcus before it is
 * Tamara, and a whole record number its own person's before anything.
 */
export function finderOf(typed: string, today: Day): ((person: FindableText) => Match | null) | null {
  const ways = wordsSought(typed, today).map(wayFinder)
  const [only] = ways
  if (!only) return null
  if (ways.length === 1) return (person) => MATCHES[only(person) - 1] ?? null
  return (person) => MATCHES[ways.reduce((best, way) => bestOf(best, way(person)), 0) - 1] ?? null
}
