import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSample } from '../../functions/actions/check-sample.ts'
import { rebuild } from '../../functions/actions/rebuild.ts'
import { addDays, type Day } from '../../core/day.ts'
import { wireNightly } from '../../functions/wiring/nightly.ts'
import { wireRebuild } from '../../functions/wiring/rebuild.ts'
import { clinicItem } from '../../functions/store/directory-items.ts'
import { runRebuild } from '../../infra/operate/rebuild/run.ts'
import { daysAgo, openHouse, type House, type Told } from './support/house.ts'
import { answered, aPerson, lineOf, named, sending } from './support/sources.ts'
import { closing, contact, identity, item9, peopleIn } from './support/people.ts'

let house: House
const CLINICS = Array.from({ length: 15 }, (_, i) => `clinic-${i}`)
beforeAll(async () => {
  house = await openHouse()
  for (const clinicId of CLINICS)
    await house.put('Directory', clinicItem({ clinicId, name: `Clinic ${clinicId}`, zone: 'Etc/UTC' }))
  await house.join('all', ['care-manager'], { clinics: ['alder', 'birch', ...CLINICS] })
})
afterAll(() => house.stop())

const { opened, personOf, chartOf, record, recordPerson, referAgain, joined } = peopleIn(() => house)
const foldedAgain = () => runRebuild((next) => rebuild(wireRebuild(house.environment, house.engine.client), next), {})
const number = (clinicId: string, mrn: string) => ({ kind: 'record-number', day: daysAgo(0), clinicId, mrn })

/** A person with so many episodes in each clinic, of which the last one of each is open. */
async function known(each: number): Promise<{ patientId: string; episodes: string[] }> {
  const { patientId, episodeId } = await opened()
  const episodes = [episodeId]
  for (const clinicId of CLINICS)
    for (let i = 0; i < each; i++) {
      const told = await referAgain(patientId, { clinicId }, { as: 'all' })
      expect(told.status, told.answer.body).toBe(200)
      episodes.push(told.json.episodeId)
      if (i < each - 1) expect((await record(told.json.episodeId, [closing()], 'all')).status).toBe(200)
    }
  return { patientId, episodes }
}
const refusedPlainly = (told: Told) => {
  expect([told.status, told.json.kind]).toEqual([422, 'not-possible'])
  expect(told.json.detail).toMatch(/Nothing was recorded.*more episodes and numbers of this person/)
}

describe('a person with more episodes than one transaction takes', () => {
  it(
    'is read, and what would change all of them is refused plainly and leaves nothing behind',
    { timeout: 60_000 },
    async () => {
      const { patientId } = await known(3)
      const before = await personOf(patientId, 'all')
      expect(before.episodes).toHaveLength(46)
      refusedPlainly(await recordPerson(patientId, [identity({ family: 'Newname' })], 'all'))
      expect(await personOf(patientId, 'all')).toMatchObject({ version: before.version, identity: before.identity })
      const told = await recordPerson(
        patientId,
        [{ kind: 'contact-details', day: daysAgo(0), phone: '555-0100' }],
        'all',
      )
      expect(told.status, told.answer.body).toBe(200)
    },
  )
  it('is not merged by halves', { timeout: 60_000 }, async () => {
    const [kept, other] = [await known(1), await known(1)]
    for (const id of other.episodes) expect((await record(id, [item9(2, 2)], 'all')).status).toBe(200)
    const before = await house.items('Charts')
    refusedPlainly(await joined('merge', kept.patientId, other.patientId, 'all'))
    expect(await house.items('Charts')).toHaveLength(before.length)
  })
  it('of whom as many senders are told as fit is contacted all the same', { timeout: 60_000 }, async () => {
    const { patientId, episodeId } = await opened('alder', [item9(3, 3)])
    let last = episodeId
    for (let i = 0; i < 24; i++) {
      expect((await record(last, [closing()])).status).toBe(200)
      last = (await referAgain(patientId)).json.episodeId
    }
    const told = await record(last, [contact()])
    expect(told.status, told.answer.body).toBe(200)
    expect((await chartOf(last)).row.safety).toMatchObject({ state: 'unassessed', level: 3 })
  })
})

describe('law I3: an import that renames a person of many clinics, whose trails each tell of it', () => {
  /** Rows that a rebuild moved: each write of a header then takes one item more, to delete the row where it was. */
  async function rowsMoved(episodes: readonly string[]) {
    for (const header of (await house.items('Charts')).filter(({ sk }) => sk === 'EPISODE')) {
      const episodeId = String(header['pk']).slice('EPISODE#'.length)
      if (!episodes.includes(episodeId)) continue
      await house.put('Charts', { ...header, summarySk: `ACTIVE#1999-01#${episodeId}` })
    }
  }
  it('writes as many facts as fit beside it, and the rest when it comes again', { timeout: 60_000 }, async () => {
    const send = sending(() => house)
    const first = answered('many', 'many-0', 0, 40)
    const { episodeId } = (await send([aPerson('many'), first])).json as { episodeId: string }
    const { patientId } = (await chartOf(episodeId)).episode as { patientId: string }
    const episodes = [episodeId]
    for (const clinicId of CLINICS)
      episodes.push((await referAgain(patientId, { clinicId }, { as: 'all' })).json.episodeId as string)
    const facts = Array.from({ length: 60 }, (_, i) => answered('many', `many-${i + 1}`, 0, i % 30))
    const file = (family: string) => [aPerson('many', named(family)), first, ...facts]
    const added = ({ json }: Told): number =>
      json.lines.filter(({ result }: { result: string }) => result === 'added').length
    let written = 0
    for (const family of ['Once', 'Twice', 'Thrice']) {
      await rowsMoved(episodes)
      const told = await send(file(family))
      expect([told.status, told.json.outcome], told.answer.body).toEqual([200, 'changed'])
      expect(lineOf(told, 'Patient/many')[0]).toBe('corrected')
      written += added(told)
    }
    expect(written).toBe(facts.length)
  })
})

describe('a person who has a number in a clinic without an episode there', () => {
  it('is no chart that misses its row there, by the rebuild and by the nightly sample', async () => {
    const { patientId } = await opened()
    expect((await recordPerson(patientId, [number('birch', 'KNOWN-1')], 'all')).status).toBe(200)
    expect(await foldedAgain()).toMatchObject({ missing: 0, differed: 0, orphans: 0, failed: 0 })
    const nightly = wireNightly(house.environment, house.engine.client)
    const nights = Array.from({ length: 30 }, (_, n) => addDays('2026-11-01' as Day, n))
    const told = await Promise.all(nights.map((night) => checkSample(nightly, 'birch', night)))
    expect(told.filter(({ failed }) => failed > 0)).toEqual([])
  })
})
