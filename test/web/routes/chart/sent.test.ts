import { isDeepStrictEqual } from 'node:util'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { newDraft, typed, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import { chartPage, opened, recording, settle, TODAY, type OneChart } from './at-hand.ts'

let page: Awaited<ReturnType<typeof chartPage>>
beforeAll(async () => (page = await chartPage()))
beforeEach(() => page.drafts.clear())

const call = (text: string): Draft =>
  typed(newDraft('contact', TODAY, { outcome: 'completed', mode: 'phone' }), { minutes: '20', note: text })
const note = (text: string) => (draft: Draft) => typed(draft, { note: text })
const notes = ({ chart }: OneChart) =>
  chart.entries.flatMap(({ fact }) => (fact.kind === 'contact' ? [fact.note ?? ''] : []))
/** No answer came, and reading the chart again does not say more. */
const OFFLINE = { ok: false, trouble: trouble('offline', 'No connection.') } as const

/** A page on which a save was tried and not answered; `stored` = the server has it all the same. */
async function unheard(stored: boolean) {
  const { kept, form } = recording(page, [call('Sleeps better')])
  const at = await opened(page, form)
  const save = () => at.editor.save()
  const saved = save()
  if (stored) at.api.stores()
  at.api.answers(OFFLINE)
  expect(await saved).toBe(false)
  expect([at.editor.state, at.editor.unheard.length]).toEqual(['failed', 1])
  return { ...at, kept, form, save }
}
type Unheard = Awaited<ReturnType<typeof unheard>>
/** The page as it is found by whoever comes back to the chart. */
async function back({ api, form, leave }: Unheard) {
  leave()
  const at = await opened(page, form, api)
  return { ...at, save: () => at.editor.save() }
}
/** What the page does of itself once the chart is read. */
async function found({ hand, kept, api }: Pick<Unheard, 'hand' | 'kept' | 'api'>) {
  const settled = page.settle(hand, kept, 'e1', hand.chart?.episode.version ?? 0)
  api.takes()
  return settled
}

describe('law W5: a save that was stored and never answered', () => {
  it('is found once the chart is read again: what was typed is put away, and it is told', async () => {
    const at = await unheard(true)
    const { hand, editor } = await back(at)
    expect(editor.unheard.length).toBe(1)
    expect(await found({ ...at, hand })).toBeNull()
    expect([at.kept.list, editor.unheard, editor.state, notes(at.api)]).toEqual([[], [], 'idle', ['Sleeps better']])
    expect(hand.saved).toMatchObject({ version: 8, late: true, goesOn: false, takenBack: [] })
    expect(
      at.api.sent.map(({ key, body }) => [key, body]).every((one, _, [first]) => isDeepStrictEqual(one, first)),
    ).toBe(true)
  })
  it('is found before anything else of the form is sent, which is not sent a second time', async () => {
    const at = await unheard(true)
    const { save, hand } = await back(at)
    const saved = save()
    at.api.takes()
    expect(await saved).toBe(true)
    expect([notes(at.api), hand.saved?.late, at.api.sent.length]).toEqual([['Sleeps better'], true, 2])
  })
  it('is answered where it is saved again on a page that has not read the chart since, which then is read', async () => {
    const { api, hand, save } = await unheard(true)
    const saved = save()
    api.takes()
    expect(await saved).toBe(true)
    await settle(page)
    expect([notes(api), api.sent[1]?.key === api.sent[0]?.key]).toEqual([['Sleeps better'], true])
    expect([hand.chart?.episode.version, hand.saved?.late]).toEqual([8, true])
  })
  it('is not taken for the newest where somebody wrote since: the chart is read', async () => {
    const { api, hand, save } = await unheard(true)
    api.adds([{ kind: 'consent', day: TODAY, state: 'written' }])
    const saved = save()
    api.takes()
    await saved
    await settle(page)
    expect([hand.chart?.episode.version, hand.chart?.entries.length]).toEqual([9, 3])
  })
  it('is not stored again in other words: what was typed since goes on as its correction', async () => {
    const { api, kept, hand, save } = await unheard(true)
    kept.list = kept.list.map(note('Sleeps worse'))
    const saved = save()
    api.takes()
    expect(await saved).toBe(false)
    await settle(page)
    await found({ api, hand, kept })
    expect([notes(api), kept.list]).toEqual([['Sleeps better'], []])
    expect(Object.entries(kept.corrections)).toMatchObject([
      ['v8-0', { way: 'replace', draft: { values: { note: 'Sleeps worse' } } }],
    ])
    expect(hand.saved?.goesOn).toBe(true)
  })
  it('is told of where it was left out since, and is not what is typed anew', async () => {
    const { api, kept, hand, save } = await unheard(true)
    kept.list = [call('Another call')]
    const saved = save()
    api.takes()
    expect(await saved).toBe(false)
    await settle(page)
    await found({ api, hand, kept })
    expect(hand.saved?.takenBack.length).toBe(1)
    expect(kept.list.map(({ values }) => values['note'])).toEqual(['Another call'])
    const next = save()
    api.takes()
    expect(await next).toBe(true)
    expect(notes(api)).toEqual(['Sleeps better', 'Another call'])
  })
  it('is found before something new is saved, which is sent then: a press of Save is not lost', async () => {
    const at = await unheard(true)
    const { save, hand } = await back(at)
    at.kept.list = [call('Another call')]
    const saved = save()
    at.api.takes()
    await settle(page)
    at.api.takes()
    expect(await saved).toBe(true)
    expect([notes(at.api), at.kept.list, hand.saved?.version]).toEqual([['Sleeps better', 'Another call'], [], 9])
    // Both are told, with what was left out of the first.
    expect([hand.saved?.lines.length, hand.saved?.takenBack.length]).toEqual([2, 1])
  })
  it('is not forgotten for a refusal of a later try of the same call, nor for an answer that is none', async () => {
    const forgetful = [
      { ok: false, trouble: trouble('too-many', 'Too many requests.', { again: true }) },
      { ok: true, value: {} as never },
    ] as const
    for (const answer of forgetful) {
      page.drafts.clear()
      const { kept, form } = recording(page, [call('Sleeps better')])
      const { api, editor } = await opened(page, form)
      const saved = editor.save()
      api.stores()
      api.answers(answer)
      expect(await saved).toBe(false)
      await settle(page)
      expect([editor.unheard.length, kept.list.length]).toEqual([1, 1])
    }
  })
  it('is found of two that were sent in different words, and the other one is called no failure', async () => {
    const at = await unheard(true)
    at.kept.list = at.kept.list.map(note('Sleeps worse'))
    const second = at.save()
    at.api.answers(OFFLINE)
    await second
    const { editor, hand } = await back(at)
    const settled = page.settle(hand, at.kept, 'e1', 8)
    at.api.takes()
    await settle(page)
    expect(await settled).toBeNull()
    expect([notes(at.api), editor.unheard, editor.state, at.kept.list]).toEqual([['Sleeps better'], [], 'idle', []])
    expect(Object.keys(at.kept.corrections)).toEqual(['v8-0'])
  })
  it('is found while another save waits for its turn, which then is not sent', async () => {
    const at = await unheard(true)
    const { save, hand } = await back(at)
    const finding = page.inTurn(at.kept, () => page.settle(hand, at.kept, 'e1', 8))
    const saved = save()
    at.api.takes()
    await finding
    expect(await saved).toBe(true)
    expect([notes(at.api), at.api.sent.length]).toEqual([['Sleeps better'], 2])
  })
})

describe('law W5: Save that is pressed while it is being found out what became of a save', () => {
  const typedOn = async ({ kept, editor }: Unheard) => {
    editor.enter()
    kept.list = kept.list.map(note('Sleeps worse'))
  }
  /** The chart is read again and what became of the save is asked for; Save is pressed before that is answered. */
  async function pressed({ hand, kept, save }: Unheard) {
    hand.reread()
    await settle(page)
    const finding = page.inTurn(kept, () => page.settle(hand, kept, 'e1', 8))
    return { finding, saved: save() }
  }
  it('sends nothing of what turns out to be stored: what was typed since goes on as a correction', async () => {
    const at = await unheard(true)
    await typedOn(at)
    const { finding, saved } = await pressed(at)
    at.api.takes()
    await finding
    expect(await saved).toBe(true)
    expect([notes(at.api), at.api.sent.length]).toEqual([['Sleeps better'], 2])
    expect([at.kept.list, at.kept.sent, Object.keys(at.kept.corrections)]).toEqual([[], [], ['v8-0']])
    expect(at.hand.saved).toMatchObject({ version: 8, goesOn: true, takenBack: [] })
  })
  it('asks once more itself where that was not found out, and sends nothing else then', async () => {
    const at = await unheard(true)
    await typedOn(at)
    const { finding, saved } = await pressed(at)
    at.api.answers(OFFLINE)
    await finding
    await settle(page)
    at.api.takes()
    expect(await saved).toBe(true)
    expect([notes(at.api), at.api.sent.map(({ key }) => key === at.api.sent[0]?.key)]).toEqual([
      ['Sleeps better'],
      [true, true, true],
    ])
    expect([at.kept.list, Object.keys(at.kept.corrections)]).toEqual([[], ['v8-0']])
  })
  it('sends nothing that was typed after the press: nobody asked for it to be stored', async () => {
    const at = await unheard(false)
    await typedOn(at)
    at.api.adds([{ kind: 'consent', day: TODAY, state: 'written' }])
    const { finding, saved } = await pressed(at)
    at.kept.list = at.kept.list.map(note('Sleeps worse. Half a wor'))
    at.api.takes()
    await finding
    expect(await saved).toBe(false)
    expect([notes(at.api), at.api.sent.length, at.editor.trouble?.detail]).toEqual([
      ...[[], 2],
      'What stands here was changed after you pressed Save, while it was found out what became of an earlier save. Save again.',
    ])
    const again = at.save()
    at.api.takes()
    expect([await again, notes(at.api)]).toEqual([true, ['Sleeps worse. Half a wor']])
  })
  it('sends what else stands in the form, and stores nothing twice', async () => {
    const at = await unheard(true)
    await typedOn(at)
    at.kept.list = [...at.kept.list, typed(newDraft('referral', TODAY), { from: 'Dr Oyelaran' })]
    const { finding, saved } = await pressed(at)
    at.api.takes()
    await finding
    await settle(page)
    at.api.takes()
    expect(await saved).toBe(true)
    const kinds = at.api.sent.map(({ body }) => body.entries.map(({ kind }) => kind))
    expect(kinds).toEqual([['contact'], ['contact'], ['referral']])
    expect([notes(at.api), at.kept.list, Object.keys(at.kept.corrections)]).toEqual([['Sleeps better'], [], ['v8-0']])
  })
})

describe('law W5: a save that was never answered and not stored', () => {
  it('is stored once in other words: what was sent at first is not, even where it comes late', async () => {
    const { api, kept, editor, save } = await unheard(false)
    kept.list = kept.list.map(note('Sleeps worse'))
    const saved = save()
    expect([api.sent[1]?.key === api.sent[0]?.key, api.sent[1]?.body.version]).toEqual([false, 7])
    api.takes()
    expect(await saved).toBe(true)
    api.arrives(0)
    expect([notes(api), editor.unheard, kept.sent]).toEqual([['Sleeps worse'], [], []])
  })
  it('is no part of it any more where it was taken back', async () => {
    const { api, kept, save } = await unheard(false)
    kept.list = [call('Another call')]
    const saved = save()
    api.takes()
    expect(await saved).toBe(true)
    expect([notes(api), kept.sent]).toEqual([['Another call'], []])
  })
  it('is known not to be once somebody else wrote, and is sent anew', async () => {
    const at = await unheard(false)
    at.api.adds([{ kind: 'consent', day: TODAY, state: 'written' }])
    const { editor, hand } = await back(at)
    expect(await found({ ...at, hand })).toBeNull()
    expect([editor.unheard, at.kept.list.length, hand.saved, editor.state]).toEqual([[], 1, null, 'changed'])
  })
  it('stays so after a failure that says nothing of it, and not after a refusal of the same', async () => {
    const { api, editor, save } = await unheard(false)
    for (const [kind, count] of [
      ['forbidden', 1],
      ['too-many', 1],
      ['not-possible', 0],
    ] as const) {
      const saved = save()
      api.answers({ ok: false, trouble: trouble(kind, 'It did not work.') })
      await saved
      await settle(page)
      expect([kind, editor.unheard.length]).toEqual([kind, count])
    }
    expect(new Set(api.sent.map(({ key }) => key)).size).toBe(1)
  })
  it('says so again to whoever leaves the chart and comes back, and that it is on its way while it is', async () => {
    const at = await unheard(false)
    const saved = at.save()
    const { editor } = await back(at)
    expect([editor.saving, await editor.save(), at.api.sent.length]).toEqual([true, false, 2])
    at.api.answers(OFFLINE)
    await saved
    expect([editor.saving, editor.unheard.length, at.kept.isTyped]).toEqual([false, 1, true])
  })
})

it('what was typed on another page while a save ran goes on as its correction', async () => {
  const { kept, form } = recording(page, [call('Sleeps better')])
  const { api, editor, leave } = await opened(page, form)
  const saved = editor.save()
  leave()
  const { hand } = await opened(page, form, api)
  kept.list = kept.list.map(note('Sleeps worse'))
  api.takes()
  await saved
  await settle(page)
  expect([kept.list, Object.keys(kept.corrections), notes(api)]).toEqual([[], ['v8-0'], ['Sleeps better']])
  expect([hand.saved?.goesOn, hand.chart?.episode.version]).toEqual([true, 8])
})

it('nothing of an answer that comes after the session ended is kept for who signs in next', async () => {
  const { form } = recording(page, [call('Sleeps better')])
  const { api, editor } = await opened(page, form)
  const saved = editor.save()
  page.drafts.clear()
  api.takes()
  await saved
  expect([page.drafts.of('e1').told, page.drafts.of('e1').written]).toEqual([null, 0])
})
