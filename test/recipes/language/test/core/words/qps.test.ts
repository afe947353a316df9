import { describe, expect, it } from 'vitest'
import { FORM_WORDS } from '../../../core/words/en/fields.ts'
import { WORDINGS } from '../../../core/words/en/wordings.ts'
import { fieldAsked, type FormWords } from '../../../core/words/field-words.ts'
import type { Wordings } from '../../../core/words/language.ts'
import { formLanguage, wordingOf } from '../../../core/words/languages.ts'

describe('a language', () => {
  it('asks the questions of an instrument and names its answers', async () => {
    const [english, other] = [await wordingOf('phq-9'), await wordingOf('phq-9', 'qps')]
    expect(other.items).toEqual(english.items.map((words) => `[${words}]`))
    expect(other.options[0]).toBe('[Not at all]')
  })
  it('names fields also where a name follows from what is said', async () => {
    const { forms } = await formLanguage('qps')
    expect(fieldAsked(forms, 'treatment', 'name', { modality: 'psychotherapy' }).label).toBe('[Therapy]')
    expect(fieldAsked(forms, 'consent', 'state', {}).wordOf('declined')).toBe('[No]')
  })
  it('that lacks a kind, a field, a word of a choice or an instrument does not compile', () => {
    const { contact: _kind, ...others } = FORM_WORDS
    // @ts-expect-error a kind without words
    const kind: FormWords = others
    // @ts-expect-error a field without its name
    const field: FormWords = { ...FORM_WORDS, consent: { name: '[Consent]', fields: {} } }
    const words = { verbal: '[Yes]', declined: '[No]' }
    // @ts-expect-error a word of a choice without its name
    const word: FormWords['consent'] = { name: '[Consent]', fields: { state: { label: '[Said]', words } } }
    const { epds: _form, ...forms } = WORDINGS
    // @ts-expect-error an instrument without its questions
    const wordings: Wordings = forms
    expect([kind, field, word, wordings]).not.toContain(undefined)
  })
})
