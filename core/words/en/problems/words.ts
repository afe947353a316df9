import type { Codes } from '../../../chart/problem.ts'

/** "Low, Moderate or High". */
export const anyOf = (words: readonly (string | number)[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`

/** A sentence for every code of a rule; one without words does not compile. */
export type Words<C extends Codes> = { readonly [Code in keyof C]: (args: C[Code]) => string }
