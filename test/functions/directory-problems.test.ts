import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPatient } from '../support/charts.ts'
import { openHouse, referral, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.join('cm-left', ['care-manager'], { state: 'disabled' })
})
afterAll(() => house.stop())

let mrns = 0
const open = (more: object) =>
  house.ask({
    path: '/api/clinics/alder/episodes',
    body: {
      patient: aPatient({ mrn: `D-${(mrns += 1)}` }),
      coverage: { payerClass: 'commercial', plan: null },
      entries: [referral()],
      ...more,
    },
  })

describe('what an episode says of plans and people', () => {
  it.each([
    ['a plan nobody knows', { coverage: { payerClass: 'commercial', plan: 'plan-9' } }, 'coverage.plan'],
    [
      'a payer class that its plan does not have',
      { coverage: { payerClass: 'commercial', plan: 'plan-2' } },
      'coverage.payerClass',
    ],
    ['a stranger as care manager', { careManager: 'nobody' }, 'careManager'],
    ['a payer as care manager', { careManager: 'payer-1' }, 'careManager'],
    ['a consultant of the clinic as care manager', { careManager: 'psych' }, 'careManager'],
    ['a care manager of another clinic', { careManager: 'cm-b' }, 'careManager'],
    ['a care manager who has left', { careManager: 'cm-left' }, 'careManager'],
  ])('%s is refused where it stands, and nothing is stored', async (_, more, at) => {
    const before = await house.items('Charts')
    const { status, json } = await open(more)
    expect([status, json.issues.map((issue: { at: string }) => issue.at)]).toEqual([422, [at]])
    expect(await house.items('Charts')).toHaveLength(before.length)
  })
  it('is taken where the Directory has it: its plan with its payer class, a care manager of the clinic, or neither', async () => {
    const { status } = await open({ coverage: { payerClass: 'medicaid', plan: 'plan-2' }, careManager: 'cm-a' })
    expect(status).toBe(200)
    expect((await open({ coverage: { payerClass: 'unknown', plan: null }, careManager: null })).status).toBe(200)
  })
})
