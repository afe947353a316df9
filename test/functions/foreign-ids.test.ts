import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPatient } from '../support/charts.ts'
import { openHouse, phq9, referral, type Asked, type House } from './support/house.ts'

let house: House
let foreign: string
const UNKNOWN = '0'.repeat(32)
beforeAll(async () => {
  house = await openHouse()
  foreign = (await house.open('birch')).json.episodeId
})
afterAll(() => house.stop())

/** The same request for another clinic's thing and for a thing that is not there must look the same, byte for byte. */
async function looksTheSame(make: (id: string) => Asked, foreignId: string, unknownId: string): Promise<void> {
  const [a, b] = [
    await house.ask({ ...make(foreignId), requestId: 'same', key: 'same-key' }),
    await house.ask({ ...make(unknownId), requestId: 'same', key: 'same-key' }),
  ]
  expect(a.status).toBe(404)
  expect(a.answer).toEqual(b.answer)
}

describe("another clinic's ids", () => {
  const body = {
    patient: aPatient({ mrn: 'X-1' }),
    coverage: { payerClass: 'other', plan: null },
    entries: [referral()],
  }
  const imported = { system: 'test', resources: [{ resourceType: 'Patient', id: 'p' }] }

  it('read a chart as an unknown id does', () =>
    looksTheSame((id) => ({ path: `/api/episodes/${id}` }), foreign, UNKNOWN))
  it('write a chart as an unknown id does', () =>
    looksTheSame(
      (id) => ({ path: `/api/episodes/${id}/entries`, body: { version: 1, entries: [phq9(1)] } }),
      foreign,
      UNKNOWN,
    ))
  it('list a caseload as an unknown clinic does', () =>
    looksTheSame((id) => ({ path: `/api/clinics/${id}/caseload` }), 'birch', 'nowhere'))
  it('open an episode as an unknown clinic does', () =>
    looksTheSame((id) => ({ path: `/api/clinics/${id}/episodes`, body }), 'birch', 'nowhere'))
  it('import a patient as an unknown clinic does', () =>
    looksTheSame((id) => ({ path: `/api/clinics/${id}/imports`, body: imported }), 'birch', 'nowhere'))
  it('ask for access as an unknown clinic does, also beside an own one', async () => {
    await looksTheSame((id) => ({ path: '/api/population/access', query: { clinics: id } }), 'birch', 'nowhere')
    await looksTheSame(
      (id) => ({ path: '/api/population/access', query: { clinics: `alder,${id}` } }),
      'birch',
      'nowhere',
    )
  })
  it('write nothing into the foreign chart', async () => {
    const chart = await house.ask({ path: `/api/episodes/${foreign}`, as: 'cm-b' })
    expect(chart.json.episode.version).toBe(1)
  })
  it('are refused where they hold the delimiter of keys', async () => {
    for (const id of ['a%23b', 'a#b', '..', 'EPISODE#x'])
      expect((await house.ask({ path: `/api/episodes/${id}` })).status, id).toBe(400)
  })
  it('leave a record of the attempt in the trail of the clinic they belong to', async () => {
    const records = (await house.items('Audit')).filter((item) => item['sub'] === 'cm-a')
    expect(records.some(({ pk, result }) => String(pk).startsWith('CLINIC#birch#') && result === 'not-found')).toBe(
      true,
    )
    expect(records.some(({ pk, result }) => String(pk).startsWith('NETWORK#') && result === 'not-found')).toBe(true)
  })
})

describe("another plan's releases", () => {
  it('answer as unknown ones do', async () => {
    const ask = (releaseId: string) =>
      house.ask({ path: `/api/plan/releases/${releaseId}`, as: 'payer-2', requestId: 'same' })
    const [a, b] = [await ask('plan-1-2026q2-1'), await ask('never')]
    expect(a.status).toBe(404)
    expect(a.answer).toEqual(b.answer)
  })
})
