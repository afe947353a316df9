import { describe, expect, it } from 'vitest'
import { clockBeside } from '../../../../web/src/routes/chart/[episodeId]/clinic-clock.ts'
import { asInBrowser } from '../../../support/as-in-browser.ts'
import type * as AtHand from '../../../../web/src/routes/chart/[episodeId]/chart-at-hand.svelte.ts'
import type * as Clock from '../../../../web/src/lib/clock/clock.ts'
import { OneChart, settle } from './at-hand.ts'

const zone = 'America/Chicago'
const NOON = Date.parse('2026-11-26T18:00:00Z')
const answer = { asOf: '2026-11-26T18:00:00Z', today: '2026-11-26' }
const DAY = 86_400_000
const beside = (own: number) => clockBeside(answer, zone, own)
const said = (own: number): string => JSON.stringify(beside(own).words).replaceAll('\u00a0', ' ')

describe('the clock of a device beside that of the server', () => {
  it('is told where it is a day behind, and by how much', () => {
    expect(beside(NOON - DAY).behind).toBe(DAY)
    expect(said(NOON - DAY)).toContain('is behind: it says 25 Nov, and at the clinic it is 26 Nov')
  })
  it('is told where it is a day ahead, and not put right: an answer may have waited', () => {
    expect(beside(NOON + DAY).behind).toBe(0)
    expect(said(NOON + DAY)).toContain('is ahead: it says 27 Nov')
  })
  it('is nothing to speak of within a day, nor where an answer crossed midnight on its way', () => {
    for (const own of [NOON, NOON + 5000, NOON - 5000]) expect(beside(own).words).toBeNull()
    const late = { asOf: '2026-11-27T05:59:58Z', today: '2026-11-26' }
    expect(clockBeside(late, zone, Date.parse('2026-11-27T06:00:01Z')).words).toBeNull()
  })
  it('is not judged where the clinic is not known, or the moment of the answer cannot be read', () => {
    expect(clockBeside(answer, undefined, NOON - DAY).words).toBeNull()
    expect(clockBeside({ ...answer, asOf: '' }, zone, NOON).behind).toBe(0)
  })
})

describe('a page that is left open over midnight', () => {
  it('is of the new day as it begins, and its clock is not called one that is ahead', async () => {
    const page = await asInBrowser<typeof AtHand & typeof Clock>(
      'routes/chart/[episodeId]/chart-at-hand.svelte.ts',
      'lib/clock/clock.ts',
    )
    const api = new OneChart()
    api.chart = { ...api.chart, ...answer }
    const clinics = [{ clinicId: api.chart.episode.clinicId, zone }]
    const app = { client: api.client, session: { clinics } as never }
    let [own, pass]: [number, () => void] = [NOON, () => undefined]
    const around = { now: () => own, later: (task: () => void) => ((pass = task), () => undefined) }
    const now = page.tickingClock({ ...around, onShown: () => () => undefined })
    let hand: AtHand.ChartAtHand | undefined
    const seen: unknown[] = []
    page.within(() => {
      hand = new page.ChartAtHand({ app, now }, () => 'e1')
      page.watch(() => void seen.push([hand?.today, hand?.clock?.words ?? null]))
    })
    await settle(page)
    expect(seen.at(-1)).toEqual(['2026-11-26', null])
    own += DAY
    pass()
    await settle(page)
    expect(seen.at(-1)).toEqual(['2026-11-27', null])
  })
})

describe('law W4: the day of what is recorded', () => {
  it('is the day at the clinic for who works on a device whose date is behind, and goes on with the hours', async () => {
    const page = await asInBrowser<typeof AtHand>('routes/chart/[episodeId]/chart-at-hand.svelte.ts')
    const api = new OneChart()
    api.chart = { ...api.chart, ...answer }
    const clinics = [{ clinicId: api.chart.episode.clinicId, zone }]
    const app = { client: api.client, session: { clinics } as never }
    let own = NOON - DAY
    let hand: AtHand.ChartAtHand | undefined
    const seen: string[] = []
    page.within(() => {
      hand = new page.ChartAtHand({ app, now: () => own }, () => 'e1')
      page.watch(() => void seen.push(hand?.today ?? ''))
    })
    await settle(page)
    expect(seen.at(-1)).toBe('2026-11-26')
    own += DAY / 2
    expect(hand?.now()).toBe(NOON + DAY / 2)
  })
})
