import type { Language } from '../language.ts'
import { FORM_WORDS } from './fields.ts'
import { WORDINGS } from './wordings.ts'

export const english: Language = { forms: FORM_WORDS, wordings: WORDINGS }
