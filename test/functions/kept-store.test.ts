import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KINDS } from '../../core/chart/kinds/index.ts'
import { openHouse, type House } from './support/house.ts'
import { loadStore, storedItems } from '../support/stored.ts'
import { rebuild } from '../../functions/actions/rebuild.ts'
import { wireRebuild } from '../../functions/runtime/wiring.ts'
import { runRebuild } from '../../infra/operate/rebuild/run.ts'

/** The newest entry format that it holds. */
const LATEST_KEPT = 3
/** A store of release 0.3.0, read by the functions of today. Its days are those of November 2026; what depends on today is not asked. */
let house: House
interface Row {
  readonly episodeId: string
}
const caseload = async () => (await house.ask({ path: '/api/clinics/alder/caseload', method: 'GET' })).json
const kindsIn = (entries: readonly { readonly fact: { readonly kind: string } }[]) =>
  entries.map(({ fact }) => fact.kind)

describe.each([
  { release: 'v0.3.0', people: 7, older: true, formats: ['2', '3'] },
  { release: 'v0.4.0', people: 8, older: false, formats: ['2', '3', '4'] },
])('a store of release $release', ({ release, people, older, formats }) => {
  beforeAll(async () => {
    house = await openHouse()
    await loadStore(house.engine.endpoint, release)
  })
  afterAll(() => house.stop())

  it('shows everybody who is open or has safety open, and nothing of it is unread', async () => {
    const { rows, closedOpen, unread, rebuilding } = await caseload()
    expect([unread, rebuilding]).toEqual([[], older ? people : 0])
    expect([rows.length, closedOpen.length]).toEqual([people - 1, 1])
  })
  it('opens every chart in full, with entries of every kind there is', async () => {
    const { rows, closedOpen } = await caseload()
    const charts = await Promise.all(
      [...rows, ...closedOpen].map(({ episodeId }: Row) =>
        house.ask({ path: `/api/episodes/${episodeId}`, method: 'GET' }),
      ),
    )
    expect(charts.flatMap(({ json }) => json.unread)).toEqual([])
    const kinds = new Set(charts.flatMap(({ json }) => kindsIn(json.entries)))
    const every = Object.values(KINDS).flatMap(({ kind, since }) => (since > LATEST_KEPT ? [] : [kind]))
    expect([...kinds].sort()).toEqual([...every, 'correction'].sort())
  })
  it('holds the rows and blocks that a fold of its charts makes', async () => {
    const deps = wireRebuild(house.environment, house.engine.client)
    const told = await runRebuild((next) => rebuild(deps, next), {})
    const as = older ? { same: 0, reformatted: people } : { same: people, reformatted: 0 }
    expect(told).toMatchObject({ charts: people, ...as, differed: 0, missing: 0, newer: 0, damaged: 0, failed: 0 })
  })
  it('states the format of every entry, so that a later release knows how to read it', () => {
    const stated = storedItems(release, 'Charts').flatMap(({ entry, format }) => (entry ? [format?.N] : []))
    expect(new Set(stated)).toEqual(new Set(formats))
  })
})
