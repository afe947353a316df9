import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'
import { anEpisode } from '../../../support/charts.ts'
import { chartPage, OneChart, opened, recording, settle, TODAY } from './at-hand.ts'

let page: Awaited<ReturnType<typeof chartPage>>
beforeAll(async () => (page = await chartPage()))
beforeEach(() => page.drafts.clear())

const contact = typed(newDraft('contact', TODAY, { outcome: 'completed', mode: 'phone' }), { minutes: '20' })

describe('the chart at hand, when an answer comes late', () => {
  it('says nothing of what was saved for somebody else, whose answer came once the page was of another chart', async () => {
    let at = 'e1'
    const api = new OneChart()
    const { hand, editor } = await opened(page, recording(page, [contact]).form, api, () => at)
    const saved = editor.save()
    const mine = api.chart
    at = 'e2'
    api.chart = { ...mine, episode: anEpisode({ episodeId: 'e2', version: 7 }), entries: [] }
    hand.reread()
    await settle(page)
    api.chart = mine
    api.takes()
    expect(await saved).toBe(true)
    await settle(page)
    expect(api.sent.map(({ params }) => params.episodeId)).toEqual(['e1'])
    expect([hand.chart?.episode.episodeId, hand.chart?.entries, hand.saved]).toEqual(['e2', [], null])
  })
  it('is read again where a page that was left had sent what is answered only now', async () => {
    const { api, editor, leave } = await opened(page, recording(page, [contact]).form)
    const saved = editor.save()
    leave()
    const back = await opened(page, recording(page, page.drafts.of('e1').list).form, api)
    expect(back.hand.chart?.entries.length).toBe(1)
    api.takes()
    await saved
    await settle(page)
    await settle(page)
    expect([back.hand.chart?.entries.length, api.reads]).toEqual([2, 3])
  })
})

describe('how the person of the chart at hand is reached', () => {
  it('is not read until the page has read it, and never that of somebody whose chart was looked at before', async () => {
    let at = 'e1'
    const api = new OneChart()
    const { hand } = await opened(page, recording(page, []).form, api, () => at)
    const of = { patientId: api.chart.episode.patientId, details: null, words: ['phone not known'] }
    expect(hand.reached).toBeNull()
    hand.reach(of)
    expect(hand.reached).toEqual(of)
    at = 'e2'
    api.chart = { ...api.chart, episode: anEpisode({ episodeId: 'e2', patientId: 'somebody else' }), entries: [] }
    hand.reread()
    await settle(page)
    expect([hand.chart?.episode.patientId, hand.reached]).toEqual(['somebody else', null])
  })
})
