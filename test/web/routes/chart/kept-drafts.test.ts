import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Session from '../../../../web/src/lib/session/kept.ts'
import { newDraft } from '../../../../web/src/routes/chart/[episodeId]/draft/draft.ts'
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
  it('goes with the session, of every chart and in every form', () => {
    const [first, second] = [page.drafts.of('e1'), page.drafts.of('e2')]
    first.list = [contact]
    second.corrections = { n1: { draft: contact, way: 'replace', reason: 'Wrong day' } }
    page.forgetKept()
    expect([page.drafts.of('e1').list, page.drafts.of('e2').corrections]).toEqual([[], {}])
  })
})
