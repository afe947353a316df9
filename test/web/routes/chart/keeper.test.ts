import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { ROUTES, type Chart, type RouteName, type Session } from '../../../../core/contract/index.ts'
import type { Client } from '../../../../web/src/lib/api/client.ts'
import { pathOf } from '../../../../web/src/lib/api/paths.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import type * as AtHand from '../../../../web/src/routes/chart/[episodeId]/chart-at-hand.svelte.ts'
import { leftTyped } from '../../../../web/src/routes/chart/[episodeId]/save/left-typed.ts'
import { MOST_OF_DRAFT } from '../../../../core/contract/draft-length.ts'
import { draftOf, newDraft, typed, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import type * as Keepers from '../../../../web/src/routes/chart/[episodeId]/keeping/keeper.svelte.ts'
import { offeredWords } from '../../../../web/src/routes/chart/[episodeId]/keeping/offered.ts'
import { whatTyped } from '../../../../web/src/routes/chart/[episodeId]/keeping/what-typed.ts'
import type * as Drafts from '../../../../web/src/routes/chart/[episodeId]/drafts.svelte.ts'
import type * as Editors from '../../../../web/src/routes/chart/[episodeId]/save/editor.svelte.ts'
import type * as Kept from '../../../../web/src/lib/session/kept.ts'
import { openHouse, type House } from '../../../functions/support/house.ts'
import { asInBrowser, type Held } from '../../../support/as-in-browser.ts'
import fc, { RUNS } from '../../../support/seeded.ts'

const PARTS = [
  'routes/chart/[episodeId]/chart-at-hand.svelte.ts',
  'routes/chart/[episodeId]/drafts.svelte.ts',
  'routes/chart/[episodeId]/keeping/keeper.svelte.ts',
  'routes/chart/[episodeId]/save/editor.svelte.ts',
  'lib/session/kept.ts',
]
type Modules = typeof AtHand & typeof Drafts & typeof Keepers & typeof Editors & typeof Kept & Held

let house: House
let session: Session
/** Two tabs of one person: in another order the same parts are other modules, which share nothing. */
let tabs: readonly [Modules, Modules]
beforeAll(async () => {
  house = await openHouse()
  session = (await house.ask({ path: '/api/session' })).json as Session
  tabs = [await asInBrowser<Modules>(...PARTS), await asInBrowser<Modules>(...PARTS.toReversed())]
})
afterAll(() => house.stop())

let episodeId = ''
let person = 0
beforeEach(async () => {
  for (const tab of tabs) tab.drafts.clear()
  episodeId = (await house.open('alder', `K-${(person += 1)}`)).json.episodeId
})

/** What happens to a call on its way: nothing, the request is lost, or its answer is. */
type Fate = 'comes' | 'never-arrives' | 'answer-lost'
const OFFLINE = { ok: false, trouble: trouble('offline', 'No connection.') } as const

/** The API as a page calls it, through the real handlers. */
function clientOf(fate: () => Fate, on: (name: RouteName) => void = () => undefined): Client {
  const call = async (
    name: RouteName,
    given: { params?: Record<string, string>; body?: unknown; key?: string } = {},
  ) => {
    on(name)
    const what = fate()
    if (what === 'never-arrives') return OFFLINE
    const { method, path } = ROUTES[name]
    const asked = { path: pathOf(path, given.params), method, ...(given.body ? { body: given.body } : {}) }
    const { status, json } = await house.ask({ ...asked, ...(given.key ? { key: given.key } : {}) })
    if (what === 'answer-lost') return OFFLINE
    if (status === 200) return { ok: true, value: json }
    return { ok: false, trouble: trouble(json.kind, json.detail, json) }
  }
  return { call } as unknown as Client
}

const settled = async ({ flushSync }: Held): Promise<void> => {
  await new Promise((done) => setTimeout(done))
  flushSync()
}

const clock = Date.now()
/** A page of the chart, as somebody opens it in a tab. */
async function opened(tab: Modules, { fate = (): Fate => 'comes', on = (_: RouteName): void => undefined } = {}) {
  const client = clientOf(fate, on)
  let hand!: InstanceType<Modules['ChartAtHand']>
  let keeper!: InstanceType<Modules['Keeper']>
  let editor!: InstanceType<Modules['Editor']>
  const timers: (() => void)[] = []
  const leave = tab.within(() => {
    hand = new tab.ChartAtHand({ app: { client, session }, now: () => clock }, () => episodeId)
    keeper = new tab.Keeper(hand, {
      ...{ client: () => client, now: () => clock, newId: () => crypto.randomUUID() },
      later: (task) => {
        timers.push(task)
        return () => void timers.splice(timers.indexOf(task), 1)
      },
    })
    editor = new tab.Editor(hand, { typed: () => ({ form: 'record', drafts: hand.kept.list }) })
  })
  while (!hand.chart) await settled(tab)
  const page = {
    ...{ tab, hand, keeper, editor, timers },
    type: (note: string): void => {
      const draft = newDraft('contact', hand.today, { outcome: 'completed', mode: 'phone' })
      hand.kept.list = [typed(hand.kept.list[0] ?? draft, { note })]
      tab.flushSync()
    },
    reread: async () => {
      hand.reread()
      await settled(tab)
      while (hand.resource.loading) await settled(tab)
    },
    /** The tab is loaded again: nothing of its memory is left. */
    reload: async () => {
      leave()
      tab.drafts.clear()
      return opened(tab, { fate, on })
    },
    leave,
  }
  return page
}
const typedOn = ({ hand }: { readonly hand: { readonly kept: { readonly list: readonly Draft[] } } }) =>
  hand.kept.list.map(({ values }) => values['note'])
const kept = async () =>
  (await house.ask({ path: `/api/episodes/${episodeId}/draft` })).json as { content: string } | null
const notesKept = async (): Promise<readonly string[]> => {
  const content = (await kept())?.content
  return content ? (JSON.parse(content) as { list: Draft[] }).list.map(({ values }) => String(values['note'])) : []
}
/** What an offer says was recorded since. */
const sinceOffered = ({ hand: { kept, chart, today } }: { readonly hand: InstanceType<Modules['ChartAtHand']> }) =>
  kept.offer && chart && offeredWords(kept.offer, chart, { today, zone: undefined, sub: session.sub }).since
const stored = async () =>
  ((await house.ask({ path: `/api/episodes/${episodeId}` })).json as Chart).entries.flatMap(({ fact }) =>
    fact.kind === 'contact' ? [fact.note ?? ''] : [],
  )

describe('law W5: what is typed on a page', () => {
  it('is kept after a pause, and again as it is typed on, each time in place of what was there', async () => {
    const page = await opened(tabs[0])
    expect(page.keeper.isKept).toBe(null)
    page.type('Sleeps')
    expect([page.keeper.isKept, page.timers.length, page.tab.isUnsaved()]).toEqual([false, 1, true])
    page.timers.splice(0)[0]?.()
    await expect.poll(() => page.keeper.isKept).toBe(true)
    expect([await notesKept(), page.tab.isUnsaved()]).toEqual([['Sleeps'], false])
    page.type('Sleeps badly')
    await page.keeper.flush()
    expect(await notesKept()).toEqual(['Sleeps badly'])
    page.hand.kept.list = []
    await page.keeper.flush()
    expect([await notesKept(), page.keeper.isKept]).toEqual([[], null])
    page.leave()
  })
  it('is kept and saved with a control character that was pasted into it, as a space, and every other form with it', async () => {
    const page = await opened(tabs[0])
    page.type('Left\u000ba\u007fmessage\nthen called')
    await page.keeper.flush()
    expect([page.keeper.trouble, await notesKept()]).toEqual([null, ['Left a message\nthen called']])
    expect([await page.editor.save(), await stored()]).toEqual([true, ['Left a message\nthen called']])
    page.leave()
  })
  it('is offered after a reload, and goes on where it was', async () => {
    const page = await opened(tabs[0])
    page.type('Sleeps badly')
    await page.keeper.flush()
    const again = await page.reload()
    expect([typedOn(again), again.hand.kept.offer?.version]).toEqual([[], 1])
    const looked = await again.keeper.look()
    expect(looked && looked !== 'gone' && whatTyped(looked, again.hand.today)).toEqual(['Contact: Note'])
    expect([typedOn(again), again.hand.kept.offer?.version]).toEqual([[], 1])
    expect(await again.keeper.takeUp()).toBeNull()
    expect([typedOn(again), again.hand.kept.offer, again.keeper.isKept]).toEqual([['Sleeps badly'], null, true])
    again.type('Sleeps badly, eats well')
    await again.keeper.flush()
    expect(await notesKept()).toEqual(['Sleeps badly, eats well'])
    // Saved, it is typed nowhere any more, whatever the chart on the page was read with.
    expect(await again.editor.save()).toBe(true)
    await settled(again.tab)
    expect([await stored(), again.hand.kept.offer]).toEqual([['Sleeps badly, eats well'], null])
    again.leave()
  })
  it('is not written over by what is typed before somebody decides about it, nor lost by a save of that', async () => {
    const page = await opened(tabs[0])
    page.type('Typed before')
    await page.keeper.flush()
    const again = await page.reload()
    again.type('Typed now')
    await again.keeper.flush()
    expect([await notesKept(), again.tab.isUnsaved()]).toEqual([['Typed before'], true])
    expect(await again.keeper.takeUp()).toMatchObject([{ form: 'record' }])
    expect(await again.editor.save()).toBe(true)
    expect([await stored(), await notesKept()]).toEqual([['Typed now'], ['Typed before']])
    expect(await again.keeper.takeUp()).toBeNull()
    expect(typedOn(again)).toEqual(['Typed before'])
    again.leave()
  })
  it('is put aside for good where it is discarded', async () => {
    const page = await opened(tabs[0])
    page.type('Typed before')
    await page.keeper.flush()
    const again = await page.reload()
    expect(await again.keeper.discard()).toBeNull()
    expect([await notesKept(), again.hand.kept.offer]).toEqual([[], null])
    again.type('Typed now')
    await again.keeper.flush()
    expect(await notesKept()).toEqual(['Typed now'])
    again.leave()
  })
  it('is told as gone where it was saved or discarded on another page since, and its discard as failed where it did', async () => {
    let fate: Fate = 'comes'
    const one = await opened(tabs[0], { fate: () => fate })
    one.type('Sleeps badly')
    await one.keeper.flush()
    const two = await opened(tabs[1], { fate: () => fate })
    fate = 'never-arrives'
    expect(await two.keeper.discard()).toMatchObject({ kind: 'offline' })
    fate = 'comes'
    expect([two.hand.kept.offer !== null, await notesKept()]).toEqual([true, ['Sleeps badly']])
    fate = 'answer-lost'
    expect(await two.keeper.discard()).toMatchObject({ kind: 'offline' })
    fate = 'comes'
    expect([await two.keeper.look(), await two.keeper.takeUp(), typedOn(two)]).toEqual(['gone', 'gone', []])
    two.keeper.pass()
    expect(two.hand.kept.offer).toBeNull()
    one.leave()
    two.leave()
  })
  it('is not put aside where another computer typed on in it since: that stays, and is offered', async () => {
    const one = await opened(tabs[0])
    one.type('Old words')
    await one.keeper.flush()
    const two = await opened(tabs[1])
    one.type('Old words and an hour of new ones')
    await one.keeper.flush()
    expect(await two.keeper.discard()).toMatchObject({ kind: 'version-conflict' })
    expect([await notesKept(), two.hand.kept.offer === null]).toEqual([['Old words and an hour of new ones'], false])
    await two.reread()
    expect(await two.keeper.discard()).toBeNull()
    expect([await notesKept(), two.hand.kept.offer]).toEqual([[], null])
    one.leave()
    two.leave()
  })
  it.each(['comes', 'answer-lost', 'never-arrives'] as const)(
    'is put aside for good while nobody knows what became of a save, or says why not: the discard %s',
    async (discarded) => {
      let fate: Fate = 'comes'
      const before = await opened(tabs[0])
      before.type('Typed before')
      await before.keeper.flush()
      const page = await opened(tabs[1], { fate: () => fate })
      page.type('Typed now')
      fate = 'answer-lost'
      expect(await page.editor.save()).toBe(false)
      fate = discarded
      const trouble = await page.keeper.discard()
      expect([trouble === null, page.hand.kept.offer === null]).toEqual([discarded === 'comes', discarded === 'comes'])
      fate = 'comes'
      await page.reread()
      const isThere = discarded === 'never-arrives'
      expect([await notesKept(), page.hand.kept.offer !== null]).toEqual([isThere ? ['Typed before'] : [], isThere])
      if (isThere) expect(await page.keeper.discard()).toBeNull()
      // What was sent may be stored: it is not kept as well, until that is found out.
      expect([await notesKept(), page.tab.isUnsaved()]).toEqual([[], true])
      expect([(await page.reload()).hand.kept.offer, await stored()]).toEqual([null, ['Typed now']])
      before.leave()
    },
  )
  it('in one tab is offered in the other, which writes over none of it', async () => {
    const [one, two] = [await opened(tabs[0]), await opened(tabs[1])]
    one.type('In the first')
    await one.keeper.flush()
    two.type('In the second')
    await two.keeper.flush()
    await expect.poll(() => two.hand.kept.offer).not.toBeNull()
    expect(await notesKept()).toEqual(['In the first'])
    expect([typedOn(one), typedOn(two), two.tab.isUnsaved()]).toEqual([['In the first'], ['In the second'], true])
    one.leave()
    two.leave()
  })
  it('and saved is kept no more, whatever of it was still on its way', async () => {
    const page = await opened(tabs[0])
    page.type('Sleeps')
    await page.keeper.flush()
    page.type('Sleeps badly')
    const keeping = page.keeper.flush()
    expect(await page.editor.save()).toBe(true)
    await keeping
    expect([await stored(), await notesKept()]).toEqual([['Sleeps badly'], []])
    expect((await page.reload()).hand.kept.offer).toBeNull()
  })
  it('and saved while somebody types on in it is kept as a correction of what is stored, never as something new', async () => {
    const page = await opened(tabs[0])
    page.type('Sleeps badly')
    page.editor.enter()
    const saving = page.editor.save()
    page.type('Sleeps badly, eats well')
    expect(await saving).toBe(true)
    await page.keeper.flush()
    const content = JSON.parse((await kept())?.content ?? 'null') as { list: unknown[]; corrections: object }
    expect([content.list, Object.keys(content.corrections).length]).toEqual([[], 1])
    const again = await page.reload()
    expect(await again.keeper.takeUp()).toBeNull()
    expect([typedOn(again), correctedOn(again), await stored()]).toEqual([
      ...[[], ['Sleeps badly, eats well'], ['Sleeps badly']],
    ])
    again.leave()
  })
  it('and saved without an answer is not kept anew as something that is not saved', async () => {
    let fate: Fate = 'comes'
    const page = await opened(tabs[0], { fate: () => fate })
    page.type('Left a message')
    fate = 'answer-lost'
    expect(await page.editor.save()).toBe(false)
    fate = 'comes'
    await page.keeper.flush()
    expect([await stored(), await notesKept(), page.tab.isUnsaved()]).toEqual([['Left a message'], [], true])
    expect((await page.reload()).hand.kept.offer).toBeNull()
  })
  it('and saved in another tab is offered in none', async () => {
    const one = await opened(tabs[0])
    one.type('Sleeps badly')
    await one.keeper.flush()
    const two = await opened(tabs[1])
    expect(await two.keeper.takeUp()).toBeNull()
    expect(await two.editor.save()).toBe(true)
    await one.reread()
    expect([await stored(), await notesKept(), one.hand.kept.offer]).toEqual([['Sleeps badly'], [], null])
    one.leave()
    two.leave()
  })
  it('is asked about before somebody leaves while it could not be kept, and tried again', async () => {
    let fate: Fate = 'never-arrives'
    let first = true
    const page = await opened(tabs[0], { fate: () => (first ? 'comes' : fate) })
    first = false
    page.type('Sleeps badly')
    await page.keeper.flush()
    expect([page.keeper.trouble?.kind, page.tab.isUnsaved()]).toEqual(['offline', true])
    fate = 'comes'
    page.timers.splice(0).forEach((task) => task())
    await expect.poll(() => page.keeper.isKept).toBe(true)
    expect([await notesKept(), page.keeper.trouble, page.tab.isUnsaved()]).toEqual([['Sleeps badly'], null, false])
    page.leave()
  })
  it('in one chart is never kept in another one, whatever page is shown when the connection comes back', async () => {
    let isDown = false
    const fate = (): Fate => (isDown ? 'never-arrives' : 'comes')
    const first = episodeId
    const page = await opened(tabs[0], { fate })
    isDown = true
    page.type('Of the first')
    await page.keeper.flush()
    const second = (await house.open('alder', `K-${person}-second`)).json.episodeId as string
    isDown = false
    episodeId = second
    page.leave()
    const next = await opened(tabs[0], { fate })
    isDown = true
    next.type('Of the second')
    await next.keeper.flush()
    isDown = false
    for (const task of [...page.timers.splice(0), ...next.timers.splice(0)]) task()
    await expect.poll(() => next.keeper.isKept).toBe(true)
    const there = await notesKept()
    episodeId = first
    await expect.poll(notesKept).toEqual(['Of the first'])
    expect([there, page.tab.isUnsaved()]).toEqual([['Of the second'], false])
    next.leave()
  })
  it('on another computer is not written over by a save of this one: it stays, and is offered here', async () => {
    const one = await opened(tabs[0])
    one.type('Old words')
    await one.keeper.flush()
    const two = await opened(tabs[1])
    expect(await two.keeper.takeUp()).toBeNull()
    two.type('Old words and an hour of new ones')
    await two.keeper.flush()
    expect(await one.editor.save()).toBe(true)
    await expect.poll(() => one.hand.kept.offer).not.toBeNull()
    expect([await stored(), await notesKept()]).toEqual([['Old words'], ['Old words and an hour of new ones']])
    expect(sinceOffered(one)).toMatch(/^Recorded since: .* What you saved here on .* compare before you save it\.$/)
    // Where it was typed, a save meets the newer version before it stores the same a second time.
    expect([await two.editor.save(), two.editor.state, await stored()]).toEqual([false, 'changed', ['Old words']])
    one.leave()
    two.leave()
  })
  it('and strikes out what was struck out since is done: going on with it types no strike of it again', async () => {
    const page = await opened(tabs[0])
    page.type('By mistake')
    await page.editor.save()
    await page.reread()
    const { entries = [], episode } = page.hand.chart ?? {}
    const { id = '', fact } = entries.at(-1) ?? {}
    page.hand.kept.corrections = { [id]: { draft: draftOf(fact as ClinicalFact), way: 'strike', reason: 'Mistake' } }
    page.tab.flushSync()
    await page.keeper.flush()
    const again = await page.reload()
    const strike = { kind: 'correction', day: again.hand.today, corrects: id, replacement: null, reason: 'Mistake' }
    const body = { version: episode?.version, entries: [strike] }
    const key = crypto.randomUUID()
    const path = `/api/episodes/${episodeId}/entries`
    expect((await house.ask({ path, method: 'POST', body, key })).status).toBe(200)
    await again.reread()
    expect(await again.keeper.takeUp()).toBeNull()
    await again.keeper.flush()
    expect([again.hand.kept.corrections, again.hand.kept.isTyped, (await kept())?.content]).toEqual([{}, false, null])
    again.leave()
  })
  it('and is too long to be kept stands on the page alone, which says so, while all else is kept and saved', async () => {
    const page = await opened(tabs[0])
    const review = typed(newDraft('case-review', page.hand.today), { recommendation: 'x'.repeat(MOST_OF_DRAFT) })
    page.type('Short')
    page.hand.kept.list = [review, ...page.hand.kept.list]
    page.tab.flushSync()
    await page.keeper.flush()
    expect([await notesKept(), page.keeper.isKept, page.keeper.isTooLong, page.tab.isUnsaved()]).toEqual([
      ...[['Short'], false, true, true],
    ])
    page.hand.kept.list = page.hand.kept.list.slice(0, 1)
    const step = { event: 'risk-assessment', finding: 'low', day: page.hand.today }
    expect(
      leftTyped(page.hand.kept, { from: { form: 'record', drafts: [] }, facts: [step as never] }).draft?.content,
    ).toBe(null)
    page.leave()
  })
  it('whose keeping was not answered is not told as somebody else’s', async () => {
    let fate: Fate = 'comes'
    const page = await opened(tabs[0], { fate: () => fate })
    fate = 'answer-lost'
    page.type('Sleeps')
    await page.keeper.flush()
    fate = 'comes'
    page.type('Sleeps badly')
    await page.keeper.flush()
    await page.reread()
    await page.keeper.flush()
    expect([page.hand.kept.offer, await notesKept()]).toEqual([null, ['Sleeps badly']])
    page.leave()
  })
})

/** What a person and a network do, in any order. */
const STEP = fc.constantFrom('type', 'flush', 'save', 'reload', 'reread', 'take up', 'lose', 'lose answer')
it('law W5: whatever somebody does and whatever is lost on the way, each text is stored once at most and never lost unsaved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4, maxLength: 14 }), async (steps) => {
      tabs[0].drafts.clear()
      episodeId = (await house.open('alder', `K-${(person += 1)}`)).json.episodeId
      let fate: Fate = 'comes'
      let page = await opened(tabs[0], { fate: () => fate })
      let last: string | null = null
      let count = 0
      for (const step of steps) {
        if (step === 'lose' || step === 'lose answer') {
          fate = step === 'lose' ? 'never-arrives' : 'answer-lost'
          continue
        }
        if (step === 'type') page.type((last = `text ${(count += 1)}`))
        if (step === 'flush') await page.keeper.flush()
        if (step === 'save' && page.hand.kept.list.length > 0) await page.editor.save()
        if (step === 'reread') await page.reread()
        if (step === 'take up') await page.keeper.takeUp()
        // Who is asked and goes all the same has lost it knowingly.
        if (step === 'reload' && !page.tab.isUnsaved()) {
          fate = 'comes'
          page = await page.reload()
        }
        fate = 'comes'
        await settled(page.tab)
        // One page alone types here: what stands nowhere any more is offered by none.
        if (page.hand.kept.offer) expect(await notesKept(), steps.join()).not.toEqual([])
      }
      const all = await stored()
      expect(new Set(all).size, steps.join()).toBe(all.length)
      if (last !== null)
        expect([...all, ...(await notesKept()), ...typedOn(page), ...correctedOn(page)], steps.join()).toContain(last)
      page.leave()
    }),
    { seed: 52, numRuns: Math.ceil(RUNS / 12) },
  )
})
const correctedOn = ({ hand }: { readonly hand: InstanceType<Modules['ChartAtHand']> }) =>
  Object.values(hand.kept.corrections).map(({ draft }) => draft.values['note'])
