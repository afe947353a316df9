import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberChange } from '../../../functions/actions/operating/asked.ts'
import type { Client } from '../../../functions/store/client.ts'
import { clinicItem, networkItem, planItem } from '../../../functions/store/directory-items.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { operating } from '../support/operating.ts'

const TABLE = 'Directory'
let engine: Engine
let client: Client
beforeAll(async () => {
  engine = await startEngine()
  client = engine.client
  const items = [
    networkItem({ name: 'Test', synthetic: true }),
    clinicItem({ clinicId: 'a', name: 'A', zone: 'America/Denver' }),
    clinicItem({ clinicId: 'b', name: 'B', zone: 'America/Denver' }),
    planItem({ planId: 'p', name: 'P', payerClass: null }),
  ]
  for (const Item of items) await client.send(new PutCommand({ TableName: TABLE, Item }))
})
afterAll(() => engine.stop())

const stored = async () => (await client.send(new ScanCommand({ TableName: TABLE }))).Count
const change = (more: Partial<MemberChange>) => operating(client)({ do: 'change-member', sub: 'first', ...more })

test('the first administrator is added, changed in one part, found unchanged, and disabled', async () => {
  const added = await change({ name: 'Odalys', title: 'Administrator', roles: ['administrator'], clinics: 'all' })
  expect(added).toMatchObject({ ok: true })
  expect(added.lines).toContain('  clinics: a, b')
  expect((await change({ clinics: ['b'] })).lines.slice(1)).toEqual(['  clinics: a, b -> b'])
  expect((await change({ clinics: ['b'] })).lines).toEqual(['first is so already; nothing was written.'])
  expect((await change({ state: 'disabled' })).lines.slice(1)).toEqual(['  state: active -> disabled'])
})

test.each([
  ['a new member without a name', { sub: 'new', roles: ['payer'] }, 'new member'],
  ['a role nobody has', { roles: ['root'] }, 'there is no role root'],
  ['an unknown clinic', { clinics: ['z'] }, 'there is no clinic z; clinics are a, b'],
  ['an unknown plan', { plan: 'q' }, 'there is no plan q'],
  ['an id with a delimiter', { sub: 'a#b' }, '--sub'],
  ['a payer without a plan', { sub: 'pay', name: 'P', title: 'P', roles: ['payer'] }, 'a payer belongs to a plan'],
  ['a care manager without a clinic', { sub: 'cm', name: 'C', title: 'C', roles: ['care-manager'] }, 'work in clinics'],
])('%s is refused and nothing is written', async (_what, more, reason) => {
  const before = await stored()
  const outcome = await change(more)
  expect(await stored()).toEqual(before)
  expect(outcome.ok).toBe(false)
  expect(outcome.lines.join(' ')).toContain(reason)
})
