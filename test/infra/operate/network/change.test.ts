import { afterAll, beforeAll, expect, test } from 'vitest'
import { directoryStore } from '../../../../functions/store/directory.ts'
import { changeNetwork, type NetworkChange } from '../../../../infra/operate/network/change.ts'
import { startEngine, type Engine } from '../../../functions/support/engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

const change = (asked: NetworkChange) => changeNetwork(engine.client, 'Directory', asked)
const lists = () => directoryStore(engine.client, 'Directory', () => new Date()).lists()

test('a clinic needs a name and a real time zone, and then it is there', async () => {
  expect(await change({ clinic: 'elm', name: 'Elm Court' })).toMatchObject({ ok: false })
  expect(await change({ clinic: 'elm', name: 'Elm Court', zone: 'America/Nowhere' })).toMatchObject({ ok: false })
  expect((await lists()).clinics.size).toBe(0)
  expect(await change({ clinic: 'elm', name: 'Elm Court', zone: 'America/Denver' })).toMatchObject({ ok: true })
  expect((await lists()).clinics.get('elm')).toEqual({ clinicId: 'elm', name: 'Elm Court', zone: 'America/Denver' })
})

test('a clinic can be renamed, and its zone cannot be changed: its days are written in it', async () => {
  expect(await change({ clinic: 'elm', name: 'Elm Place' })).toMatchObject({ ok: true })
  expect(await change({ clinic: 'elm', zone: 'America/New_York' })).toMatchObject({ ok: false })
  expect((await lists()).clinics.get('elm')).toMatchObject({ name: 'Elm Place', zone: 'America/Denver' })
})

test('a plan and the network get their names', async () => {
  expect(await change({ plan: 'first', name: 'First Plan' })).toMatchObject({ ok: true })
  expect(await change({ name: 'Our network' })).toMatchObject({ ok: true })
  expect(await lists()).toMatchObject({ network: { name: 'Our network', synthetic: false } })
  expect((await lists()).plans.get('first')?.name).toBe('First Plan')
})

test('two things at once, nothing at all, and an id with a delimiter are refused', async () => {
  expect(await change({ clinic: 'elm', plan: 'first', name: 'Both' })).toMatchObject({ ok: false })
  expect(await change({})).toMatchObject({ ok: false })
  expect(await change({ plan: 'a#b', name: 'Sharp' })).toMatchObject({ ok: false })
})
