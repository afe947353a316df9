import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { MOST_OF_DRAFT } from '../../core/contract/draft-length.ts'
import { draftStore } from '../../functions/store/drafts.ts'
import { daysAgo, openHouse, phq9, type House } from './support/house.ts'

let house: House
let episodeId = ''
let person = 0
beforeAll(async () => {
  house = await openHouse()
  await house.join('cm-b', ['care-manager'], { clinics: ['alder'] })
})
afterAll(() => house.stop())
beforeEach(async () => {
  episodeId = (await house.open('alder', `D-${(person += 1)}`)).json.episodeId
})

let named = 0
const next = (): string => `rev-${(named += 1)}`
const path = (more = ''): string => `/api/episodes/${episodeId}${more}`
const keep = (content: string | null, after: string | null, { as = 'cm-a', revision = next() } = {}) =>
  house.ask({ path: path('/draft'), body: { revision, after, content, version: 1 }, as })
const opened = (as = 'cm-a') => house.ask({ path: path('/draft'), as })
const save = (draft?: { revision: string; after: readonly string[]; content: string | null }, key?: string) =>
  house.ask({ path: path('/entries'), body: { version: 1, entries: [phq9(2)], draft }, ...(key ? { key } : {}) })
const acts = async (action: string) =>
  (await house.items('Audit')).filter((item) => item['action'] === action && item['episodes'] === episodeId)

describe('what is typed about a chart and not saved', () => {
  it('is there on another page of the same person, marked in their list and beside the chart, and for nobody else', async () => {
    const kept = await keep('{"typed":"Sleeps badly"}', null)
    expect(kept.status, kept.answer.body).toBe(200)
    expect((await opened()).json).toMatchObject({ content: '{"typed":"Sleeps badly"}', version: 1 })
    const chart = (await house.ask({ path: path() })).json
    expect(chart.draft).toMatchObject({ revision: kept.json.revision, holds: true, version: 1 })
    expect(JSON.stringify(chart)).not.toContain('Sleeps badly')
    const typedIn = async (as: string) => (await house.ask({ path: '/api/clinics/alder/caseload', as })).json.typed
    expect([await typedIn('cm-a'), await typedIn('cm-b')]).toEqual([expect.arrayContaining([episodeId]), []])
    expect([(await opened('cm-b')).json, (await house.ask({ path: path(), as: 'cm-b' })).json.draft]).toEqual([
      null,
      null,
    ])
  })
  it('is not there for somebody who may not open the chart', async () => {
    await keep('x', null)
    expect([(await opened('cm-elsewhere')).status, (await keep('x', null, { as: 'payer' })).status]).toEqual([403, 403])
  })
  it('is typed on in from the revision that was read, and from no other', async () => {
    const first = (await keep('a', null)).json.revision
    const second = (await keep('ab', first)).json.revision
    expect([(await keep('other page', null)).status, (await keep('other page', first)).status]).toEqual([409, 409])
    expect((await opened()).json).toMatchObject({ content: 'ab', revision: second })
  })
  it('that is sent again because no answer came is kept once', async () => {
    const revision = next()
    expect([(await keep('a', null, { revision })).status, (await keep('a', null, { revision })).status]).toEqual([
      200, 200,
    ])
  })
  it('is one act in the trail when it is begun, and one for each time it is opened', async () => {
    let after: string | null = null
    for (const content of ['Sleeps', 'Sleeps badly', 'Sleeps badly, says nothing'])
      after = (await keep(content, after)).json.revision
    expect([(await acts('draft.begin')).length, (await acts('draft.read')).length]).toEqual([1, 0])
    await opened()
    await opened()
    expect([(await acts('draft.begin')).length, (await acts('draft.read')).length]).toEqual([1, 2])
    after = (await keep(null, after)).json.revision
    await keep('anew', after)
    expect((await acts('draft.begin')).length).toBe(2)
    expect(JSON.stringify(await house.items('Audit'))).not.toContain('Sleeps')
  })
  it('is gone once it is cleared, and what was on its way does not bring it back', async () => {
    const first = (await keep('a', null)).json.revision
    await keep(null, first)
    expect((await keep('ab', first)).status).toBe(409)
    expect((await opened()).json.content).toBe(null)
    expect((await house.ask({ path: '/api/clinics/alder/caseload' })).json.typed).not.toContain(episodeId)
  })
  it('is over after seven days', async () => {
    await keep('a', null)
    const store = draftStore(house.engine.client, 'Charts')
    const [soon, later] = [6.9, 7.1].map((days) => new Date(Date.now() + days * 86_400_000))
    const at = async (now: Date) => [
      await store.draft('cm-a', { episodeId }, now),
      (await store.draftsOf('cm-a', now)).episodes,
    ]
    expect(await at(soon!)).toEqual([expect.objectContaining({ content: 'a' }), expect.arrayContaining([episodeId])])
    const [over, list] = await at(later!)
    expect([over, (list as string[]).includes(episodeId)]).toEqual([null, false])
    expect(
      await store.keepDraft(
        'cm-a',
        { episodeId },
        {
          draft: { revision: 'r', content: 'b', version: 1 },
          after: null,
          now: later!,
        },
      ),
    ).toEqual({ kind: 'kept', began: true })
  })
  it('goes on where the one before has ended with its days and is gone: nothing else was typed', async () => {
    const store = draftStore(house.engine.client, 'Charts')
    const keptAfter = (after: string, days: number) =>
      store.keepDraft(
        'cm-a',
        { episodeId: 'of-a-week-ago' },
        {
          draft: { revision: `r-${days}`, content: 'b', version: 1 },
          after,
          now: new Date(Date.now() + days * 86_400_000),
        },
      )
    expect(await keptAfter('removed', 0)).toEqual({ kind: 'kept', began: true })
    expect((await keptAfter('of another page', 1)).kind).toBe('overtaken')
    expect(await keptAfter('r-0', 8)).toEqual({ kind: 'kept', began: true })
  })
  it('is refused in words where it is longer than a store keeps', async () => {
    const told = await keep('x'.repeat(MOST_OF_DRAFT + 1), null)
    expect([told.status, told.json.issues[0].at]).toEqual([400, 'content'])
    expect(told.json.issues[0].problem).toContain('Save a part')
    expect((await keep('x'.repeat(MOST_OF_DRAFT), null)).status).toBe(200)
  })
})

