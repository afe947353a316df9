import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildOnRecord } from '../../../functions/actions/operating/rebuild-on-record.ts'
import { wireRebuildOnRecord } from '../../../functions/wiring/rebuild.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  expect((await house.open('alder')).status).toBe(200)
})
afterAll(() => house.stop())

const asked = { clinicId: 'alder', operator: 'tester', reason: 'a test' }

test('a rebuild that cannot be recorded writes no row and no block, and does not say that it is done', async () => {
  const deps = wireRebuildOnRecord({ ...house.environment, AUDIT_TABLE: 'Nowhere' }, house.engine.client)
  const [row = {}] = (await house.items('Charts')).filter(({ sk }) => String(sk).startsWith('ACTIVE#'))
  const damaged = { ...row, row: 'damaged' }
  await house.put('Charts', damaged)
  await expect(rebuildOnRecord(deps, asked, 'request-1')).rejects.toThrow()
  expect(await house.items('Charts')).toContainEqual(damaged)
  expect(await house.items('Population')).toEqual([])
})

test('a rebuild that can be names the clinic, and counts what it made anew', async () => {
  const deps = wireRebuildOnRecord(house.environment, house.engine.client)
  expect(await rebuildOnRecord(deps, asked, 'request-2')).toMatchObject({ missing: 1, blocks: 1, failed: 0 })
  const records = (await house.items('Audit')).filter(({ action }) => action === 'rebuild')
  const inOrder = records.toSorted((a, b) => (String(a['sk']) < String(b['sk']) ? -1 : 1))
  expect(inOrder.map(({ result }) => result)).toEqual(['begun', 'ok'])
  expect(JSON.parse(String(inOrder[1]?.['changes']))).toEqual([
    { of: 'rebuild', id: 'rows', field: 'missing', to: '1' },
    { of: 'rebuild', id: 'blocks', field: 'blocks', to: '1' },
  ])
})
