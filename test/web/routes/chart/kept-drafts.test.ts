import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Session from '../../../../web/src/lib/session/kept.ts'
import { newDraft } from '../../../../web/src/lib/forms/draft.ts'
import type * as Drafts from '../../../../web/src/routes/chart/[episodeId]/drafts.svelte.ts'
import { asInBrowser, type Held } from '../../../support/as-in-browser.ts'

type Modules = typeof Drafts & typeof Session
let page: Modules & Held
beforeAll(async () => {
  page = await asInBrowser<Modules>('routes/chart/[episodeId]/drafts.svelte.ts', 'lib/session/kept.ts')
})
beforeEach(() => page.forgetKept())
const contact = newDraft('contact', '2026-11-23')

describe('what is typed about a chart', () => {
  it('is there again when the person comes back to that chart, and at no other', () => {
    page.drafts.of('e1').list = [contact]
    expect(page.drafts.of('e1').list).toEqual([contact])
    expect(page.drafts.of('e2').list).toEqual([])
  })
  it('is seen at once by every part of the page that shows it', () => {
    const seen: number[] = []
    const kept = page.drafts.of('e1')
    const leave = page.within(() => page.watch(() => seen.push(page.drafts.of('e1').list.length)))
    page.flushSync()
    kept.list = [contact]
    page.flushSync()
    kept.list = []
    page.flushSync()
    leave()
    expect(seen).toEqual([0, 1, 0])
  })
  it('is asked about before the person leaves, wherever it was typed; an untouched form is not', () => {
    const { isUnsaved, drafts } = page
    const kept = drafts.of('e1')
    kept.list = [contact]
    kept.corrections = { n1: { draft: contact, way: 'replace', reason: '' } }
    expect(isUnsaved()).toBe(false)
    const typed = { ...contact, values: { ...contact.values, note: 'Called' } }
    const step = { step: 'assess', draft: contact, managed: '', next: contact } as never
    for (const [field, there, back] of [
      ['list', [contact, typed], []],
      ['steps', { assess: { ...(step as object), draft: typed } }, {}],
      ['corrections', { n1: { draft: contact, way: 'strike', reason: 'Twice' } }, {}],
    ] as const) {
      Object.assign(kept, { [field]: there })
      expect(isUnsaved(), field).toBe(true)
      Object.assign(kept, { [field]: back })
      expect(isUnsaved()).toBe(false)
    }
    // What strikes out says something without a word; what was sent may not be stored.
    kept.corrections = { n1: { draft: contact, way: 'strike', reason: '' } }
    expect(isUnsaved()).toBe(true)
    kept.corrections = {}
    kept.sent = [{ state: 'running' } as never]
    expect(isUnsaved()).toBe(true)
    kept.sent = []
    drafts.of('e2').list = [typed]
    expect(isUnsaved()).toBe(true)
    page.forgetKept()
    expect(isUnsaved()).toBe(false)
  })
  it('goes with the session, of every chart and in every form', () => {
    const [first, second] = [page.drafts.of('e1'), page.drafts.of('e2')]
    first.list = [contact]
    second.corrections = { n1: { draft: contact, way: 'replace', reason: 'Wrong day' } }
    page.forgetKept()
    expect([page.drafts.of('e1').list, page.drafts.of('e2').corrections]).toEqual([[], {}])
  })
})
