import type { Day } from '../day.ts'

/** What has to be filled in to say a problem in words: plain data, and never free text that somebody typed. */
export type Args = Readonly<Record<string, unknown>>
/** The problems of one rule: their codes, and what each needs to be said. */
export type Codes = Readonly<Record<string, Args>>
export type None = Readonly<Record<never, never>>

/** What is wrong and where, as a path such as `replacement.day`. The sentence is made from the code in core/words. */
export type ProblemOf<C extends Codes> = {
  readonly [Code in keyof C & string]: { readonly at: string; readonly code: Code; readonly args: C[Code] }
}[keyof C & string]

/**
 * Something that happened, as far as a refusal names it: by its instrument, or by what it was. `clock` is 'HH:MM' where it is worth
 * saying, as somebody stated it or as it was recorded.
 */
export interface Happened {
  readonly what: string
  readonly instrument: string | null
  readonly day: Day
  readonly clock: string | null
  readonly stated: boolean
}

export const problem = <const Code extends string, const A extends Args>(at: string, code: Code, args: A) => ({
  ...{ at, code, args },
})
/** Problems of something that stands inside another thing, with where it stands. */
export const inside = <P extends { readonly at: string }>(where: string, problems: readonly P[]): P[] =>
  problems.map((one) => ({ ...one, at: one.at === '' ? where : `${where}.${one.at}` }))
