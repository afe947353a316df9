import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ask } from '../../../functions/actions/operating/asked.ts'
import { operate } from '../../../functions/actions/operating/operate.ts'
import { wireOperate } from '../../../functions/wiring/operate.ts'
import type { Client } from '../../../functions/store/client.ts'
import { directoryKeys } from '../../../functions/store/keys.ts'
import { TABLES } from '../support/engine.ts'
import { openHouse, type House } from '../support/house.ts'
import { operating } from '../support/operating.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const ask = (question: Ask) => operating(house.engine.client)(question)
const acts = async (action: string) => (await house.items('Audit')).filter((item) => item['action'] === action)
const stored = async (pk: string) => (await house.items('Directory')).filter((item) => item['pk'] === pk)

/** Does something once, just before the first transaction is sent. */
function before(client: Client, once: () => Promise<unknown>): Client {
  let isDone = false
  return new Proxy(client, {
    get(target, name) {
      if (name !== 'send') return Reflect.get(target, name) as unknown
      return async (command: never) => {
        const { constructor } = command as object
        if (!isDone && constructor.name === 'TransactWriteCommand') {
          isDone = true
          await once()
        }
        return target.send(command)
      }
    },
  })
}

describe('two operators at once', () => {
  test('who change different things of one membership both have their way, and each is on record', async () => {
    const client = before(house.engine.client, () => ask({ do: 'change-member', sub: 'cm-a', clinics: ['birch'] }))
    const slower = await operate(
      wireOperate(TABLES, client),
      { operator: 'slower', reason: '', ask: { do: 'change-member', sub: 'cm-a', roles: ['consultant'] } },
      'request-2',
    )
    expect(slower).toMatchObject({ ok: true })
    expect((await stored('USER#cm-a'))[0]).toMatchObject({ clinics: ['birch'], roles: ['consultant'] })
    expect((await acts('change-member')).map(({ sub }) => sub).sort()).toEqual(['operator:slower', 'operator:tester'])
  })

  test('who choose numbers that contradict each other are not both heard: the second is held against the first', async () => {
    const choice = (setting: string): Ask => ({
      ...{ do: 'choose-settings', clinic: 'alder', settings: [setting], from: '2199-01-01' },
    })
    const client = before(house.engine.client, () => ask(choice('safety-answer-late=40')))
    const slower = await operate(
      wireOperate(TABLES, client),
      { operator: 'slower', reason: '', ask: choice('safety-answer-interval=50') },
      'request-3',
    )
    expect(slower).toMatchObject({
      ok: false,
      issues: [{ at: 'settings', problem: expect.stringContaining('Choose both') }],
    })
    expect(await acts('choose-settings')).toHaveLength(1)
  })

  test('who add one clinic in two zones do not both: the second is told that a zone cannot be changed', async () => {
    const clinic = (zone: string): Ask => ({ do: 'change-network', clinic: 'elm', name: 'Elm Court', zone })
    const client = before(house.engine.client, () => ask(clinic('America/Denver')))
    const question = { operator: 'slower', reason: '', ask: clinic('America/New_York') }
    const slower = await operate(wireOperate(TABLES, client), question, 'request-4')
    expect(slower).toMatchObject({ ok: false, issues: [{ at: 'zone' }] })
    expect(await stored('NETWORK')).toContainEqual(expect.objectContaining({ clinicId: 'elm', zone: 'America/Denver' }))
  })
})

describe('what cannot be recorded', () => {
  test('is not done: without the audit trail no membership changes', async () => {
    const deps = wireOperate({ ...TABLES, AUDIT_TABLE: 'Nowhere' }, house.engine.client)
    const before = await house.items('Directory')
    const question: Ask = { do: 'change-member', sub: 'psych', state: 'disabled' }
    await expect(operate(deps, { operator: 'x', reason: '', ask: question }, 'request-5')).rejects.toThrow()
    expect(await house.items('Directory')).toEqual(before)
  })
})

describe('somebody of more clinics than a transaction takes', () => {
  test('is added whole, with their name in each clinic and one record', async () => {
    const clinics = Array.from({ length: 120 }, (_, n) => `c-${n}`)
    for (const clinic of clinics) await ask({ do: 'change-network', clinic, name: clinic, zone: 'Etc/UTC' })
    const added = await ask({
      ...{ do: 'change-member', sub: 'everywhere', name: 'E', title: 'Consultant', roles: ['consultant'], clinics },
    })
    expect(added).toMatchObject({ ok: true })
    const [member] = await stored('USER#everywhere')
    expect(member?.['clinics']).toEqual(clinics)
    const names = (await house.items('Directory')).filter(
      ({ sk }) => sk === directoryKeys.staff('c-0', 'everywhere').sk,
    )
    expect(names).toHaveLength(120)
    const records = (await acts('change-member')).filter((item) => String(item['changes']).includes('everywhere'))
    expect(records).toHaveLength(1)
  })
})

describe('what a newer version wrote', () => {
  test('keeps what this one does not know: a clinic is renamed around it', async () => {
    const item = { ...directoryKeys.clinic('oak'), clinicId: 'oak', name: 'Oak', zone: 'Etc/UTC', rooms: 4 }
    await house.put('Directory', item)
    expect(await ask({ do: 'change-network', clinic: 'oak', name: 'Oak Hill' })).toMatchObject({ ok: true })
    expect(await stored('NETWORK')).toContainEqual(expect.objectContaining({ name: 'Oak Hill', rooms: 4 }))
  })

  test('and cannot be read is left alone, with the reason', async () => {
    const item = { ...directoryKeys.clinic('fir'), clinicId: 'fir', name: { en: 'Fir' }, zone: 'Etc/UTC' }
    await house.put('Directory', item)
    const answer = await ask({ do: 'change-network', clinic: 'fir', name: 'Fir Hill', zone: 'Etc/UTC' })
    expect(answer).toMatchObject({ ok: false, lines: [expect.stringContaining('after the update')] })
    expect(await stored('NETWORK')).toContainEqual(item)
  })

  test('of a membership only shuts out or lets in again, and nothing else of it is touched', async () => {
    const item = {
      ...directoryKeys.member('newer'),
      sub: 'newer',
      name: 'N',
      title: 'T',
      roles: ['lead'],
      clinics: [],
      format: 9,
    }
    await house.put('Directory', { ...item, plan: null, state: 'active' })
    const wider = await ask({ do: 'change-member', sub: 'newer', roles: ['consultant'], clinics: ['alder'] })
    expect(wider).toMatchObject({ ok: false, lines: [expect.stringContaining('A newer version')] })
    const shut = await ask({ do: 'change-member', sub: 'newer', state: 'disabled' })
    expect((await stored('USER#newer'))[0]).toMatchObject({ ...item, state: 'disabled' })
    expect(shut.lines.join()).toContain('state: active -> disabled')
  })
})
