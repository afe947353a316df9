import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { formLanguage, wordingOf } from '../../../../core/words/languages.ts'
import { newDraft } from '../../../../web/src/lib/forms/draft.ts'
import FactForm from '../../../../web/src/lib/forms/FactForm.svelte'
import { answering } from '../../../../web/src/routes/chart/[episodeId]/forms/instrument-form.ts'
import Questions from '../../../../web/src/routes/chart/[episodeId]/forms/Questions.svelte'
import { makeDraft } from '../../../../web/src/routes/chart/[episodeId]/record.ts'

const today = '2026-11-23'
/** What is written between the tags of a page. */
const texts = (html: string): readonly string[] =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '')

describe('in the language that is asked for', () => {
  it('a form is drawn, with no word of it in another', async () => {
    const { forms: labels } = await formLanguage('qps')
    const draft = newDraft('appointment', today, { event: 'offered' })
    const said = texts(render(FactForm, { props: { draft, today, problems: [], labels } }).body)
    expect(said).toContain('[What happened]')
    expect(said.filter((text) => !text.startsWith('['))).toEqual([])
  })
  it('the questions of an instrument are asked', async () => {
    const form = answering(makeDraft('phq-9', today, { reached: 'treated' }), 'answers')
    const words = await wordingOf('phq-9', 'qps')
    const said = texts(
      render(Questions, {
        props: { form, words, today: '2026-11-23', before: null, onAnswers: () => undefined, onPast: () => undefined },
      }).body,
    )
    expect(said).toEqual(expect.arrayContaining([words.stem, ...words.items]))
  })
})
