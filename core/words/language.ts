import type { InstrumentId } from '../instruments/index.ts'
import type { Wording } from '../instruments/wording.ts'
import type { FormWords } from './field-words.ts'

/** The words of every instrument's form. Words of another instrument than that of the line do not compile, nor does a line that is missing. */
export type Wordings = { readonly [Id in InstrumentId]: () => Promise<{ readonly wording: Wording<Id> }> }

/**
 * What forms say in one language: the questions of every instrument, and the names of every kind, field and word of a choice. It has the
 * shape of English: a language that lacks a word does not compile.
 */
export interface Language {
  readonly forms: FormWords
  readonly wordings: Wordings
}
