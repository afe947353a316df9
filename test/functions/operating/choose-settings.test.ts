import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SETTINGS, settingOn } from '../../../core/settings/index.ts'
import { settingChoiceItem } from '../../../functions/store/directory-items.ts'
import { directoryStore } from '../../../functions/store/directory.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { operating, type Told } from '../support/operating.ts'

let engine: Engine
/** 2 in the morning UTC of 26 November, when it is still the 25th in Honolulu. */
const NOW = new Date('2026-11-26T02:00:00Z')
beforeAll(async () => {
  engine = await startEngine()
  await operating(engine.client)({
    ...{ do: 'change-network', clinic: 'elm', name: 'Elm Court', zone: 'Pacific/Honolulu' },
  })
})
afterAll(() => engine.stop())

interface Choice {
  readonly clinic: string
  readonly settings: string[]
  readonly from: string | undefined
}
const chooseSettings = (choice: Choice, at: Date): Promise<Told> =>
  operating(engine.client)({ do: 'choose-settings', ...choice }, at)
let clock = NOW.getTime()
const choose = (settings: string[], from: string | undefined = '2026-11-25', clinic = 'elm') =>
  chooseSettings({ clinic, settings, from }, new Date((clock += 1000)))
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
    [
      'one below its bounds',
      ['score-interval=7'],
      '2026-11-25',
      'A score is stale after (score-interval): 14 to 90 days, not 7',
    ],
    ['one that is no number', ['score-interval=soon'], '2026-11-25', 'not soon'],
    ['one that is no word of its list', ['access-standard-days=weeks'], '2026-11-25', 'business or calendar'],
    ['one without a value', ['score-interval'], '2026-11-25', 'id=value'],
    [
      'one that contradicts another',
      ['safety-answer-interval=60'],
      '2026-11-25',
      'A safety answer counts as unknown from (safety-answer-late): 56 days',
    ],
    ['more routes than attempts', ['not-reached-attempts=2', 'not-reached-routes=3'], '2026-11-25', 'Choose both'],
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
  test('is never written over: of two made at one instant the second is refused, and the first is kept', async () => {
    const at = new Date('2026-11-26T02:30:00.000Z')
    const twice = (value: string) =>
      chooseSettings(
        { clinic: 'elm', settings: [`contact-interval=${value}`, 'early-contact=3'], from: '2026-12-24' },
        at,
      )
    expect(await twice('21')).toMatchObject({
      ok: true,
      lines: expect.arrayContaining(['It holds from 2026-12-24 on.']),
    })
    const refused = await twice('14')
    expect([refused.ok, refused.lines.join(' ')]).toEqual([false, expect.stringContaining('nothing was written')])
    expect(settingOn((await choices()).chosen, 'contact-interval', '2026-12-24')).toBe(21)
  })
  test('is listed with what holds, what will, its default, its bounds and where it comes from', async () => {
    const { lines } = await operating(engine.client)({ do: 'list-settings', clinic: 'elm' }, NOW)
    expect(lines).toHaveLength(Object.keys(SETTINGS).length)
    expect(lines).toContain(
      'score-interval = 49, chosen from 2026-11-25 (default 35; 14 to 90 days; a score is stale after; house rule; 28 would mark monthly measurement as stale)',
    )
    expect(lines).toContainEqual(expect.stringMatching(/^need-window = 60, the default \(default 60; 14 to 365 days;/))
    expect(lines).toContainEqual(
      expect.stringMatching(/^contact-interval = 28, the default, then 21 from 2026-12-24 \(default 28;/),
    )
    expect(lines).toContainEqual(expect.stringContaining('; one PHQ-9 this far above baseline is worsening;'))
  })
  test('that this version cannot read is counted in the list', async () => {
    const item = { id: 'from-a-newer-version', from: '2026-11-25', value: 4, recorded: '2026-11-26T02:40:00.000Z' }
    const choice = settingChoiceItem('elm', { ...item, by: '', reason: '' })
    await engine.client.send(new PutCommand({ TableName: 'Directory', Item: choice }))
    const { lines } = await operating(engine.client)({ do: 'list-settings', clinic: 'elm' }, NOW)
    expect(lines.at(-1)).toBe(
      'Choices stored here that this version cannot read or does not allow, and does not use: 1.',
    )
  })
})
