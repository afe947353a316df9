import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { newDraft, typed, type Draft } from '../../../../web/src/routes/chart/[episodeId]/draft/draft.ts'
import { chartPage, opened, settle, TODAY, type OneChart } from './at-hand.ts'

let page: Awaited<ReturnType<typeof chartPage>>
beforeAll(async () => (page = await chartPage()))
beforeEach(() => page.drafts.clear())

const call = (text: string): Draft =>
  typed(newDraft('contact', TODAY, { outcome: 'completed', mode: 'phone' }), { minutes: '20', note: text })

describe('a save that was stored and never answered', () => {
  const note = (text: string) => (draft: Draft) => typed(draft, { note: text })
  /** A page on which such a save was tried. */
  async function unheard() {
    const kept = new page.ChartDrafts()
    kept.list = [call('Sleeps better')]
    const { api, editor, hand, leave } = await opened(page, { drafts: () => kept.list })
    const save = () => editor.save(() => undefined)
    const saved = save()
    api.takesUnheard()
    expect(await saved).toBe(false)
    expect([editor.state, editor.maybeSaved]).toEqual(['failed', true])
    return { api, editor, hand, leave, kept, save }
  }
  /** The form as it is found by whoever comes back to the chart. */
  async function back({ api, leave }: Awaited<ReturnType<typeof unheard>>, list: readonly Draft[]) {
    leave()
    const sent: (readonly Draft[])[] = []
    const { editor, hand } = await opened(page, { drafts: () => list }, api)
    const save = () => editor.save((_, __, drafts) => void sent.push(drafts))
    return { editor, hand, sent, save }
  }
  const contacts = (api: OneChart) => api.chart.entries.filter(({ fact }) => fact.kind === 'contact').length

  it('is sent again as it was by whoever left the chart and came back', async () => {
    const at = await unheard()
    const { save, hand, editor } = await back(at, at.kept.list)
    const saved = save()
    at.api.takes()
    expect(await saved).toBe(true)
    await settle(page)
    expect([contacts(at.api), hand.chart?.entries.length, hand.saved?.version, editor.maybeSaved]).toEqual([
      1,
      2,
      8,
      false,
    ])
    expect(at.api.sent[1]).toEqual(at.api.sent[0])
  })
  it('is sent again as it was once the chart was read again, though the chart has it', async () => {
    const { api, hand, save } = await unheard()
    hand.reread()
    await settle(page)
    expect(hand.chart?.episode.version).toBe(8)
    const saved = save()
    api.takes()
    expect(await saved).toBe(true)
    expect([contacts(api), api.sent[1]]).toEqual([1, api.sent[0]])
  })
  it('is sent again as it was before what was typed since, which is told apart from it', async () => {
    const at = await unheard()
    const typedOn = at.kept.list.map(note('Sleeps better. Called again'))
    const { save, sent } = await back(at, typedOn)
    const saved = save()
    at.api.takes()
    expect(await saved).toBe(true)
    expect([contacts(at.api), at.api.sent[1]]).toEqual([1, at.api.sent[0]])
    expect(sent).toEqual([at.kept.list])
    const next = save()
    at.api.takes()
    expect(await next).toBe(true)
    expect(at.api.sent[2]?.body.entries).toMatchObject([{ note: 'Sleeps better. Called again' }])
  })
  it('is left alone where what was typed was put away, and is no part of what is typed anew', async () => {
    const at = await unheard()
    const { save } = await back(at, [call('Another call')])
    const saved = save()
    at.api.takes()
    expect(await saved).toBe(true)
    expect(at.api.sent[1]?.key).not.toBe(at.api.sent[0]?.key)
  })
  it('stays so after a failure that says nothing of it, and not after a refusal of the same', async () => {
    const { api, kept, editor, save } = await unheard()
    kept.list = kept.list.map(note('Changed'))
    for (const [kind, maybe] of [
      ['forbidden', true],
      ['too-many', true],
      ['version-conflict', false],
    ] as const) {
      const saved = save()
      api.answers({ ok: false, trouble: trouble(kind, 'It did not work.') })
      await saved
      expect([kind, editor.maybeSaved]).toEqual([kind, maybe])
    }
    expect(new Set(api.sent.map(({ key }) => key)).size).toBe(1)
    void save()
    expect([new Set(api.sent.map(({ key }) => key)).size, api.sent.at(-1)?.body.entries]).toMatchObject([
      2,
      [{ note: 'Changed' }],
    ])
  })
})
