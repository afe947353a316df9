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

/**
 * What a person is found by, made once for all that is typed: each part with its words apart, and in one piece for those who write them
 * so. The birth date is one word.
 */
export function findableText({ name, mrn, birthDate }: Findable): string {
  const parts = [name, mrn].flatMap((part) => {
    const words = folded(part)
    return words.includes(' ') ? [words, inOne(words)] : [words]
  })
  return APART + [...parts, ...(birthDate === null ? [] : [birthDate])].map((part) => part + APART).join('')
}
const inOne = (words: string): string => words.replaceAll(' ', '')

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

const has = (text: string, word: string): boolean =>
  text.includes(word) || (word.includes(' ') && text.includes(inOne(word)))
const begins = (text: string, word: string): boolean =>
  text.includes(APART + word) || text.includes(` ${word}`) || (word.includes(' ') && text.includes(APART + inOne(word)))

function matchIn(text: string, words: readonly string[]): Match | null {
  if (!words.every((word) => has(text, word))) return null
  if (text.includes(APART + words.join(' ') + APART)) return 'exactly'
  return words.every((word) => begins(text, word)) ? 'begun' : 'within'
}

/** How a person is found by what is sought; null = not at all. "mar" is Marcus before it is Tamara, and a whole record number only its own person's before anything. */
export function matchOf(text: string, sought: readonly (readonly string[])[]): Match | null {
  let best: Match | null = null
  for (const way of sought) {
    const match = matchIn(text, way)
    if (match === 'exactly') return match
    if (match !== null && best !== 'begun') best = match
  }
  return best
}
