import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recomputeBlock } from '../../functions/actions/recompute-block.ts'
import { apiEdge } from '../../functions/edges/api.ts'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { aPatient } from '../support/charts.ts'
import { openHouse, projectorOf, type House } from './support/house.ts'

/** Noon UTC, when every zone of the United States has the same day. */
const NOW = new Date('2026-11-24T18:00:00.000Z')
let house: House
let api: HttpHandler
beforeAll(async () => {
  house = await openHouse()
  api = apiEdge({
    ...wireApi(house.environment, house.engine.client),
    clock: () => NOW,
    readToken: async (token) => ({ sub: token }),
  })
  const referrals = [
    ...[
      ['alder', '2026-08-26'],
      ['alder', '2026-08-27'],
      ['alder', '2026-11-24'],
      ['birch', '2026-11-10'],
    ],
  ] as const
  for (const [i, [clinicId, day]] of referrals.entries()) {
    const entries = [{ kind: 'referral', day }]
    const body = { patient: aPatient({ mrn: `A-${i}` }), coverage: { payerClass: 'other', plan: null }, entries }
    const as = clinicId === 'alder' ? 'cm-a' : 'cm-b'
    const told = await house.askOf(api, { path: `/api/clinics/${clinicId}/episodes`, token: as, body })
    expect(told.status, told.answer.body).toBe(200)
  }
  const made = [
    ['alder', '2026-08', 3],
    ['alder', '2026-11', 1],
    ['birch', '2026-11', 2],
  ] as const
  for (const [clinicId, month, hour] of made)
    await recomputeBlock(
      { ...projectorOf(house), clock: () => new Date(`2026-11-24T0${hour}:00:00.000Z`) },
      clinicId,
      month,
    )
})
afterAll(() => house.stop())

const ask = (query: Record<string, string> = {}, token = 'admin') =>
  house.askOf(api, { path: '/api/population/access', token, query })

describe('the access figures', () => {
  it('are by default of the last 90 days, both ends included, as of the day of the clinics', async () => {
    const { json } = await ask()
    expect([json.from, json.to, json.asOf]).toEqual(['2026-08-27', '2026-11-24', '2026-11-24'])
    expect(
      json.clinics.map((one: { name: string; figures: { referrals: number } }) => [one.name, one.figures.referrals]),
    ).toEqual([
      ['Alder Street', 2],
      ['Birch Hill', 1],
    ])
    expect([json.all.referrals, json.all.waiting.size, json.noReferralDay]).toEqual([3, 4, 0])
  })
  it('are of the period that is asked for, which may be one day; 90 days before its last where the first is not said', async () => {
    const referrals = async (query: Record<string, string>) => {
      const { json } = await ask(query)
      return [json.from, json.to, json.all.referrals]
    }
    expect(await referrals({ from: '2026-08-26', to: '2026-08-26' })).toEqual(['2026-08-26', '2026-08-26', 1])
    expect(await referrals({ from: '2026-08-26' })).toEqual(['2026-08-26', '2026-11-24', 4])
    expect(await referrals({ to: '2026-11-10' })).toEqual(['2026-08-13', '2026-11-10', 3])
    const turned = await ask({ from: '2026-08-27', to: '2026-08-26' })
    expect([turned.status, turned.json.kind, turned.json.issues[0].at]).toEqual([400, 'bad-request', 'query.from'])
    expect(turned.json.detail).toContain('2026-08-27')
  })
  it('say when the newest and the oldest of what they are made of was computed, of the clinics asked for alone', async () => {
    expect((await ask()).json.freshness).toEqual({
      ...{ newest: '2026-11-24T03:00:00.000Z', oldest: '2026-11-24T01:00:00.000Z' },
    })
    const at = '2026-11-24T02:00:00.000Z'
    expect((await ask({ clinics: 'birch' })).json.freshness).toEqual({ newest: at, oldest: at })
  })
  it('of a clinic that is named twice count its people once', async () => {
    const { json } = await ask({ clinics: 'alder,alder' })
    expect([json.clinics.length, json.all.referrals]).toEqual([1, 2])
  })
  it('leave a record of the clinics that were read: of one in its own trail, of several in that of the network', async () => {
    await house.askOf(api, {
      path: '/api/population/access',
      token: 'admin',
      query: { clinics: 'birch' },
      requestId: 'one',
    })
    await house.askOf(api, { path: '/api/population/access', token: 'admin', requestId: 'all' })
    const trail = await house.items('Audit')
    const of = (requestId: string) => trail.filter((item) => item['requestId'] === requestId)
    expect(of('one')).toMatchObject([{ pk: 'CLINIC#birch#2026-11-24', clinics: 'birch', result: 'ok', episodes: '' }])
    expect(of('all')).toMatchObject([{ pk: 'NETWORK#2026-11-24', clinics: 'alder,birch', result: 'ok', episodes: '' }])
  })
  it('say that they cannot be read where none of the clinics can be read in the list of the network, and count those that cannot', async () => {
    await house.join('lost', ['administrator'], { clinics: ['gone'] })
    await house.join('half', ['administrator'], { clinics: ['gone', 'birch'] })
    const lost = await ask({}, 'lost')
    expect([lost.status, lost.json.kind]).toEqual([409, 'unreadable'])
    expect(lost.json.detail).toContain('administrator')
    const half = await ask({}, 'half')
    expect([half.status, half.json.unread, half.json.all.referrals]).toEqual([
      ...[200, { blocks: 0, rebuilding: 0, people: 0, clinics: 1, settings: 0 }, 1],
    ])
  })
})
