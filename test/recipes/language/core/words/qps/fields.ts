import { FORM_WORDS as ENGLISH } from '../en/fields.ts'
import type { FormWords } from '../field-words.ts'
import { bracketed } from './bracketed.ts'

/** One kind written out, as all are in a language that people speak. */
const consent: FormWords['consent'] = {
  name: '[Consent]',
  fields: {
    state: {
      label: '[What the person said]',
      words: { verbal: '[Yes]', written: '[In writing]', declined: '[No]', withdrawn: '[No longer]' },
    },
  },
}

export const FORM_WORDS: FormWords = { ...bracketed(ENGLISH), consent }
