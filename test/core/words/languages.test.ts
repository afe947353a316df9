import { describe, expect, it } from 'vitest'
import { KIND_NAMES } from '../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../core/chart/kinds/read.ts'
import { fieldAsked, kindName } from '../../../core/words/field-words.ts'
import { FORM_LANGUAGE_TAGS, formLanguage, wordingOf } from '../../../core/words/languages.ts'

describe.each(FORM_LANGUAGE_TAGS)('the language %s', (tag) => {
  it('is named as pages name a language', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
  })
  it('names every kind, every field and every word of a choice', async () => {
    const { forms } = await formLanguage(tag)
    for (const kind of KIND_NAMES) {
      expect(kindName(forms, kind, {})).toMatch(/\S/)
      for (const [name, field] of rowsOf(kind)) {
        const asked = fieldAsked(forms, kind, name, {})
        const words = 'words' in field ? field.words.map((word) => asked.wordOf(word)) : []
        for (const text of [asked.label, ...words]) expect(text).toMatch(/\S/)
      }
    }
  })
})

it('a form speaks English where no other language is asked for', async () => {
  expect(await wordingOf('phq-9')).toBe(await wordingOf('phq-9', 'en'))
})
