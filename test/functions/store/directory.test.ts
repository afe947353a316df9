import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingOn } from '../../../core/settings/index.ts'
import type { Item } from '../../../functions/store/client.ts'
import { settingChoiceItem, settingsItem, type SettingChoice } from '../../../functions/store/directory-items.ts'
import { DIRECTORY_CACHE_MS, directoryStore } from '../../../functions/store/directory.ts'
import { startEngine, type Engine } from '../support/engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

let clinics = 0
/** A clinic of its own for each test. */
const newClinic = (): string => `clinic-${(clinics += 1)}`
const put = async (item: Item) => engine.client.send(new PutCommand({ TableName: 'Directory', Item: item }))
const choose = (clinicId: string, choice: Partial<SettingChoice>) =>
  put(
    settingChoiceItem(clinicId, {
      ...{ id: 'acted-on', from: '2026-11-01', value: 20, recorded: '2026-10-30T09:00:00.000Z', by: 'a', reason: 'b' },
      ...choice,
    }),
  )
const store = (clock = () => new Date('2026-11-25T12:00:00Z')) => directoryStore(engine.client, 'Directory', clock)
const actedOn = async (clinicId: string, day = '2026-11-25') =>
  settingOn((await store().choices(clinicId)).chosen, 'acted-on', day)

describe('what a clinic chose', () => {
  it('is nothing where nothing is stored, and is not mixed with its holidays or with another clinic', async () => {
    const [clinicId, other] = [newClinic(), newClinic()]
    await put(settingsItem(clinicId, { from: '2026-01-01', holidays: ['2026-12-24'] }))
    await choose(other, {})
    expect(await store().choices(clinicId)).toEqual({ chosen: {}, made: [], unread: 0 })
    expect(await store().settings(other)).toEqual({ dated: [], unread: 0 })
    const dated = [{ from: '2026-01-01', holidays: ['2026-12-24'] }]
    expect(await store().settings(clinicId)).toEqual({ dated, unread: 0 })
  })
  it('for one day twice is what was recorded last, in whatever order it was stored', async () => {
    const clinicId = newClinic()
    await choose(clinicId, { value: 30, recorded: '2026-10-30T10:00:00.000Z' })
    await choose(clinicId, { value: 20, recorded: '2026-10-30T09:00:00.000Z' })
    expect(await actedOn(clinicId)).toBe(30)
  })
  it('for an earlier day, recorded later, holds until the later day and leaves that one as it is', async () => {
    const clinicId = newClinic()
    await choose(clinicId, { from: '2026-11-20', value: 30 })
    await choose(clinicId, { from: '2026-11-10', value: 20, recorded: '2026-11-09T09:00:00.000Z' })
    expect([await actedOn(clinicId, '2026-11-19'), await actedOn(clinicId, '2026-11-20')]).toEqual([20, 30])
  })
})

describe('a choice that this version cannot use', () => {
  const key = (clinicId: string) => ({
    pk: `CLINIC#${clinicId}`,
    sk: 'SETTING#acted-on#2026-11-05#2026-11-04T09:00:00.000Z',
  })
  it.each<[string, Item]>([
    ['of a setting nobody knows', { id: 'moon-phase', from: '2026-11-05', value: 3, recorded: 'x' }],
    ['of a name every object has', { id: 'constructor', from: '2026-11-05', value: 3, recorded: 'x' }],
    ['out of bounds', { id: 'acted-on', from: '2026-11-05', value: 999, recorded: 'x' }],
    ['that is a word for a number', { id: 'acted-on', from: '2026-11-05', value: '20', recorded: 'x' }],
    ['without its value', { id: 'acted-on', from: '2026-11-05', recorded: 'x' }],
    ['from a day that is none', { id: 'acted-on', from: '2026-02-30', value: 20, recorded: 'x' }],
    ['that is empty', {}],
  ])('%s is counted, and takes no other away', async (_, damaged) => {
    const clinicId = newClinic()
    await choose(clinicId, { id: 'contact-interval', value: 21 })
    await put({ ...key(clinicId), ...damaged })
    const { chosen, unread } = await store().choices(clinicId)
    expect(unread).toBe(1)
    expect(chosen).toEqual({ 'contact-interval': [{ from: '2026-11-01', value: 21 }] })
    expect(await actedOn(clinicId)).toBe(28)
  })
  it('counts as not chosen: what was chosen for the same day before it holds', async () => {
    const clinicId = newClinic()
    await choose(clinicId, {})
    await choose(clinicId, { value: 999, recorded: '2026-10-31T09:00:00.000Z' })
    expect(await actedOn(clinicId)).toBe(20)
    expect((await store().choices(clinicId)).unread).toBe(1)
  })
  it('by a writer without a name or a reason is used', async () => {
    const clinicId = newClinic()
    await put({ ...key(clinicId), id: 'acted-on', from: '2026-11-05', value: 20, recorded: '2026-11-04T09:00:00.000Z' })
    expect([await actedOn(clinicId), (await store().choices(clinicId)).unread]).toEqual([20, 0])
  })
})

it('a choice holds within the time the Directory is remembered, and not before it is read again', async () => {
  const clinicId = newClinic()
  let now = Date.parse('2026-11-25T12:00:00Z')
  const { choices } = store(() => new Date(now))
  expect((await choices(clinicId)).chosen).toEqual({})
  await choose(clinicId, {})
  now += DIRECTORY_CACHE_MS - 1
  expect((await choices(clinicId)).chosen).toEqual({})
  now += 1
  expect((await choices(clinicId)).chosen['acted-on']).toHaveLength(1)
})