describe('a save', () => {
  it('takes with it what it stores: nothing that is saved is offered as typed again', async () => {
    const after = (await keep('{"phq":1,"note":2}', null)).json.revision
    const told = await save({ revision: next(), after: ['of-long-ago', after], content: '{"note":2}' })
    expect([told.status, told.json.draft], told.answer.body).toEqual([200, 'kept'])
    expect((await opened()).json).toMatchObject({ content: '{"note":2}', version: 2 })
    expect((await keep('{"phq":1,"note":22}', after)).status).toBe(409)
  })
  it('that is refused leaves the draft as it was', async () => {
    await keep('typed', null)
    const refused = await house.ask({
      path: path('/entries'),
      body: {
        version: 1,
        entries: [{ ...phq9(2), day: daysAgo(-3) }],
        draft: { revision: next(), after: [], content: null },
      },
    })
    const behind = await house.ask({
      path: path('/entries'),
      body: { version: 0, entries: [phq9(2)], draft: { revision: next(), after: [], content: null } },
    })
    expect([refused.status, behind.status, (await opened()).json.content]).toEqual([422, 409, 'typed'])
  })
  it('that is sent again is stored once, and writes over nothing that was typed since', async () => {
    const { revision } = (await keep('typed', null)).json
    const [left, key] = [{ revision: next(), after: [revision], content: null }, 'again-1']
    expect((await save(left, key)).json.draft).toBe('kept')
    await keep('typed since', left.revision)
    const again = await save(left, key)
    expect([again.status, again.json.version, again.json.draft]).toEqual([200, 2, undefined])
    expect((await opened()).json.content).toBe('typed since')
  })
  it('is stored without what it leaves typed where something else was typed elsewhere since: that stays', async () => {
    const seen = (await keep('old words', null)).json.revision
    await keep('old words and new ones', seen)
    const told = await save({ revision: next(), after: [seen], content: null })
    expect([told.status, told.json.version, told.json.draft]).toEqual([200, 2, 'overtaken'])
    expect((await opened()).json.content).toBe('old words and new ones')
  })
  it('without a draft, as of an older page, changes none', async () => {
    await keep('typed', null)
    expect((await save()).status).toBe(200)
    expect((await opened()).json.content).toBe('typed')
  })
})
