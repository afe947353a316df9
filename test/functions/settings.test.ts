import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inOneLine } from '../../core/settings/choice.ts'
import { SETTING_IDS } from '../../core/settings/index.ts'
import type { Ask } from '../../functions/actions/operating/asked.ts'
import { apiEdge } from '../../functions/edges/api.ts'
import { clinicItem } from '../../functions/store/directory-items.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { daysAgo, openHouse, phq9, TODAY, type Asked, type House, type Told } from './support/house.ts'
import { operating } from './support/operating.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  for (const clinicId of ['elm', 'oak', 'fir', 'ash', 'yew', 'sloe'])
    await house.put('Directory', clinicItem({ clinicId, name: clinicId, zone: 'Etc/UTC' }))
  const clinics = ['alder', 'elm', 'oak', 'fir', 'ash', 'yew', 'sloe']
  await house.join('admin', ['administrator'], { clinics })
  await house.join('admin-2', ['administrator'], { clinics })
  await house.join('cm-a', ['care-manager'], { clinics: ['alder', 'elm'] })
})
afterAll(() => house.stop())

const TOMORROW = daysAgo(-1)
const read = (clinicId: string, more: Partial<Asked> = {}): Promise<Told> =>
  house.ask({ path: `/api/clinics/${clinicId}/settings`, as: 'admin', ...more })
const choose = (clinicId: string, body: object, more: Partial<Asked> = {}): Promise<Told> =>
  read(clinicId, { body: { revision: null, from: TODAY, reason: 'Monthly measurement', ...body }, ...more })
const rowIn = ({ json }: Told, id: string) => json.rows.find((row: { id: string }) => row.id === id)
const audited = async (clinicId: string, action: string) =>
  (await house.items('Audit')).filter(
    (item) => item['action'] === action && String(item['pk']).startsWith(`CLINIC#${clinicId}#`),
  )

describe('law 11: the settings of a clinic', () => {
  it('are read with default, bounds and source by who works there, and nobody else', async () => {
    const told = await read('alder', { as: 'cm-a' })
    expect(told.status).toBe(200)
    expect(told.json.rows.map(({ id }: { id: string }) => id)).toEqual(SETTING_IDS)
    expect(rowIn(told, 'score-interval')).toEqual({
      ...{ id: 'score-interval', orders: 'scores', says: 'A score is stale after', now: 35, since: null, default: 35 },
      ...{ bounds: '14 to 90 days', unit: 'days', least: 14, most: 90, options: [], keptBy: null, choices: [] },
      source: 'house rule; 28 would mark monthly measurement as stale',
    })
    expect([told.json.revision, told.json.today, told.json.preview]).toEqual([null, TODAY, null])
    expect((await read('birch')).status).toBe(404)
  })

  it('are chosen with a reason, and show since when, who and why; what is planned is shown beside', async () => {
    const chosen = await choose('elm', { settings: ['score-interval=42'] })
    expect([chosen.status, chosen.json.written]).toEqual([200, 1])
    const { revision } = chosen.json
    const later = { revision, from: TOMORROW, settings: ['score-interval=49'], reason: ' Later ' }
    expect((await choose('elm', later)).json.written).toBe(1)
    const row = rowIn(await read('elm', { as: 'cm-a' }), 'score-interval')
    expect([row.now, row.since]).toEqual([42, TODAY])
    const made = { by: 'Name of admin', recorded: expect.any(String), replaced: false }
    expect(row.choices).toEqual([
      { from: TOMORROW, value: 49, reason: 'Later', ...made },
      { from: TODAY, value: 42, reason: 'Monthly measurement', ...made },
    ])
  })

  it('are one record with the command: it sees what the page chose, the page says who asked, and the later of a day holds', async () => {
    await choose('oak', { settings: ['acted-on=20'] })
    const asked = { do: 'choose-settings', clinic: 'oak', settings: ['acted-on=21'], from: TODAY } satisfies Ask
    expect(await operating(house.engine.client)(asked, new Date(), { operator: 'robin' })).toMatchObject({ ok: true })
    const row = rowIn(await read('oak'), 'acted-on')
    expect(row.choices.map((one: object) => one)).toMatchObject([
      { value: 21, by: 'robin (operator)', replaced: false },
      { value: 20, by: 'Name of admin', replaced: true },
    ])
    expect(row.now).toBe(21)
  })

  it('are on record, the reading and the change: who, why, what became what', async () => {
    await choose('yew', { settings: ['contact-interval=21'] })
    const [change] = await audited('yew', 'settings.choose')
    expect(change).toMatchObject({ sub: 'admin', roles: 'administrator', result: 'ok', reason: 'Monthly measurement' })
    expect(JSON.parse(String(change?.['changes']))).toEqual([
      { of: 'setting', id: 'contact-interval', field: `from ${TODAY}`, from: '28', to: '21' },
    ])
    await read('yew')
    expect(await audited('yew', 'settings.read')).toHaveLength(1)
  })
})

