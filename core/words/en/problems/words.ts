import type { Codes } from '../../../chart/problem.ts'

/** A sentence for every code of a rule; one without words does not compile. */
export type Words<C extends Codes> = { readonly [Code in keyof C]: (args: C[Code]) => string }
