import type { InstrumentId } from '../instruments/index.ts'
import type { Wording } from '../instruments/wording.ts'
import { english } from './en/language.ts'
import type { Language } from './language.ts'

/**
 * Every language of forms, by its tag as pages say it in `lang`. A new one is a folder beside en/ and a line here. English is what pages
 * speak; any other is loaded when somebody asks for it.
 */
export const FORM_LANGUAGES = {
  en: () => Promise.resolve(english),
} satisfies Readonly<Record<string, () => Promise<Language>>>

export type LanguageTag = keyof typeof FORM_LANGUAGES
export const FORM_LANGUAGE_TAGS = Object.keys(FORM_LANGUAGES) as readonly LanguageTag[]

export const formLanguage = (tag: LanguageTag): Promise<Language> => FORM_LANGUAGES[tag]()

/** The words of an instrument's form. */
export const wordingOf = async (id: InstrumentId, tag: LanguageTag = 'en'): Promise<Wording> =>
  (await (await formLanguage(tag)).wordings[id]()).wording
