import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { trouble, type TroubleKind } from '../../../../web/src/lib/api/trouble.ts'
import { draftOf, newDraft, typed, type CorrectionDraft, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import { newStep } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import { chartPage, NOW, opened, recording, settle, TODAY } from './at-hand.ts'

let page: Awaited<ReturnType<typeof chartPage>>
beforeAll(async () => (page = await chartPage()))
beforeEach(() => page.drafts.clear())

const referred = (values: Draft['values'] = {}): Draft => typed(newDraft('referral', TODAY), values)
const call = (values: Draft['values'] = {}): Draft =>
  typed(newDraft('contact', TODAY, { outcome: 'completed', mode: 'phone' }), { minutes: '20', ...values })
const refusedAs = (kind: TroubleKind) => ({ ok: false, trouble: trouble(kind, 'It did not work.') }) as const
/** A page with a form in which these drafts stand. */
async function form(...drafts: readonly Draft[]) {
  const { kept, form } = recording(page, drafts)
  const { api, hand, editor } = await opened(page, form)
  return { api, hand, editor, kept, save: () => editor.save() }
}

describe('the chart at hand', () => {
  it('is what was read, on the day that it is at the clinic now', async () => {
    const { hand } = await form()
    expect([hand.chart?.episode.version, hand.chart?.entries.length, hand.today]).toEqual([7, 1, TODAY])
  })
  it('holds what was saved in its place, and is not read again for it', async () => {
    const { api, hand, editor, save } = await form(call({ note: 'Sleeps better' }))
    const saved = save()
    api.takes()
    expect(await saved).toBe(true)
    expect([hand.chart?.episode.version, hand.chart?.entries.length, api.reads]).toEqual([8, 2, 1])
    expect(hand.saved?.version).toBe(8)
    expect(hand.saved?.lines.join()).toContain('Sleeps better')
    // It is no news to who saved it.
    expect(editor.own).toEqual([hand.chart?.entries.at(-1)?.id])
  })
})

describe('an editor', () => {
  it('tells nobody what is missing before saving is tried, and then at its field', async () => {
    const { api, editor, save } = await form(call(), call({ minutes: 'many' }))
    expect([editor.problemsOf(1), editor.wrong]).toEqual([[], undefined])
    expect(await save()).toBe(false)
    expect(editor.problemsOf(0)).toEqual([])
    expect(editor.problemsOf(1).map(({ at }) => at)).toEqual(['minutes'])
    expect(editor.wrong?.values['minutes']).toBe('many')
    expect([api.sent, editor.state]).toEqual([[], 'idle'])
  })
  it('sends nothing that the chart at hand refuses, and says so at the field of its draft', async () => {
    const { api, editor, save } = await form(call(), call({ nextDue: '2020-01-01' }))
    expect(await save()).toBe(false)
    expect([editor.state, editor.trouble?.kind, api.sent]).toEqual(['failed', 'not-possible', []])
    expect([editor.problemsOf(0), editor.problemsOf(1).map(({ at }) => at)]).toEqual([[], ['nextDue']])
  })
  it('says no more of what was refused once it is mended, and says anew what is refused of what stands there now', async () => {
    const { editor, kept, save } = await form(call({ nextDue: '2020-01-01' }))
    await save()
    const [draft] = kept.list
    const refused = (nextDue: string) => {
      kept.list = [typed(draft!, { nextDue })]
      return [editor.state, editor.problemsOf(0).map(({ at }) => at)]
    }
    expect(refused('2020-01-01')).toEqual(['failed', ['nextDue']])
    expect(refused('2020-02-02')).toEqual(['failed', ['nextDue']])
    expect(refused('')).toEqual(['idle', []])
  })
  it('does not call a correction saved in which nothing is typed: it says what is missing', async () => {
    recording(page, [])
    const correction = {
      draft: draftOf({ kind: 'referral', day: '2026-10-20' } as ClinicalFact),
      way: 'replace',
    } as const
    const lacks = () => [{ at: '', problem: 'Nothing is changed' }]
    const typedNow = () => ({ form: 'correction', of: 'referred', correction: { ...correction, reason: '' } }) as const
    const { api, editor } = await opened(page, { typed: typedNow, lacks })
    expect([await editor.save(), editor.lacking, api.sent]).toEqual([false, lacks(), []])
  })
  it('sends nothing where nothing is typed', async () => {
    const { api, save } = await form()
    expect([await save(), api.sent]).toEqual([false, []])
  })
  it('sends all that is typed in one request, on the version at hand, and nothing more while that runs', async () => {
    const { api, editor, kept, save } = await form(call(), referred({ from: 'Dr Oyelaran' }))
    const saved = save()
    expect(editor.saving).toBe(true)
    expect(await save()).toBe(false)
    expect(api.sent.map(({ body }) => [body.version, body.entries.map(({ kind }) => kind)])).toEqual([
      [7, ['contact', 'referral']],
    ])
    api.takes()
    await saved
    expect([editor.saving, editor.state, editor.trouble, kept.list]).toEqual([false, 'idle', null, []])
  })
  it('puts away what was typed as it was sent, and leaves a form that was opened since', async () => {
    const { api, hand, kept, save } = await form(call({ note: 'Sleeps better' }))
    const saved = save()
    kept.list = [...kept.list, newDraft('close', TODAY)]
    api.takes()
    await saved
    expect([kept.list.map(({ kind }) => kind), kept.corrections, hand.saved?.goesOn]).toEqual([['close'], {}, false])
    expect(hand.chart?.entries.at(-1)?.fact).toMatchObject({ kind: 'contact', minutes: 20, note: 'Sleeps better' })
  })
  it('law W5: goes on with what is typed while it saves as a correction of the entry that it wrote, never as a second one', async () => {
    const { api, hand, kept, save } = await form(call({ note: 'Sleeps better' }), referred({ from: 'Dr Oyelaran' }))
    const saved = save()
    kept.list = [typed(kept.list[0]!, { note: 'Sleeps better. Called again' }), kept.list[1]!]
    api.takes()
    await saved
    const [written] = hand.chart?.entries.slice(-2) ?? []
    expect([kept.list, Object.keys(kept.corrections)]).toEqual([[], [written?.id]])
    expect(kept.corrections[written?.id ?? '']?.draft).toMatchObject({
      ...{ recorded: { kind: 'contact', note: 'Sleeps better' }, values: { note: 'Sleeps better. Called again' } },
    })
    expect(hand.saved?.goesOn).toBe(true)
  })
  it('says that a save is running, so that nothing that is being saved is closed', async () => {
    const { api, kept, save } = await form(call())
    const saved = save()
    expect(kept.isSaving).toBe(true)
    api.answers(refusedAs('offline'))
    await saved
    expect(kept.isSaving).toBe(false)
  })
  it('sends nothing while another form of the chart saves, and says so: it would send what is changed meanwhile', async () => {
    const { api, hand, kept, save } = await form(call())
    const plan = newStep('safety-plan', { today: TODAY, me: 'Kerensa Aldous', waiting: [] })
    const step = { ...plan, draft: typed(plan.draft, { action: 'Calls her sister' }) }
    kept.steps = { 'safety-plan': step }
    const other = new page.Editor(hand, { typed: () => ({ form: 'step', step: kept.steps['safety-plan'] ?? step }) })
    const first = save()
    expect(await other.save()).toBe(false)
    expect([api.sent.length, other.state, other.trouble?.detail]).toEqual([
      1,
      'failed',
      'Another save of this chart is on its way. Save this once it is done.',
    ])
    api.takes()
    expect(await first).toBe(true)
    const second = other.save()
    api.takes()
    expect([await second, other.trouble]).toEqual([true, null])
    expect([api.sent.map(({ body }) => body.version), kept.steps]).toEqual([[7, 8], {}])
  })
  it('law W5: takes nothing from under the hands of who types on, until they leave the form', async () => {
    const { api, hand, editor, kept, save } = await form(call({ note: 'Sleeps better' }))
    const saved = save()
    editor.enter()
    kept.list = [typed(kept.list[0]!, { note: 'Sleeps better. Call' })]
    api.takes()
    expect(await saved).toBe(true)
    expect([hand.saved?.version, hand.chart?.entries.length, editor.typedOn]).toEqual([8, 2, 'goes-on'])
    kept.list = [typed(kept.list[0]!, { note: 'Sleeps better. Called again' })]
    editor.leave()
    expect([kept.list, editor.typedOn, hand.saved?.goesOn]).toEqual([[], null, true])
    expect(Object.values(kept.corrections)[0]?.draft.values['note']).toBe('Sleeps better. Called again')
  })
  it('law W5: puts it away for who went on to another form of the chart', async () => {
    const { api, hand, editor, kept, save } = await form(call({ note: 'Sleeps better' }))
    const plan = newStep('safety-plan', { today: TODAY, me: 'Kerensa Aldous', waiting: [] })
    const other = new page.Editor(hand, { typed: () => ({ form: 'step', step: plan }) })
    const saved = save()
    editor.enter()
    kept.list = [typed(kept.list[0]!, { note: 'Sleeps worse' })]
    api.takes()
    await saved
    other.enter()
    editor.leave()
    expect([kept.list, Object.keys(kept.corrections), editor.typedOn]).toEqual([[], ['v8-0'], null])
  })
  it('law W5: saves nothing a second time for who types on and saves again', async () => {
    const { api, hand, editor, kept, save } = await form(call({ note: 'Sleeps better' }))
    const saved = save()
    editor.enter()
    kept.list = [typed(kept.list[0]!, { note: 'Sleeps worse' })]
    api.takes()
    await saved
    expect(await save()).toBe(true)
    expect([api.sent.length, kept.list, Object.keys(kept.corrections)]).toEqual([1, [], ['v8-0']])
    expect(hand.saved?.goesOn).toBe(true)
  })
  it('law W5: puts away what is stored and sends what else stands in the form, at one press of Save', async () => {
    const { api, hand, editor, kept, save } = await form(call({ note: 'Sleeps better' }))
    const saved = save()
    editor.enter()
    kept.list = [typed(kept.list[0]!, { note: 'Sleeps worse' }), referred({ from: 'Dr Oyelaran' })]
    api.takes()
    await saved
    const second = save()
    api.takes()
    expect(await second).toBe(true)
    expect(api.sent.map(({ body }) => body.entries.map(({ kind }) => kind))).toEqual([['contact'], ['referral']])
    expect([kept.list, Object.keys(kept.corrections), hand.saved?.version]).toEqual([[], ['v8-0'], 9])
  })
  it('says of what was emptied meanwhile that it stands in the chart, and of another form nothing', async () => {
    const { api, hand, editor, kept, save } = await form(call({ note: 'Sleeps better' }))
    const saved = save()
    editor.enter()
    kept.list = [{ ...kept.list[0]!, values: kept.list[0]!.start }]
    api.takes()
    await saved
    expect([editor.typedOn, editor.state]).toEqual(['left-out', 'idle'])
    const plan = newStep('safety-plan', { today: TODAY, me: 'Kerensa Aldous', waiting: [] })
    const step = { ...plan, draft: typed(plan.draft, { action: 'Calls her sister' }) }
    kept.steps = { 'safety-plan': step }
    const other = new page.Editor(hand, { typed: () => ({ form: 'step', step }) })
    expect(other.typedOn).toBeNull()
    const second = other.save()
    api.takes()
    expect([await second, api.sent.length, kept.list, Object.keys(kept.corrections)]).toEqual([true, 2, [], ['v8-0']])
  })
  it('says of a form that strikes out that what is typed there since can be stored nowhere', async () => {
    const { kept } = recording(page, [])
    const draft = draftOf({ kind: 'referral', day: '2026-10-20' } as ClinicalFact)
    const correction = { draft, way: 'strike', reason: 'Of somebody else' } as const
    kept.corrections = { referred: correction }
    const typedNow = (): CorrectionDraft => kept.corrections['referred'] ?? correction
    const { api, hand, editor } = await opened(page, {
      typed: () => ({ form: 'correction', of: 'referred', correction: typedNow() }),
    })
    const saved = editor.save()
    editor.enter()
    kept.corrections = { referred: { ...correction, way: 'replace', draft: typed(draft, { from: 'Dr Oyelaran' }) } }
    api.takes()
    await saved
    expect(editor.typedOn).toBe('struck-out')
    editor.leave()
    expect([hand.saved?.goesOn, hand.saved?.struckOut]).toEqual([false, true])
    expect(kept.corrections['referred']?.draft.values['from']).toBe('Dr Oyelaran')
  })
  it('law W5: sends nothing again by itself of what was changed, emptied or left out while a busy server was waited for', async () => {
    for (const [change, waits] of [
      [(draft: Draft) => [typed(draft, { note: 'Sleeps worse' })], true],
      [(draft: Draft) => [{ ...draft, values: draft.start }], false],
      [() => [], false],
    ] as const) {
      page.drafts.clear()
      const { api, editor, kept, save } = await form(call({ note: 'Sleeps better' }))
      const saved = save()
      expect(api.sent.at(-1)?.isWanted()).toBe(true)
      kept.list = change(kept.list[0]!)
      expect(api.sent.at(-1)?.isWanted()).toBe(false)
      api.answers(refusedAs('too-many'))
      expect(await saved).toBe(false)
      // Nothing is told of what nobody wants any more.
      expect([editor.trouble?.kind ?? null, editor.unheard]).toEqual([waits ? 'too-many' : null, []])
    }
  })
  it('says no more of another save once that is over', async () => {
    const { api, hand, kept, save } = await form(call())
    const plan = newStep('safety-plan', { today: TODAY, me: 'Kerensa Aldous', waiting: [] })
    const step = { ...plan, draft: typed(plan.draft, { action: 'Calls her sister' }) }
    kept.steps = { 'safety-plan': step }
    const other = new page.Editor(hand, { typed: () => ({ form: 'step', step }) })
    const first = save()
    await other.save()
    api.answers(refusedAs('not-possible'))
    await first
    expect([other.trouble, kept.failed.length]).toEqual([null, 1])
  })
  it('says what the last try met also to who leaves the chart and comes back', async () => {
    const { kept, form: record } = recording(page, [call()])
    const { api, editor, leave } = await opened(page, record)
    const saved = editor.save()
    leave()
    api.adds([{ kind: 'consent', day: TODAY, state: 'written' }])
    api.takes()
    await saved
    const back = await opened(page, record, api)
    expect([back.editor.state, kept.list.length]).toEqual(['changed', 1])
  })
  it('puts away what the last try said when saving is tried again: no old refusal or success beside a new one', async () => {
    const { api, hand, editor, kept, save } = await form(call())
    const saved = save()
    api.takes()
    await saved
    expect(hand.saved?.version).toBe(8)
    kept.list = [call()]
    const failed = save()
    expect(hand.saved).toBeNull()
    api.answers(refusedAs('offline'))
    await failed
    expect(editor.trouble?.kind).toBe('offline')
    kept.list = [call({ minutes: 'many' })]
    expect(await save()).toBe(false)
    expect([editor.state, editor.trouble]).toEqual(['idle', null])
  })
  it('says nothing of what is missing in a form that was opened after saving was tried', async () => {
    const { editor, kept, save } = await form(call({ minutes: 'many' }))
    await save()
    kept.list = [...kept.list, newDraft('close', TODAY)]
    expect(editor.problemsOf(0).map(({ at }) => at)).toEqual(['minutes'])
    expect(editor.problemsOf(1)).toEqual([])
  })
  it('says what the API refused in the form of its draft, also once another one was left out', async () => {
    const { api, editor, kept, save } = await form(call(), referred({ from: 'Dr Oyelaran' }))
    const saved = save()
    const issues = [{ at: 'entries.1.day', problem: 'Too early' }]
    api.answers({ ok: false, trouble: trouble('not-possible', 'No', { issues }) })
    await saved
    kept.list = kept.list.slice(1)
    expect(editor.problemsOf(0)).toEqual(issues.map(({ problem }) => ({ at: 'day', problem })))
  })
  it('says nothing of what is missing in what is typed after a save', async () => {
    const { api, editor, kept, save } = await form(call())
    const saved = save()
    api.takes()
    await saved
    kept.list = [call({ minutes: 'many' })]
    expect(editor.problemsOf(0)).toEqual([])
  })
  it('tries the same again as the same operation, and anything else as another', async () => {
    const { api, kept, save } = await form(call())
    for (const note of ['', '', 'Called again']) {
      kept.list = [call(note ? { note } : {})]
      const saved = save()
      api.answers(refusedAs('timed-out'))
      expect(await saved).toBe(false)
    }
    const [first, again, other] = api.sent.map(({ key }) => key)
    expect([again === first, other === first]).toEqual([true, false])
    await settle(page)
    const saved = save()
    api.takes()
    await saved
    await settle(page)
    kept.list = [call({ note: 'Called again' })]
    const next = save()
    api.takes()
    expect(await next).toBe(true)
    expect(new Set(api.sent.map(({ key }) => key)).size).toBe(3)
  })
  it('reads the chart again after somebody else wrote, knows what it was before, and saves on what it is now', async () => {
    const { api, hand, editor, kept, save } = await form(call())
    const saved = save()
    const [theirs] = api.adds([{ kind: 'consent', day: TODAY, state: 'written' }])
    api.takes()
    expect(await saved).toBe(false)
    await settle(page)
    expect([editor.state, kept.list.length]).toEqual(['changed', 1])
    expect(editor.before.map(({ id }) => id)).toEqual(['referred'])
    expect(hand.chart?.entries.map(({ id }) => id)).toEqual(['referred', theirs?.id])
    const again = save()
    expect(api.sent.at(-1)?.body.version).toBe(8)
    api.takes()
    expect(await again).toBe(true)
    expect([editor.state, editor.trouble]).toEqual(['idle', null])
  })
  it.each([
    ['unreadable', 2],
    ['busy', 2],
    ['timed-out', 2],
    ['offline', 1],
    ['not-possible', 1],
  ] as const)(
    'keeps what is typed when a save fails as %s, and reads again only what may have changed',
    async (kind, reads) => {
      const { api, editor, kept, save } = await form(call())
      const saved = save()
      api.answers(refusedAs(kind))
      expect(await saved).toBe(false)
      await settle(page)
      expect([editor.state, editor.trouble?.kind, kept.list.length, api.reads]).toEqual(['failed', kind, 1, reads])
    },
  )
  it('says what the API refused at the field of its draft', async () => {
    const { api, editor, save } = await form(call(), referred())
    const saved = save()
    const issues = [{ at: 'entries.1.day', problem: 'Too early' }]
    api.answers({ ok: false, trouble: trouble('not-possible', 'No', { issues }) })
    await saved
    expect([editor.problemsOf(0), editor.problemsOf(1)]).toEqual([[], [{ at: 'day', problem: 'Too early' }]])
  })
  it('records as who is signed in, at the clock of the clinic', async () => {
    const { hand, editor } = await form()
    expect(hand.chart && editor.recorderOf(hand.chart)).toEqual({
      ...{ today: TODAY, local: '2026-11-23T12:00:00' },
      by: { sub: 'km-1', consultant: false },
    })
    expect(hand.now()).toBe(NOW)
  })
})
