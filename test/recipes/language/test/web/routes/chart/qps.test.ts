import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import { languageOf } from '../../../../core/words/languages.ts'
import { newDraft } from '../../../../web/src/routes/chart/[episodeId]/draft/draft.ts'
import FactForm from '../../../../web/src/routes/chart/[episodeId]/forms/FactForm.svelte'

it('a form is drawn in the language that is asked for, and no word of it in another', async () => {
  const { forms: labels } = await languageOf('qps')
  const today = '2026-11-23'
  const draft = newDraft('appointment', today, { event: 'offered' })
  const { body } = render(FactForm, { props: { draft, today, problems: [], labels } })
  const said = body
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .split('\n')
  const texts = said.map((text) => text.trim()).filter((text) => text !== '')
  expect(texts).toContain('[What happened]')
  expect(texts.filter((text) => !text.startsWith('['))).toEqual([])
})