describe('a choice that cannot be', () => {
  it.each<[string, object, string, string]>([
    ['contradicts another', { settings: ['safety-answer-interval=60'] }, 'safety-answer-interval', 'Choose both'],
    [
      'is out of bounds',
      { settings: ['score-interval=7'] },
      'score-interval',
      'A score is stale after (score-interval): 14 to 90 days, not 7',
    ],
    ['is from a day that has passed', { settings: ['acted-on=20'], from: daysAgo(1) }, 'from', 'has passed'],
    ['is from no day', { settings: ['acted-on=20'], from: 'soon' }, 'from', 'YYYY-MM-DD'],
    ['is of no setting', { settings: ['moon=3'] }, 'settings', 'there is no moon'],
    ['is given twice', { settings: ['acted-on=20', 'acted-on=21'] }, 'acted-on', 'given twice'],
  ])(
    'because it %s is refused at its place in the words of the command, and nothing is written',
    async (_, body, at, words) => {
      const told = await choose('fir', body)
      expect(told.status).toBe(422)
      expect(told.json.issues).toEqual([{ at, problem: expect.stringContaining(words) }])
      expect((await read('fir')).json.revision).toBeNull()
      const { settings = [], from = TODAY } = body as { settings?: string[]; from?: string }
      const asked = { do: 'choose-settings', clinic: 'fir', settings, from } satisfies Ask
      const command = await operating(house.engine.client)(asked)
      expect([command.ok, command.lines.join(' ')]).toEqual([
        false,
        expect.stringContaining(told.json.issues[0].problem),
      ])
    },
  )

  it('without a reason is told to say why', async () => {
    const told = await choose('fir', { settings: ['acted-on=20'], reason: '  ' })
    expect(told.json.issues).toEqual([{ at: 'reason', problem: expect.stringContaining('why') }])
  })
})

describe('two who choose', () => {
  it('from the same reading: the second looks again, and nothing of theirs is written', async () => {
    expect((await choose('ash', { settings: ['acted-on=20'] })).status).toBe(200)
    const second = await choose('ash', { settings: ['acted-on=25'] })
    expect([second.status, second.json.kind]).toEqual([409, 'version-conflict'])
    expect(rowIn(await read('ash'), 'acted-on').choices).toHaveLength(1)
    // One person on two pages, or after a save whose answer was lost, is not told of somebody else.
    expect(second.json.detail).toMatch(/^You chose .* yourself since this page read them/)
    const other = await choose('ash', { settings: ['acted-on=25'] }, { as: 'admin-2' })
    expect([other.status, other.json.detail]).toEqual([409, expect.stringMatching(/^Somebody else chose /)])
  })

  it('at the same moment: one of them is written', async () => {
    const { revision } = (await read('ash')).json
    const told = await Promise.all(
      [22, 23, 24].map((days) => choose('ash', { revision, settings: [`acted-on=${days}`] })),
    )
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(rowIn(await read('ash'), 'acted-on').choices).toHaveLength(2)
  })

  it('a request that is sent again is answered as before, also where somebody chose after it, and is written once', async () => {
    const { revision } = (await read('sloe')).json
    const key = randomUUID()
    const body = { revision, settings: ['acted-on=20', 'new-to-review=21'] }
    const first = await choose('sloe', body, { key })
    await choose('sloe', { revision: first.json.revision, settings: ['acted-on=30'] })
    const again = await choose('sloe', body, { key })
    expect([again.status, again.json.written]).toEqual([200, 2])
    expect(rowIn(again, 'acted-on').now).toBe(30)
    expect(rowIn(again, 'acted-on').choices).toHaveLength(2)
    const other = await choose('sloe', { ...body, settings: ['acted-on=9'] }, { key })
    expect(other.json.kind).toBe('replayed-key')
  })

  it('what is so already is not written again', async () => {
    const { revision } = (await read('sloe')).json
    const told = await choose('sloe', { revision, settings: ['acted-on=30'] })
    expect([told.json.written, told.json.revision]).toEqual([0, revision])
  })
})

describe('what other values would change today', () => {
  it('is counted by the rules of the caseload, and once it is chosen the caseload shows it', async () => {
    for (const ago of [3, 10, 18]) {
      const { episodeId } = (await house.open()).json
      const contact = { kind: 'contact', day: daysAgo(19), outcome: 'completed', mode: 'phone' }
      const entries = [{ ...contact, work: ['behavioral-activation'] }, phq9(ago, [1, 1, 0, 0, 0, 0, 0, 0, 0])]
      const told = await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version: 1, entries } })
      expect(told.status).toBe(200)
    }
    await house.open()
    const stale = async () => {
      // A function that has remembered nothing yet.
      const fresh = apiEdge(wireApi(house.environment, house.engine.client))
      const { rows } = (await house.askOf(fresh, { path: '/api/clinics/alder/caseload' })).json
      return rows.filter(({ reasons }: { reasons: { code: string }[] }) =>
        reasons.some(({ code }) => code === 'score-stale'),
      ).length as number
    }
    const settings = 'score-interval=14'
    const { preview } = (await read('alder', { query: { settings, from: TOMORROW } })).json
    expect([preview.people, preview.waiting, preview.unread, await stale()]).toEqual([4, 1, 0, 0])
    expect(preview.reasons).toContainEqual({ code: 'score-stale', name: 'Score stale', now: 0, then: 1 })
    expect(preview.review.then).toBe(preview.review.now - preview.leave + preview.enter)
    // Nothing of it was written yet.
    const { json } = await read('alder')
    expect([json.revision, rowIn({ json } as Told, 'score-interval').now]).toEqual([null, 35])
    await choose('alder', { settings: [settings] })
    expect(await stale()).toBe(1)
  })

  it('for the access standard is how many who wait would be over it', async () => {
    const { overStandard, waiting } = (
      await read('alder', { query: { settings: 'access-standard=90,access-standard-days=calendar' } })
    ).json.preview
    expect([overStandard, waiting]).toEqual([{ now: 1, then: 0 }, 1])
  })

  it('is refused where the values could not be chosen', async () => {
    const told = await read('alder', { query: { settings: 'score-interval=7' } })
    expect([told.status, told.json.issues[0].at]).toEqual([422, 'score-interval'])
    // What is typed in one field asks for no other setting.
    const typed = await read('alder', { query: { settings: inOneLine(['score-interval=42,acted-on=56']) } })
    expect([typed.status, typed.json.issues[0].at]).toEqual([422, 'score-interval'])
  })
})
