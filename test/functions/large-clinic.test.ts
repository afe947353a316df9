import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summarize } from '../../core/chart/fold.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { LATEST } from '../../core/formats.ts'
import { decodeBlock } from '../../core/population/block.ts'
import { recomputeBlock } from '../../functions/actions/recompute-block.ts'
import { summaryItem } from '../../functions/store/chart-items.ts'
import { anEpisode, aPatient, entries } from '../support/charts.ts'
import { daysAgo, openHouse, phq9, projectorOf, referral, type House } from './support/house.ts'

const SIZE = 2_400
let house: House

/** Rows long enough that the clinic fills more than one page of 1 MB. */
const rowOf = (i: number): Summary =>
  summarize(
    anEpisode({ episodeId: `e${i}`, patientId: `p${i}`, clinicId: 'alder', patient: aPatient({ mrn: `M${i}` }) }),
    entries(referral(30 + (i % 60)), ...[25, 20, 15, 10, 8, 6, 4, 2].map((ago) => phq9(ago))),
  )

beforeAll(async () => {
  house = await openHouse()
  const items = Array.from({ length: SIZE }, (_, i) => ({
    PutRequest: { Item: summaryItem('alder', rowOf(i), LATEST) },
  }))
  for (let i = 0; i < SIZE; i += 25)
    await house.engine.client.send(new BatchWriteCommand({ RequestItems: { Charts: items.slice(i, i + 25) } }))
})
afterAll(() => house.stop())

describe('a clinic of several pages', () => {
  it('fills more than one page', () => {
    const bytes = Array.from({ length: SIZE }, (_, i) => JSON.stringify(summaryItem('alder', rowOf(i), LATEST)).length)
    expect(bytes.reduce((a, b) => a + b)).toBeGreaterThan(1_048_576)
  })

  it('shows every episode once in its caseload, and its trail names every one', async () => {
    const told = await house.ask({ path: '/api/clinics/alder/caseload', requestId: 'large' })
    expect(told.status).toBe(200)
    expect(new Set(told.json.rows.map((row: { episodeId: string }) => row.episodeId)).size).toBe(SIZE)
    expect(told.json.rows).toHaveLength(SIZE)
    const [record] = (await house.items('Audit')).filter((item) => item['requestId'] === 'large')
    expect(String(record?.['episodes']).split(',')).toHaveLength(SIZE)
  })

  it('is counted whole in its blocks and in the access figures', async () => {
    const projector = projectorOf(house)
    for (const month of await projector.charts.months('alder'))
      expect(await recomputeBlock(projector, 'alder', month)).toBe(true)
    const blocks = (await house.items('Population')).filter(({ sk }) => String(sk).startsWith('COHORT#'))
    const sizes = blocks.map((item) => decodeBlock(item['block'] as Uint8Array).cohort.size)
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(SIZE)
    const query = { clinics: 'alder', from: daysAgo(120) }
    const told = await house.ask({ path: '/api/population/access', as: 'admin', query })
    expect(told.status, told.answer.body.slice(0, 500)).toBe(200)
    expect(told.json.all.referrals).toBe(SIZE)
  })
})
