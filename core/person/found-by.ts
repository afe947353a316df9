import type { Day } from '../day.ts'
import { phoneFinder } from './phone-finder.ts'
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
  | { readonly by: 'phone' }
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
}

/** What is looked through for a person, made once: each former name and number stands with what of them is of today. */
export const knownText = ({ name, mrn, birthDate }: Findable, { formerNames, numbers, phones }: Known): KnownText => ({
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

/** Tells of a person who is not found as they are called today how they are found by what was before, or by their telephone; null = not. */
export function formerFinder(typed: string, today: Day): (person: KnownText) => FormerFind | null {
  const find = finderOf(typed, today)
  const isPhone = phoneFinder(typed)
  return ({ parts, phones }) => {
    if (isPhone?.(phones)) return { match: 'exactly', found: { by: 'phone' } }
    const finds = parts.flatMap(({ text, found }) => {
      const match = find?.(text) ?? null
      return match ? [{ match, found }] : []
    })
    return finds.reduce<FormerFind | null>(
      (best, one) => (best && MATCHES.indexOf(best.match) <= MATCHES.indexOf(one.match) ? best : one),
      null,
    )
  }
}
