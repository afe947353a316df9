import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewEntry } from '../../core/chart/entry.ts'
import { shortDay } from '../../core/day-words.ts'
import { addDays, dayInZone } from '../../core/day.ts'
import { apiEdge } from '../../functions/edges/api.ts'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { wireNightly } from '../../functions/wiring/nightly.ts'
import { reconcile } from '../../functions/actions/reconcile.ts'
import { clinicItem, settingChoiceItem } from '../../functions/store/directory-items.ts'
import { aPatient } from '../support/charts.ts'
import { openHouse, type House, type Told } from './support/house.ts'

/** Clinics from the east coast to the middle of the Pacific: at one instant they have different days. */
const CLINICS = [
  ['hudson', 'America/New_York'],
  ['marina', 'America/Los_Angeles'],
  ['makai', 'Pacific/Honolulu'],
] as const
let house: House
/** A quarter past seven in the morning UTC of yesterday: after midnight in New York, before it in Los Angeles and Honolulu. */
const NOW = new Date(`${addDays(new Date().toISOString().slice(0, 10), -1)}T07:15:00Z`)
const todayAt = (zone: string) => dayInZone(NOW.getTime(), zone)
let api: HttpHandler

beforeAll(async () => {
  house = await openHouse()
  for (const [clinicId, zone] of CLINICS) await house.put('Directory', clinicItem({ clinicId, name: clinicId, zone }))
  await house.join('cm', ['care-manager'], { clinics: CLINICS.map(([id]) => id) })
  await house.join('boss', ['administrator'], { clinics: CLINICS.map(([id]) => id) })
  const deps = wireApi(house.environment, house.engine.client)
  api = apiEdge({ ...deps, clock: () => NOW })
})
afterAll(() => house.stop())

let mrns = 0
const open = (clinicId: string, entries: readonly NewEntry[]): Promise<Told> =>
  house.askOf(api, {
    as: 'cm',
    path: `/api/clinics/${clinicId}/episodes`,
    body: {
      patient: aPatient({ mrn: `Z-${(mrns += 1)}` }),
      coverage: { payerClass: 'commercial', plan: 'plan-1' },
      entries,
    },
  })
const record = async (episodeId: string, version: number, ...entries: NewEntry[]) =>
  (await house.askOf(api, { as: 'cm', path: `/api/episodes/${episodeId}/entries`, body: { version, entries } })).json
const caseload = async (clinicId: string) =>
  (await house.askOf(api, { as: 'cm', path: `/api/clinics/${clinicId}/caseload` })).json
const referral = (day: string): NewEntry => ({ kind: 'referral', day })
const form = (day: string, item9: number, rest = 1): NewEntry => ({
  ...{ kind: 'assessment', day, instrument: 'phq-9', occasion: 'initial' },
  answers: [...Array.from({ length: 8 }, () => rest), item9],
})
const session = (day: string): NewEntry => ({
  ...{ kind: 'contact', day, outcome: 'completed', mode: 'phone', work: ['behavioral-activation'] },
})

describe.each(CLINICS)('the day at %s in %s', (clinicId, zone) => {
  const today = todayAt(zone)
  it('is that of its zone: today is taken, tomorrow refused, and the caseload says which day it is', async () => {
    expect((await open(clinicId, [referral(today)])).status).toBe(200)
    const tomorrow = await open(clinicId, [referral(addDays(today, 1))])
    expect([tomorrow.status, tomorrow.json.issues[0].problem]).toEqual([
      422,
      `This day is in the future; today is ${shortDay(today, today)} at the clinic`,
    ])
    expect((await caseload(clinicId)).today).toBe(today)
  })
  it('shows the clinic in the order of who most needs somebody, whatever order they came in', async () => {
    const wait = await open(clinicId, [referral(addDays(today, -3))])
    const stuck = await open(clinicId, [
      referral(addDays(today, -99)),
      form(addDays(today, -91), 0, 2),
      session(addDays(today, -90)),
    ])
    await record(stuck.json.episodeId, 1, { ...form(addDays(today, -2), 0, 2), occasion: 'follow-up' } as NewEntry)
    const unsafe = await open(clinicId, [referral(addDays(today, -9)), form(addDays(today, -2), 1)])
    const { rows } = await caseload(clinicId)
    const ids = rows.map((row: { episodeId: string }) => row.episodeId)
    expect(ids.slice(0, 2)).toEqual([unsafe.json.episodeId, stuck.json.episodeId])
    expect(ids.indexOf(wait.json.episodeId)).toBeGreaterThan(1)
    expect(rows[0].reasons[0].text).toContain('Item 9 is 1 since')
    expect(rows[1].reasons[0].text).toContain('Week 12, PHQ-9 16 → 16, no gain')
  })
  it('ends a hand-over the day after its check day, at the clinic', async () => {
    const { json } = await open(clinicId, [referral(addDays(today, -9)), form(addDays(today, -2), 0)])
    const { episodeId } = json
    const told = await record(
      episodeId,
      1,
      { kind: 'safety', day: today, event: 'risk-assessment', instrument: 'C-SSRS', finding: 'high' },
      {
        kind: 'hand-over',
        day: today,
        how: 'handed-over',
        service: 'Crisis team',
        acceptedBy: 'J. Rivera',
        checkDay: today,
      },
    )
    expect(told.row.safety).toMatchObject({ state: 'elsewhere', class: null })
    const at = async (hours: number) => {
      const later = new Date(NOW.getTime() + hours * 3_600_000)
      const then = apiEdge({ ...wireApi(house.environment, house.engine.client), clock: () => later })
      const { json: list } = await house.askOf(then, { as: 'cm', path: `/api/clinics/${clinicId}/caseload` })
      return list.rows.find((row: { episodeId: string }) => row.episodeId === episodeId).safety
    }
    expect((await at(0)).state).toBe('elsewhere')
    expect(await at(24)).toMatchObject({ state: 'high', elsewhere: { passed: true } })
  })
})

