import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuild } from '../../functions/actions/rebuild.ts'
import { wireRebuild } from '../../functions/wiring/rebuild.ts'
import { runRebuild } from '../../infra/operate/rebuild/run.ts'
import { aPatient } from '../support/charts.ts'
import { loadStore, storedItems } from '../support/stored.ts'
import { daysAgo, openHouse, phq9, referral, type House } from './support/house.ts'

let house: House
const ask = async (path: string, as: string, body?: object) => house.ask({ path, as, ...(body ? { body } : {}) })
const chartOf = async (episodeId: string, as = 'both') => (await ask(`/api/episodes/${episodeId}`, as)).json
const personOf = async (patientId: string) => (await ask(`/api/patients/${patientId}`, 'both')).json
const contact = { kind: 'contact', day: daysAgo(0), outcome: 'completed', mode: 'phone' }
async function record(episodeId: string, entries: object[]) {
  const { version } = (await chartOf(episodeId)).episode
  const told = await ask(`/api/episodes/${episodeId}/entries`, 'both', { version, entries })
  expect(told.status, told.answer.body).toBe(200)
}
async function transfer(episodeId: string, to: string): Promise<string> {
  const { version } = (await chartOf(episodeId)).episode
  const told = await ask(`/api/episodes/${episodeId}/transfer`, 'both', { version, to, reason: 'Moved' })
  expect(told.status, told.answer.body).toBe(200)
  return told.json.opened
}
const open = async (clinic = 'alder', level = 3) => {
  const answers = [2, 2, 2, 2, 2, 2, 2, 1, level]
  const body = {
    ...{ patient: aPatient({ mrn: `W-${Math.random()}` }), coverage: { payerClass: 'commercial', plan: 'plan-1' } },
    entries: [referral(), phq9(3, answers)],
  }
  return (await ask(`/api/clinics/${clinic}/episodes`, 'both', body)).json.episodeId as string
}
const foldedAgain = async () =>
  runRebuild((next) => rebuild(wireRebuild(house.environment, house.engine.client), next), {})

describe('a person who is sent on before anybody has reached them', () => {
  beforeAll(async () => {
    house = await openHouse()
    await house.join('both', ['care-manager'], { clinics: ['alder', 'birch'] })
  })
  afterAll(() => house.stop())

  it('is listed by each who sent them until the last one has reached them, and by none of them after', async () => {
    const first = await open()
    const second = await transfer(first, 'birch')
    const third = await transfer(second, 'alder')
    for (const id of [first, second]) expect((await chartOf(id)).row.safety).toMatchObject({ class: 2, level: 3 })
    expect((await chartOf(third)).row.safety).toMatchObject({ state: 'unassessed', class: 2, level: 3 })
    await record(third, [contact])
    for (const id of [first, second])
      expect((await chartOf(id)).row.safety, id).toMatchObject({ class: null, settled: { how: 'carried' } })
    expect((await chartOf(third)).row.safety).toMatchObject({ state: 'unassessed', class: 2, level: 3 })
  })
  it('has, with everybody else, the rows and blocks that a fold of all charts makes', async () => {
    const [kept, other] = [await open('alder', 1), await open('alder', 2)]
    const [a, b] = [(await chartOf(kept)).episode.patientId, (await chartOf(other)).episode.patientId]
    const body = { version: 1, other: b, otherVersion: 1, reason: 'Entered twice' }
    expect((await ask(`/api/patients/${a}/merge`, 'both', body)).status).toBe(200)
    expect(await foldedAgain()).toMatchObject({ differed: 0, missing: 0, reformatted: 0, failed: 0 })
    const again = { ...body, version: 2, otherVersion: 2 }
    expect((await ask(`/api/patients/${a}/separate`, 'both', again)).status).toBe(200)
    expect(await foldedAgain()).toMatchObject({ differed: 0, missing: 0, reformatted: 0, failed: 0 })
  })
  it('is recorded once, however many replies are repeated with the same key', async () => {
    const episodeId = await open()
    const body = { version: 1, to: 'birch', reason: 'Moved' }
    const path = `/api/episodes/${episodeId}/transfer`
    const told = await Promise.all(
      Array.from({ length: 4 }, () => house.ask({ path, body, as: 'both', key: 'one-transfer' })),
    )
    expect(new Set(told.map(({ json }) => JSON.stringify(json))).size).toBe(1)
    const { patientId } = (await chartOf(episodeId)).episode
    expect((await personOf(patientId)).episodes).toHaveLength(2)
  })
})

describe.each(['v0.1.0', 'v0.3.0'])('a person of a store of release %s, who has no entries', (release) => {
  beforeAll(async () => {
    house = await openHouse()
    await loadStore(house.engine.endpoint, release)
    await house.join('both', ['care-manager'], { clinics: ['alder', 'birch', 'cedar'] })
    await foldedAgain()
  })
  afterAll(() => house.stop())
  const people = () =>
    storedItems(release, 'Charts').flatMap(({ pk, sk }) => (sk?.S === 'PATIENT' ? [String(pk?.S).slice(8)] : []))

  it('is shown by what was known, and a corrected name keeps that one', async () => {
    for (const patientId of people()) {
      const before = await personOf(patientId)
      expect([before.version, before.entries.length]).toEqual([0, 0])
      const { family, given, birthDate, sex, language, raceEthnicity, rurality } = before.identity
      const said = { family: `${family}-new`, given, birthDate, sex, language, raceEthnicity, rurality }
      const body = { version: 0, entries: [{ kind: 'identity', day: daysAgo(1), ...said }] }
      const told = await ask(`/api/patients/${patientId}/entries`, 'both', body)
      expect(told.status, told.answer.body).toBe(200)
      const after = await personOf(patientId)
      expect([after.version, after.identity.family]).toEqual([1, `${family}-new`])
      expect(after.numbers).toEqual(before.numbers)
      for (const { episodeId } of after.episodes)
        expect((await chartOf(episodeId)).episode.patient.family).toBe(`${family}-new`)
    }
  })
  it('is referred again once their episode is closed', async () => {
    for (const patientId of people()) {
      const { episodes } = await personOf(patientId)
      const body = {
        ...{ clinicId: 'alder', coverage: { payerClass: 'commercial', plan: null } },
        entries: [{ kind: 'referral', day: daysAgo(1) }],
      }
      const told = await ask(`/api/patients/${patientId}/episodes`, 'both', body)
      const isOpen = episodes.some(
        ({ clinicId, closed }: { clinicId: string; closed: object | null }) => clinicId === 'alder' && !closed,
      )
      expect(told.status, told.answer.body).toBe(isOpen ? 422 : 200)
    }
  })
})
