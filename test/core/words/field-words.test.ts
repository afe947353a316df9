import { describe, expect, it } from 'vitest'
import { KIND_NAMES } from '../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../core/chart/kinds/read.ts'
import { FORM_WORDS } from '../../../core/words/en/fields.ts'
import { fieldAsked, kindName } from '../../../core/words/field-words.ts'

describe('the words of forms', () => {
  it.each(KIND_NAMES)('of a %s name it, its fields and every word of a choice', (kind) => {
    expect(kindName(FORM_WORDS, kind, {})).toMatch(/^[A-Z]/)
    for (const [name, field] of rowsOf(kind)) {
      const asked = fieldAsked(FORM_WORDS, kind, name, {})
      expect(asked.label).toMatch(/^[A-Z]/)
      for (const word of 'words' in field ? field.words : []) expect(asked.wordOf(word)).toMatch(/^[A-Z]/)
    }
  })
  it('follow from what is said: a therapy is not asked for as a drug', () => {
    const label = (name: string, modality: string) => fieldAsked(FORM_WORDS, 'treatment', name, { modality }).label
    expect([label('name', 'medication'), label('name', 'psychotherapy')]).toEqual(['Drug', 'Therapy'])
    expect([label('dose', 'medication'), label('dose', 'psychotherapy')]).toEqual(['Dose', 'How often'])
    const hint = (modality: string) => fieldAsked(FORM_WORDS, 'treatment', 'underPlan', { modality }).hint
    expect([hint('medication'), hint('psychotherapy')].map((words) => words.includes('drug'))).toEqual([true, false])
    expect(kindName(FORM_WORDS, 'safety-outcome', { outcome: 'managed' })).toBe('Managed')
    expect(fieldAsked(FORM_WORDS, 'safety-outcome', 'why', { outcome: 'not-reached' }).label).toBe(
      'Why no welfare check',
    )
  })
  it('say what is written where a plan or a member is meant: an id, and not a name', () => {
    for (const [kind, field] of [
      ['coverage', 'plan'],
      ['assignment', 'careManager'],
    ] as const)
      expect(fieldAsked(FORM_WORDS, kind, field, {}).hint).toMatch(/^the id .*not .* name; empty for/)
  })
  it('that a language lacks are the codes, written plainly', () => {
    const unfinished = { day: 'Tag', consent: FORM_WORDS.consent }
    expect(kindName(unfinished, 'case-review', {})).toBe('Case review')
    expect(fieldAsked(unfinished, 'consent', 'day', {}).label).toBe('Tag')
    const asked = fieldAsked(unfinished, 'case-review', 'measureBy', {})
    expect([asked.label, asked.hint, asked.wordOf('change-advised'), asked.wordOf('yes')]).toEqual([
      ...['Measure by', '', 'Change advised', 'Yes'],
    ])
  })
  it('of a word that only a newer server knows are that word, written plainly', () => {
    expect(fieldAsked(FORM_WORDS, 'consent', 'state', {}).wordOf('by-proxy')).toBe('By proxy')
    expect(fieldAsked(FORM_WORDS, 'safety-outcome', 'why', { outcome: 'gone' }).label).toBe('Why')
    expect(kindName(FORM_WORDS, 'hologram', {})).toBe('Hologram')
  })
})