describe('what a clinic chose', () => {
  it('holds for its caseload and its figures from the day it chose, and for no other clinic', async () => {
    const today = todayAt('Pacific/Honolulu')
    await open('makai', [referral(addDays(today, -12))])
    await open('marina', [referral(addDays(todayAt('America/Los_Angeles'), -12))])
    for (const [id, value] of [
      ['access-standard', 11],
      ['access-standard-days', 'calendar'],
    ] as const)
      await house.put(
        'Directory',
        settingChoiceItem('makai', { id, value, from: today, recorded: NOW.toISOString(), by: '', reason: '' }),
      )
    const fresh = apiEdge({ ...wireApi(house.environment, house.engine.client), clock: () => NOW })
    const codes = async (clinicId: string) => {
      const { json } = await house.askOf(fresh, { as: 'cm', path: `/api/clinics/${clinicId}/caseload` })
      return json.rows.flatMap((row: { reasons: { code: string }[] }) => row.reasons.map(({ code }) => code))
    }
    expect(await codes('makai')).toContain('waiting-over-standard')
    expect(await codes('marina')).not.toContain('waiting-over-standard')
    const { rows } = (await house.askOf(fresh, { as: 'cm', path: '/api/clinics/makai/caseload' })).json
    const chart = await house.askOf(fresh, { as: 'cm', path: `/api/episodes/${rows[0].episodeId}` })
    expect(chart.json.chosen).toEqual({
      'access-standard': [{ from: today, value: 11 }],
      'access-standard-days': [{ from: today, value: 'calendar' }],
    })
    await reconcile(wireNightly(house.environment, house.engine.client))
    const { json } = await house.askOf(fresh, {
      as: 'boss',
      path: '/api/population/access',
      query: { clinics: 'makai' },
    })
    expect(json.all.waiting.overStandard).toBe(1)
    // The earliest day of the clinics asked for is the day the figures are as of.
    const all = await house.askOf(fresh, { as: 'boss', path: '/api/population/access' })
    expect(all.json.asOf).toBe(today)
  })
})

describe('a closed episode with an open safety item', () => {
  it('stays in the answer of the caseload in a band of its own, and leaves it when it is settled', async () => {
    const today = todayAt('America/New_York')
    const { json } = await open('hudson', [referral(addDays(today, -9)), form(addDays(today, -2), 2)])
    const closed = await record(json.episodeId, 1, { kind: 'close', day: addDays(today, -1), reason: 'moved' })
    expect(closed.row).toMatchObject({ stage: 'closed', safety: { state: 'unassessed' } })
    const bandOf = async () => (await caseload('hudson')).closedOpen.map((row: { episodeId: string }) => row.episodeId)
    expect(await bandOf()).toEqual([json.episodeId])
    expect((await caseload('hudson')).rows.map((row: { episodeId: string }) => row.episodeId)).not.toContain(
      json.episodeId,
    )
    const low: NewEntry = { kind: 'safety', day: today, event: 'risk-assessment', instrument: 'C-SSRS', finding: 'low' }
    await record(json.episodeId, closed.version, low)
    expect(await bandOf()).toEqual([])
    const rows = (await house.items('Charts')).filter(
      ({ sk }) => String(sk).endsWith(`#${json.episodeId}`) && String(sk).includes('-'),
    )
    expect(
      rows.filter(({ sk }) => /^(ACTIVE|CLOSED)#/.test(String(sk))).map(({ sk }) => String(sk).slice(0, 6)),
    ).toEqual(['CLOSED'])
  })
})
