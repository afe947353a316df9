import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settingOn } from '../../../../core/settings/index.ts'
import { directoryStore } from '../../../../functions/store/directory.ts'
import { changeNetwork } from '../../../../infra/local/network/change.ts'
import { chooseSettings, listSettings } from '../../../../infra/local/network/choose-setting.ts'
import { startEngine, type Engine } from '../../../functions/support/engine.ts'

let engine: Engine
/** 2 in the morning UTC of 26 November, when it is still the 25th in Honolulu. */
const NOW = new Date('2026-11-26T02:00:00Z')
beforeAll(async () => {
  engine = await startEngine()
  await changeNetwork(engine.client, 'Directory', { clinic: 'elm', name: 'Elm Court', zone: 'Pacific/Honolulu' })
})
afterAll(() => engine.stop())

let clock = NOW.getTime()
const choose = (settings: string[], from: string | undefined = '2026-11-25', clinic = 'elm') =>
  chooseSettings(
    engine.client,
    'Directory',
    { clinic, settings, from, reason: 'a test', by: 'tester' },
    new Date((clock += 1000)),
  )
const choices = () => directoryStore(engine.client, 'Directory', () => NOW).choices('elm')
const saying = async (asked: ReturnType<typeof choose>) => (await asked).lines.join(' ')

describe('a setting of a clinic', () => {
  test('holds from its day on, and the default before', async () => {
    expect(await choose(['score-interval=42', 'access-standard-days=calendar'])).toMatchObject({ ok: true })
    const { chosen } = await choices()
    expect(settingOn(chosen, 'score-interval', '2026-11-24')).toBe(35)
    expect(settingOn(chosen, 'score-interval', '2026-11-25')).toBe(42)
    expect(settingOn(chosen, 'access-standard-days', '2027-01-01')).toBe('calendar')
  })
  test('chosen again for the same day, the later choice holds and the earlier one is kept', async () => {
    await choose(['score-interval=49'])
    const { chosen } = await choices()
    expect(settingOn(chosen, 'score-interval', '2026-11-25')).toBe(49)
  })
  test.each([
    ['an unknown one', ['score-intervall=42'], '2026-11-25', 'there is no score-intervall'],
    ['one below its bounds', ['score-interval=7'], '2026-11-25', 'score-interval is 14 to 90 days, not 7'],
    ['one that is no number', ['score-interval=soon'], '2026-11-25', 'not soon'],
    ['one that is no word of its list', ['access-standard-days=weeks'], '2026-11-25', 'business or calendar'],
    ['one without a value', ['score-interval'], '2026-11-25', 'id=value'],
    ['one given twice', ['acted-on=20', 'acted-on=21'], '2026-11-25', 'given twice'],
    ['one from a day that has passed at the clinic', ['acted-on=20'], '2026-11-24', 'has passed; today is 2026-11-25'],
    ['one from a day that is none', ['acted-on=20'], '2026-02-30', 'YYYY-MM-DD'],
  ])('is refused where it is %s, and nothing of it is written', async (_, settings, from, says) => {
    const before = await choices()
    const outcome = choose(settings, from)
    expect((await outcome).ok).toBe(false)
    expect(await saying(outcome)).toContain(says)
    expect(await choices()).toEqual(before)
  })
  test('is refused for a clinic that is not there, and one good value beside a bad one is not written either', async () => {
    expect(await saying(choose(['acted-on=20'], '2026-11-25', 'oak'))).toContain('no clinic oak')
    expect((await choose(['acted-on=20', 'new-to-review=1'])).ok).toBe(false)
    expect(settingOn((await choices()).chosen, 'acted-on', '2026-11-25')).toBe(28)
  })
  test('is listed with what holds, its bounds and where it comes from', async () => {
    const { lines } = await listSettings(engine.client, 'Directory', 'elm', NOW)
    expect(lines).toContainEqual(expect.stringContaining('score-interval = 49, chosen from 2026-11-25 (14 to 90 days'))
    expect(lines).toContainEqual(expect.stringContaining('need-window = 60, the default'))
  })
})
