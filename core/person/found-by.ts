import type { Day } from '../day.ts'
import { phoneAmongWords, phoneFinder } from './phone-finder.ts'
import { findableText, finderOf, MATCHES, type Findable, type FindableText, type Match } from './search.ts'

/** Whom somebody is looked for among, with what they were called before and how they are reached. */
export interface Known {
  readonly formerNames: readonly string[]
  readonly numbers: readonly string[]
  readonly phones: readonly string[]
}
/** What finds somebody beside their name, number and birth date of today. */
export type FoundBy =
  | { readonly by: 'name'; readonly text: string }
  | { readonly by: 'number'; readonly text: string }
  | { readonly by: 'phone'; readonly text: string }
export interface FormerFind {
  readonly match: Match
  readonly found: FoundBy
}

interface Part {
  readonly text: FindableText
  readonly found: FoundBy
}
export interface KnownText {
  readonly parts: readonly Part[]
  readonly phones: readonly string[]
  readonly today: FindableText
}

/** What is looked through for a person, made once: each former name and number stands with what of them is of today. */
export const knownText = ({ name, mrn, birthDate }: Findable, { formerNames, numbers, phones }: Known): KnownText => ({
  today: findableText({ name, mrn, birthDate }),
  parts: [
    ...formerNames.map((text) => ({
      text: findableText({ name: text, mrn, birthDate }),
      found: { by: 'name', text } as const,
    })),
    ...numbers.map((text) => ({
      text: findableText({ name, mrn: text, birthDate }),
      found: { by: 'number', text } as const,
    })),
  ],
  phones,
})

/** The best of several, the first of those that are as good. */
const bestOf = (finds: readonly FormerFind[]): FormerFind | null =>
  finds.reduce<FormerFind | null>(
    (best, one) => (best && MATCHES.indexOf(best.match) <= MATCHES.indexOf(one.match) ? best : one),
    null,
  )

type Finding = (person: KnownText) => FormerFind | null

/** By a telephone alone, or by one and words that are of today or of before. */
function byPhone(typed: string, today: Day): Finding {
  const alone = phoneFinder(typed)
  const among = phoneAmongWords(typed)
  const [beside, find] = among ? [phoneFinder(among.phone), finderOf(among.words, today)] : [null, null]
  const hasWords: (person: KnownText) => boolean = (person) =>
    [person.today, ...person.parts.map(({ text }) => text)].some((text) => find?.(text))
  return (person) => {
    const found = alone?.(person.phones) ?? (beside && hasWords(person) ? beside(person.phones) : null)
    return found && { match: found.match, found: { by: 'phone', text: found.text } }
  }
}

/** Tells of a person who is not found as they are called today how they are found by what was before, or by their telephone; null = not. */
export function formerFinder(typed: string, today: Day): Finding {
  const find = finderOf(typed, today)
  const findByPhone = byPhone(typed, today)
  return (person) => {
    const before = person.parts.flatMap(({ text, found }): FormerFind[] => {
      const match = find?.(text) ?? null
      return match ? [{ match, found }] : []
    })
    return bestOf([findByPhone(person), ...before].filter((one) => one !== null))
  }
}
