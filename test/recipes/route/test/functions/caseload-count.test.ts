import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.open()
  await house.open()
})
afterAll(() => house.stop())
const count = (as: string) => house.ask({ path: '/api/clinics/alder/caseload/count', as })

describe('the count of a caseload', () => {
  it('is answered to who works there, and is on record', async () => {
    const { status, json } = await count('cm-a')
    expect([status, json]).toEqual([200, { open: 2 }])
    const acts = (await house.items('Audit')).map((item) => item['action'] ?? item['act'])
    expect(acts).toContain('caseload.count')
  })
  it('is refused to an administrator and to a payer', async () => {
    expect([(await count('admin')).status, (await count('payer')).status]).toEqual([403, 403])
  })
})
