import { DynamoDBClient, CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clinicItem, networkItem, planItem } from '../../../../functions/store/directory-items.ts'
import type { Client } from '../../../../functions/store/client.ts'
import { startDynoxide, type Engine } from '../../../../infra/local/engine/dynoxide.ts'
import { LOCAL_ACCESS } from '../../../../infra/machine/access.ts'
import { changeMember, type MemberChange } from '../../../../infra/operate/member/change.ts'

const TABLE = 'Directory'
let engine: Engine
let client: Client
beforeAll(async () => {
  engine = await startDynoxide()
  const plain = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: engine.endpoint })
  client = DynamoDBDocumentClient.from(plain)
  await plain.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
    }),
  )
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
const change = (more: Partial<MemberChange>) => changeMember(client, TABLE, { sub: 'first', ...more })

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
