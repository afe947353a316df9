import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_RULES, rulesOn } from '../../../core/caseload/rules.ts'
import { directoryStore } from '../../../functions/store/directory.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { operating } from '../support/operating.ts'

const NOW = new Date('2026-11-25T12:00:00Z')
let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
  await operating(engine.client)({ do: 'change-network', clinic: 'elm', name: 'Elm Court', zone: 'Pacific/Honolulu' })
})
afterAll(() => engine.stop())
const choose = (value: number) =>
  operating(engine.client)(
    { do: 'choose-settings', clinic: 'elm', settings: [`plan-age=${value}`], from: '2026-11-26' },
    NOW,
  )

describe('the age of a safety plan', () => {
  it('is refused beyond its bounds, and said with them', async () => {
    const told = await choose(5)
    expect([told.ok, told.lines.join(' ').includes('(plan-age): 30 to 730 days, not 5')]).toEqual([false, true])
  })
  it('holds from the day it is chosen for, in the rules that lists are made by', async () => {
    expect(await choose(90)).toMatchObject({ ok: true })
    const { chosen } = await directoryStore(engine.client, 'Directory', () => NOW).choices('elm')
    const on = (day: string) => rulesOn(chosen, day, new Set()).planAge
    expect([on('2026-11-25'), on('2026-11-26'), DEFAULT_RULES.planAge]).toEqual([182, 90, 182])
  })
})
