import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NetworkChange } from '../../../functions/actions/operating/asked.ts'
import { directoryStore } from '../../../functions/store/directory.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { operating } from '../support/operating.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

const change = (asked: Omit<NetworkChange, 'do'>) => operating(engine.client)({ do: 'change-network', ...asked })
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
