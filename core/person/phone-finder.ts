import { isPhone, isPhoneLike, isSamePhone, phoneDigits } from '../phone.ts'
import type { Match } from './search.ts'

/** People say the last four digits of their number to be known by. */
const LAST = 4
/** Area and exchange, typed on the way to the rest: fewer digits begin the number of a whole town. */
const FIRST = 6

/** Which of somebody's telephones is found, and how well. */
export interface PhoneFind {
  readonly match: Match
  readonly text: string
}
type Matching = (digits: string) => Match | null

/** How a number is found by the digits that are typed: whole, with the area code or without; by its end; on the way to all of it. */
function matching(typed: string): Matching | null {
  const sought = phoneDigits(typed)
  const begins = (digits: string) => (sought.length >= FIRST && digits.startsWith(sought) ? 'within' : null)
  if (isPhone(typed)) return (digits) => (isSamePhone(digits, sought) ? 'exactly' : begins(digits))
  if (!isPhoneLike(typed) || sought.length < LAST) return null
  return (digits) => (digits.endsWith(sought) ? 'begun' : begins(digits))
}

/**
 * Finds the one of somebody's telephones that is typed, in whatever way either is written. null itself where what is typed is no telephone
 * number, nor the last four digits or more of one.
 */
export function phoneFinder(typed: string): ((phones: readonly string[]) => PhoneFind | null) | null {
  const match = matching(typed)
  if (!match) return null
  return (phones) => {
    const finds = phones.filter(isPhone).flatMap((text): PhoneFind[] => {
      const found = match(phoneDigits(text))
      return found ? [{ match: found, text }] : []
    })
    return finds[0] ?? null
  }
}

/** A number that stands among words: "Ana 555-0142". */
const AMONG_WORDS = /[+(]?\d[\d\s()./\p{Pd}]{5,}\d/u

/** The telephone number among other words, and those words; null where there is none, or nothing else. */
export function phoneAmongWords(typed: string): { readonly phone: string; readonly words: string } | null {
  const phone = AMONG_WORDS.exec(typed)?.[0]
  if (phone === undefined || !isPhone(phone)) return null
  const words = typed.replace(phone, ' ').trim()
  return words === '' ? null : { phone, words }
}
