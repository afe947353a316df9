import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KINDS } from '../../core/chart/kinds/index.ts'
import { openHouse, type House } from './support/house.ts'
import { loadStore, storedItems } from '../support/stored.ts'
import { rebuild } from '../../functions/actions/rebuild.ts'
import { wireRebuild } from '../../functions/wiring/rebuild.ts'
import { runRebuild } from '../../infra/operate/rebuild/run.ts'

/** Stores of releases, read by the functions of today. Their days are those of November 2026; what depends on today is not asked. */
let house: House
interface Row {
  readonly episodeId: string
}
const caseload = async () => (await house.ask({ path: '/api/clinics/alder/caseload', method: 'GET' })).json

describe.each([
  { release: 'v0.3.0', listed: [6, 1], charts: 7, older: true, differed: 1, formats: ['2', '3'] },
  { release: 'v0.4.0', listed: [9, 2], charts: 14, older: false, differed: 1, formats: ['2', '3', '4'] },
])('a store of release $release', ({ release, listed, charts, older, differed, formats }) => {
  beforeAll(async () => {
    house = await openHouse()
    await loadStore(house.engine.endpoint, release)
  })
  afterAll(() => house.stop())

  it('shows everybody who is open or has safety open, and nothing of it is unread', async () => {
    const { rows, closedOpen, unread, rebuilding } = await caseload()
    expect([unread, rebuilding]).toEqual([[], older ? charts : 0])
    expect([rows.length, closedOpen.length]).toEqual(listed)
  })
  it('opens every chart in full, with entries of every kind there is', async () => {
    const { rows, closedOpen } = await caseload()
    const read = await Promise.all(
      [...rows, ...closedOpen].map(({ episodeId }: Row) =>
        house.ask({ path: `/api/episodes/${episodeId}`, method: 'GET' }),
      ),
    )
    expect(read.flatMap(({ json }) => json.unread)).toEqual([])
    const latest = Math.max(...formats.map(Number))
    const every = Object.values(KINDS).flatMap(({ kind, since }) => (since > latest ? [] : [kind]))
    const stored = storedItems(release, 'Charts').flatMap(({ entry, kind }) => (entry ? [kind?.S] : []))
    expect([...new Set(stored)].sort()).toEqual([...every, 'correction'].sort())
  })
  it('opens every person in full, with what each was ever called', async () => {
    const patients = storedItems(release, 'Charts').flatMap(({ pk, sk }) =>
      sk?.S === 'PATIENT' ? [pk?.S?.slice('PATIENT#'.length)] : [],
    )
    const people = await Promise.all(patients.map((id) => house.ask({ path: `/api/patients/${id}`, method: 'GET' })))
    expect(people.map(({ status }) => status)).toEqual(patients.map(() => 200))
    expect(people.flatMap(({ json }) => json.unread)).toEqual([])
    expect(people.every(({ json }) => json.identity.family !== '' && json.numbers.length > 0)).toBe(true)
  })
  it('holds the rows and blocks that a fold of its charts makes', async () => {
    const deps = wireRebuild(house.environment, house.engine.client)
    const told = await runRebuild((next) => rebuild(deps, next), {})
    // Of somebody whose answer was struck out it was told since the strike, and is told since the answer.
    const alike = charts - differed
    const as = older ? { same: 0, reformatted: alike } : { same: alike, reformatted: 0 }
    expect(told).toMatchObject({ charts, ...as, differed, missing: 0, newer: 0, damaged: 0, failed: 0 })
  })
  it('states the format of every entry, so that a later release knows how to read it', () => {
    const stated = storedItems(release, 'Charts').flatMap(({ entry, format }) => (entry ? [format?.N] : []))
    expect(new Set(stated)).toEqual(new Set(formats))
  })
})
