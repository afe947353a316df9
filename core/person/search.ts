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
    return words.includes(' ') ? [words, words.replaceAll(' ', '')] : [words]
  })
  return [...parts, ...(birthDate === null ? [] : [birthDate])].map((part) => APART + part).join('')
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(${MONTHS.join('|')})[a-z]*`
/** Dates as they are written in the clinics' country: month first with strokes, or with the month by its name. */
const WRITTEN: readonly (readonly [pattern: RegExp, parts: (found: readonly string[]) => readonly string[]])[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/gu, ([y = '', m = '', d = '']) => [y, m, d]],
  [/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/gu, ([m = '', d = '', y = '']) => [y, m, d]],
  [
    new RegExp(String.raw`\b(\d{1,2})\s+${MONTH}\.?,?\s+(\d{4}|\d{2})\b`, 'giu'),
    ([d = '', m = '', y = '']) => [y, m, d],
  ],
  [
    new RegExp(String.raw`\b${MONTH}\.?\s+(\d{1,2}),?\s+(\d{4}|\d{2})\b`, 'giu'),
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

/** Words that a person must have, every one of them: days as 'YYYY-MM-DD', all else folded. Empty where nothing is typed. */
export function wordsSought(typed: string, today: Day): readonly string[] {
  const days: Day[] = []
  let rest = typed
  for (const [pattern, parts] of WRITTEN)
    rest = rest.replace(pattern, (whole, ...found: unknown[]) => {
      const day = dayWritten(parts(found.filter((one) => typeof one === 'string')), today)
      if (day === null) return whole
      days.push(day)
      return ' '
    })
  const words = folded(rest)
  return [...days, ...(words === '' ? [] : words.split(' '))]
}

/** Whether each word begins one of theirs: "mar" is Marcus before it is Tamara. */
export const isBegun = (text: string, sought: readonly string[]): boolean =>
  sought.every((word) => text.includes(APART + word) || text.includes(` ${word}`))

export const isFound = (text: string, sought: readonly string[]): boolean => sought.every((word) => text.includes(word))
