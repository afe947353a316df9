import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPatient } from '../support/charts.ts'
import { openHouse, referral, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.join('other', ['care-manager'], { clinics: ['alder'] })
})
afterAll(() => house.stop())

const path = '/api/clinics/alder/referral'
const keep = (revision: string, content: string | null, after: string | null, as = 'cm-a') =>
  house.ask({ path, body: { revision, after, content, version: 0 }, as })
const read = async (as = 'cm-a') => (await house.ask({ path, as })).json
const begun = async (as = 'cm-a') => (await house.ask({ path: '/api/clinics/alder/caseload', as })).json
const open = (mrn: string, draft?: object, key?: string) =>
  house.ask({
    ...{ path: '/api/clinics/alder/episodes', as: 'cm-a', ...(key ? { key } : {}) },
    body: {
      ...{ patient: aPatient({ mrn }), coverage: { payerClass: 'unknown', plan: null }, entries: [referral()] },
      ...(draft ? { draft } : {}),
    },
  })

describe('a referral that is typed and not sent', () => {
  it('is there on another page of the same person, marked in their list, and for nobody else', async () => {
    expect((await keep('r1', 'typed so far', null)).status).toBe(200)
    expect(await read()).toMatchObject({ revision: 'r1', content: 'typed so far' })
    expect(await begun()).toMatchObject({ referrals: ['alder'], typed: [] })
    expect([await read('other'), (await begun('other')).referrals]).toEqual([null, []])
    expect(JSON.stringify(await begun())).not.toContain('typed so far')
  })
  it('is written over by no page that has not seen it', async () => {
    expect((await keep('r2', 'typed on', 'r1')).status).toBe(200)
    expect((await keep('r3', 'typed elsewhere', 'r1')).status).toBe(409)
    expect((await read()).content).toBe('typed on')
  })
  it('is on record when it is begun and each time it is opened, with the clinic and no word of it', async () => {
    const acts = (await house.items('Audit')).filter(({ action }) => String(action).startsWith('draft.'))
    const of = (action: string) => acts.filter((act) => act['action'] === action && act['sub'] === 'cm-a').length
    expect([of('draft.begin'), of('draft.read')]).toEqual([1, 2])
    expect(JSON.stringify(acts)).not.toContain('typed')
  })
  it('is gone with the save that stores it, in one transaction and however often that is sent', async () => {
    const draft = { revision: 'r4', after: ['r2'], content: null }
    const [first, again] = [await open('D-1', draft, 'one'), await open('D-1', draft, 'one')]
    expect([first.status, first.json.draft, again.status]).toEqual([200, 'kept', 200])
    expect([(await read()).content, (await begun()).referrals]).toEqual([null, []])
  })
  it('stays where another page typed something else since: the chart is opened all the same', async () => {
    expect((await keep('r5', 'for somebody else', 'r4')).status).toBe(200)
    const opened = await open('D-2', { revision: 'r6', after: ['r4'], content: null })
    expect([opened.status, opened.json.draft]).toEqual([200, 'overtaken'])
    expect((await read()).content).toBe('for somebody else')
  })
})
