import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAgo, openHouse, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const strain = (ago: number, answers: readonly (number | null)[]) => ({
  ...{ kind: 'assessment', day: daysAgo(ago), instrument: 'strain-6', answers, occasion: 'follow-up' },
})

describe('an instrument with a safety item', () => {
  it('is scored where it is recorded, and stands among the measures of the caseload with its course', async () => {
    const { episodeId } = (await house.open()).json
    const entries = [strain(19, [4, 4, 4, 4, 3, 0]), strain(3, [1, 1, 1, 1, null, 1])]
    const told = await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version: 1, entries } })
    expect(told.status, told.answer.body).toBe(200)
    const { rows } = (await house.ask({ path: '/api/clinics/alder/caseload' })).json
    // The one answer that is missing is the mean of the others.
    expect(rows[0].measures).toEqual([{ id: 'strain-6', first: 19, last: 6, changePercent: -68 }])
    expect(rows[0].answered).toMatchObject({ level: 1, instrument: 'strain-6' })
    expect(rows[0].reasons[0].text).toContain('STRAIN-6 item 6')
  })
})
