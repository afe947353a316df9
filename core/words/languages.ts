import type { InstrumentId } from '../instruments/index.ts'
import type { Wording } from '../instruments/wording.ts'
import { english } from './en/language.ts'
import type { Language } from './language.ts'

/**
 * Every language of forms, by its tag as pages say it in `lang`. A new one is a folder beside en/ and a line here. English is what pages
 * speak; any other is loaded when somebody asks for it.
 */
export const LANGUAGES = {
  en: () => Promise.resolve(english),
} satisfies Readonly<Record<string, () => Promise<Language>>>

export type LanguageTag = keyof typeof LANGUAGES
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as readonly LanguageTag[]

export const languageOf = (tag: LanguageTag): Promise<Language> => LANGUAGES[tag]()

/** The words of an instrument's form. */
export const wordingOf = async (id: InstrumentId, tag: LanguageTag = 'en'): Promise<Wording> =>
  (await (await languageOf(tag)).wordings[id]()).wording
