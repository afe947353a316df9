import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayInZone } from '../../core/day.ts'
import { clinicItem } from '../../functions/store/directory-items.ts'
import { aPatient } from '../support/charts.ts'
import { openHouse, phq9, referral, type House } from './support/house.ts'
import { coverage } from './support/people.ts'

/** Two clinics that are never on the same day. */
const ZONES = { west: 'Pacific/Pago_Pago', east: 'Pacific/Kiritimati' } as const
type Clinic = keyof typeof ZONES
const dayIn = (clinic: Clinic) => dayInZone(Date.now(), ZONES[clinic])

let house: House
beforeAll(async () => {
  house = await openHouse()
  for (const [clinicId, zone] of Object.entries(ZONES))
    await house.put('Directory', clinicItem({ clinicId, name: clinicId, zone }))
  await house.join('far', ['care-manager'], { clinics: ['west', 'east'] })
})
afterAll(() => house.stop())

let numbers = 0
const ask = async (path: string, body?: object) => house.ask({ path, as: 'far', ...(body ? { body } : {}) })
const chartOf = async (episodeId: string) => (await ask(`/api/episodes/${episodeId}`)).json
const entries = [referral(), phq9(3, [2, 2, 2, 2, 2, 2, 2, 1, 3])]
async function opened(clinic: Clinic) {
  const patient = aPatient({ mrn: `Z-${(numbers += 1)}` })
  const { json } = await ask(`/api/clinics/${clinic}/episodes`, { patient, coverage, entries })
  const { episodeId } = json
  return { episodeId, patientId: (await chartOf(episodeId)).episode.patientId as string }
}
async function referredAgain(patientId: string, clinicId: Clinic): Promise<string> {
  const told = await ask(`/api/patients/${patientId}/episodes`, { clinicId, coverage, entries: [referral()] })
  expect(told.status, told.answer.body).toBe(200)
  return told.json.episodeId
}
const daysOf = async (episodeId: string, kind: string): Promise<string[]> =>
  (await chartOf(episodeId)).entries.flatMap(({ fact }: { fact: { kind: string; day: string } }) =>
    fact.kind === kind ? [fact.day] : [],
  )
async function joined(route: 'merge' | 'separate', kept: string, other: string) {
  const version = async (id: string) => (await ask(`/api/patients/${id}`)).json.version
  const body = { version: await version(kept), other, otherVersion: await version(other), reason: 'Entered twice' }
  const told = await ask(`/api/patients/${kept}/${route}`, body)
  expect(told.status, told.answer.body).toBe(200)
}

describe('what is written in a chart of another clinic is dated by the day of that clinic', () => {
  it.each([
    ['west', 'east'],
    ['east', 'west'],
  ] as const)('in a merge and its taking back from %s, of an episode in %s', async (here, there) => {
    const [kept, other] = [await opened(here), await opened(there)]
    const stays = await referredAgain(kept.patientId, there)
    await joined('merge', kept.patientId, other.patientId)
    for (const kind of ['close', 'safety-sent'])
      expect(new Set(await daysOf(other.episodeId, kind)), kind).toEqual(new Set([dayIn(there)]))
    expect(new Set(await daysOf(stays, 'safety-carried'))).toEqual(new Set([dayIn(there)]))
    expect((await chartOf(other.episodeId)).row.stage).toBe('closed')
    await joined('separate', kept.patientId, other.patientId)
    for (const id of [other.episodeId, stays])
      expect(new Set(await daysOf(id, 'correction')), id).toEqual(new Set([dayIn(there)]))
  })
  it('in a referral in another clinic, of the episode whose safety item goes with the person', async () => {
    const { episodeId, patientId } = await opened('west')
    const { version } = (await chartOf(episodeId)).episode
    const close = { kind: 'close', day: dayIn('west'), reason: 'moved' }
    const told = await ask(`/api/episodes/${episodeId}/entries`, { version, entries: [close] })
    expect(told.status, told.answer.body).toBe(200)
    const next = await referredAgain(patientId, 'east')
    expect(await daysOf(episodeId, 'safety-sent')).toEqual([dayIn('west')])
    expect(await daysOf(next, 'safety-carried')).toEqual([dayIn('east')])
  })
  it('in a transfer, on both sides', async () => {
    const { episodeId } = await opened('east')
    const { version } = (await chartOf(episodeId)).episode
    const told = await ask(`/api/episodes/${episodeId}/transfer`, { version, to: 'west', reason: 'Moved house' })
    expect(told.status, told.answer.body).toBe(200)
    expect(await daysOf(episodeId, 'close')).toEqual([dayIn('east')])
    expect(await daysOf(told.json.opened, 'safety-carried')).toEqual([dayIn('west')])
    expect(await daysOf(told.json.opened, 'referral')).toEqual([dayIn('west')])
  })
})
