import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { draftOf, newDraft, type CorrectionDraft } from '../../../../web/src/lib/forms/draft.ts'
import type * as AtHand from '../../../../web/src/routes/chart/[episodeId]/chart-at-hand.svelte.ts'
import { closeOf, UNDO_FOR, undoLeft, UNDONE } from '../../../../web/src/routes/chart/[episodeId]/closing/closed.ts'
import type * as Undo from '../../../../web/src/routes/chart/[episodeId]/closing/undo.svelte.ts'
import type * as Drafts from '../../../../web/src/routes/chart/[episodeId]/drafts.svelte.ts'
import { stillToDo } from '../../../../web/src/routes/chart/[episodeId]/keeping/still-to-do.ts'
import type * as Editors from '../../../../web/src/routes/chart/[episodeId]/save/editor.svelte.ts'
import type * as Sending from '../../../../web/src/routes/chart/[episodeId]/save/sending.ts'
import { asInBrowser, type Held } from '../../../support/as-in-browser.ts'
import { OneChart, opened, recording, settle, TODAY } from './at-hand.ts'

type Modules = typeof AtHand & typeof Drafts & typeof Editors & typeof Sending & typeof Undo & Held
let page: Modules
beforeAll(async () => {
  const parts = ['chart-at-hand', 'drafts', 'save/editor', 'closing/undo'].map((part) => `${part}.svelte`)
  const paths = [...parts, 'save/sending'].map((part) => `routes/chart/[episodeId]/${part}.ts`)
  page = await asInBrowser<Modules>(...paths)
})
beforeEach(() => page.drafts.clear())

const REFUSED = { ok: false, trouble: trouble('not-possible', 'Not now.') } as const
const UNHEARD = { ok: false, trouble: trouble('offline', 'No connection.') } as const
const close = { kind: 'close', day: TODAY, reason: 'completed' } as const
const fresh: CorrectionDraft = { draft: draftOf(close), way: 'strike', reason: '' }

/** A closed chart with the form that strikes out its close; `typed` stands in it. */
async function closed(typed?: CorrectionDraft) {
  const api = new OneChart()
  const [entry] = api.adds([close])
  if (!entry) throw new Error('Nothing closes it')
  const kept = page.drafts.of('e1')
  if (typed) kept.corrections = { [entry.id]: typed }
  const correction = () => kept.corrections[entry.id] ?? fresh
  const form = { typed: () => ({ form: 'correction', of: entry.id, correction: correction() }) as const }
  const { editor } = await opened(page, form, api)
  let undo!: InstanceType<Modules['CloseUndo']>
  page.within(() => {
    undo = new page.CloseUndo(editor, entry.id)
  })
  const pressed = async (answer: () => void): Promise<void> => {
    const over = undo.press(kept, fresh)
    await settle(page)
    expect(api.sent.at(-1)?.body.entries).toMatchObject([{ corrects: entry.id, replacement: null, reason: UNDONE }])
    answer()
    await over
    await settle(page)
  }
  return { api, kept, editor, undo, entry, pressed }
}

describe('a close that is undone by one press', () => {
  it('leaves no correction of it typed once it is stored', async () => {
    const { api, kept, pressed } = await closed({ ...fresh, reason: 'Comes back' })
    await pressed(() => api.takes())
    expect([kept.corrections, kept.isTyped]).toEqual([{}, false])
  })
  it('and refused leaves nothing typed either, while the refusal stays told', async () => {
    const { api, kept, editor, undo, pressed } = await closed()
    await pressed(() => api.answers(REFUSED))
    expect([kept.corrections, kept.isTyped, undo.isRefused, editor.trouble?.detail]).toEqual([
      {},
      false,
      true,
      'Not now.',
    ])
  })
  it('and refused gives back what somebody had typed there', async () => {
    const before = { ...fresh, reason: 'Comes back' }
    const { api, kept, entry, pressed } = await closed(before)
    await pressed(() => api.answers(REFUSED))
    expect(kept.corrections).toEqual({ [entry.id]: before })
  })
  it('and refused because somebody else wrote since is sent once, and leaves nothing typed: they look first', async () => {
    const { api, kept, editor, undo, pressed } = await closed()
    await pressed(() => api.answers({ ok: false, trouble: trouble('version-conflict', 'Changed.', { version: 9 }) }))
    expect([kept.corrections, undo.isRefused, editor.state, api.sent.length]).toEqual([{}, true, 'changed', 1])
  })
  it('and never answered stays, as it may be stored, and goes once it is known that it was not', async () => {
    const { api, kept, editor, undo, entry, pressed } = await closed()
    await pressed(() => api.answers(UNHEARD))
    expect([kept.corrections[entry.id]?.reason, editor.unheard.length, undo.isRefused]).toEqual([UNDONE, 1, false])
    const again = editor.save()
    await settle(page)
    api.answers({ ok: false, trouble: trouble('version-conflict', 'Changed.', { version: 9 }) })
    await again
    await settle(page)
    expect([kept.corrections, undo.isRefused, editor.state]).toEqual([{}, true, 'changed'])
  })
})

describe('the minute in which a close can be undone', () => {
  afterEach(() => void vi.useRealTimers())
  it.each([90_000, -90_000])('begins as its save is answered, by a clock that is %i ms ahead', async (ahead) => {
    const api = new OneChart()
    const instant = Date.parse(`${TODAY}T12:00:00Z`)
    vi.useFakeTimers({ toFake: ['Date'], now: instant + ahead })
    const draft = newDraft('close', TODAY, { reason: 'completed' })
    const { hand, editor } = await opened(page, recording(page, [draft]).form, api)
    const saved = editor.save()
    await settle(page)
    api.takes()
    expect(await saved).toBe(true)
    const left = () => {
      const { chart, resource } = hand
      const standing = chart && closeOf(chart)
      return standing && undoLeft(standing, 'km-1', { ...chart, readAt: resource.readAt, now: Date.now() })
    }
    expect(left()).toBe(UNDO_FOR)
    vi.setSystemTime(instant + ahead + 59_000)
    expect(left()).toBe(1000)
    vi.setSystemTime(instant + ahead + 60_000)
    expect(left()).toBe(0)
  })
})

describe('corrections that were typed before', () => {
  const api = new OneChart()
  const [entry] = api.adds([close])
  const of = entry?.id ?? ''
  const correction = { kind: 'correction', day: TODAY, corrects: of, reason: UNDONE } as const
  const after = (replacement: typeof close | null) => {
    const chart = new OneChart()
    chart.adds([close])
    const [by] = chart.adds([{ ...correction, replacement }])
    return { entries: chart.chart.entries, superseded: { [of]: by?.id ?? '' } } as unknown as Parameters<
      typeof stillToDo
    >[1]
  }
  const strike = { [of]: { ...fresh, reason: 'Comes back' } }
  it('strike out nothing that is struck out by now', () => {
    expect(stillToDo(strike, after(null))).toEqual({})
  })
  it('stay where the entry stands, says something else by now, or more was typed than a strike', () => {
    const open = { entries: api.chart.entries, superseded: {} } as unknown as Parameters<typeof stillToDo>[1]
    expect(stillToDo(strike, open)).toEqual(strike)
    expect(stillToDo(strike, after(close))).toEqual(strike)
    const changed = { [of]: { ...fresh, way: 'replace' as const } }
    const typedOn = { [of]: { ...fresh, draft: { ...newDraft('close', TODAY), start: {} } } }
    for (const more of [changed, typedOn]) expect(stillToDo(more, after(null))).toEqual(more)
  })
})
