import { afterAll, beforeAll, expect, it } from 'vitest'
import { headcount } from '../../functions/actions/headcount.ts'
import { wireHeadcount } from '../../functions/wiring/headcount.ts'
import { openHouse, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

it('the headcount counts the clinics of the network, with no more than its own settings', async () => {
  const { DIRECTORY_TABLE } = house.environment
  expect(await headcount(wireHeadcount({ DIRECTORY_TABLE }, house.engine.client))).toEqual({ done: 2, failed: 0 })
  expect(() => wireHeadcount({}, house.engine.client)).toThrow('DIRECTORY_TABLE')
})
