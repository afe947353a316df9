import type { Language } from '../language.ts'
import { FORM_WORDS } from './fields.ts'
import { WORDINGS } from './wordings.ts'

/** A language made up for trying: English in brackets, so that a word on a page that is not read from the language shows. */
export const language: Language = { forms: FORM_WORDS, wordings: WORDINGS }
