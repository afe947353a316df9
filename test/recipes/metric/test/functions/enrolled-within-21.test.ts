import { afterAll, beforeAll, expect, it } from 'vitest'
import { recomputeBlock } from '../../functions/actions/recompute-block.ts'
import { sharesIn } from '../../web/src/routes/access/shares.ts'
import { daysAgo, openHouse, projectorOf, rowsOf, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

it('the share enrolled within 21 days is in the answer of access with its definition, and has its line on the page', async () => {
  const { episodeId } = (await house.open()).json
  const entries = [
    { kind: 'consent', day: daysAgo(15), state: 'verbal' },
    { kind: 'contact', day: daysAgo(15), outcome: 'completed', mode: 'phone', work: [] },
  ]
  const told = await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version: 1, entries } })
  expect(told.status, told.answer.body).toBe(200)
  const months = new Set((await rowsOf(house.engine.client, 'alder')).map(({ sk }) => String(sk).slice(7, 14)))
  for (const month of months) await recomputeBlock(projectorOf(house), 'alder', month)
  const { json } = await house.ask({ path: '/api/population/access', as: 'admin', query: { clinics: 'alder' } })
  expect(json.all.enrolledWithin21).toMatchObject({ value: 1 })
  expect(sharesIn(json).map(({ metric }) => metric.name)).toContain('Enrolled within 21 days')
})
