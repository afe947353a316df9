import { expect, it } from 'vitest'
import { typed } from '../../../../web/src/lib/forms/draft.ts'
import { firstTab, makeDraft } from '../../../../web/src/routes/chart/[episodeId]/record.ts'

const TODAY = '2026-11-23'
const made = (what: Parameters<typeof makeDraft>[0]) => makeDraft(what, TODAY, { reached: 'treated' })

it('a chart opens with the form in which something is typed, in a round of calls with the contact, else with the first questions', () => {
  expect([firstTab([], false), firstTab([], true)]).toEqual(['phq-9', 'contact'])
  const contact = typed(made('contact'), { note: 'Called back' })
  expect([firstTab([contact], false), firstTab([made('gad-7'), contact], true)]).toEqual(['contact', 'gad-7'])
  expect(firstTab([typed(made('consent'), { state: 'verbal' })], false)).toBe('more')
})
