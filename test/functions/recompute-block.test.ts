import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recomputeBlock, type RecomputeDeps } from '../../functions/actions/recompute-block.ts'
import type { RowState } from '../../functions/store/keys.ts'
import { daysAgo, openHouse, projectorOf, referral, type House } from './support/house.ts'

const MONTH = daysAgo(20).slice(0, 7)
let house: House
let clinics = 0
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

/** A clinic of its own for each test, with one open episode. */
async function clinicWithOne(): Promise<{
  clinicId: string
  as: string
  episodeId: string
  open: () => Promise<string>
}> {
  const clinicId = `race-${(clinics += 1)}`
  const as = `cm-${clinicId}`
  await house.put('Directory', { pk: 'NETWORK', sk: `CLINIC#${clinicId}`, clinicId, name: clinicId, zone: 'Etc/UTC' })
  await house.join(as, ['care-manager'], { clinics: [clinicId] })
  const { apiEdge } = await import('../../functions/edges/api.ts')
  const { wireApi } = await import('../../functions/wiring/api.ts')
  const api = apiEdge(wireApi(house.environment, house.engine.client))
  house = { ...house, ask: (asked) => house.askOf(api, asked) }
  const open = async () => {
    const patient = { family: 'Testperson', given: 'Ada', mrn: `${clinicId}-${(clinics += 1)}`, birthDate: null }
    const equity = { sex: 'unknown', language: 'en', raceEthnicity: 'unknown', rurality: 'unknown' }
    const coverage = { payerClass: 'other', plan: null }
    const body = { patient: { ...patient, ...equity }, coverage, entries: [referral()] }
    return (await house.ask({ path: `/api/clinics/${clinicId}/episodes`, as, body })).json.episodeId as string
  }
  return { clinicId, as, open, episodeId: await open() }
}

/** The projector's own parts, with something happening once after the first reading of the given state. */
function interrupted(after: RowState, happen: () => Promise<unknown>): RecomputeDeps {
  const deps = projectorOf(house)
  let left = 1
  const summaries: RecomputeDeps['charts']['summaries'] = async (clinicId, state, month) => {
    const rows = await deps.charts.summaries(clinicId, state, month)
    if (state === after && left-- > 0) await happen()
    return rows
  }
  return { ...deps, charts: { summaries } }
}

const episodesOf = async (clinicId: string) =>
  (await house.items('Population')).find(({ pk, sk }) => pk === `CLINIC#${clinicId}` && sk === `COHORT#${MONTH}`)?.[
    'episodes'
  ]

describe('a block that is made', () => {
  it('is not overwritten by a slower run that read older rows', async () => {
    const { clinicId, open } = await clinicWithOne()
    const faster = async () => {
      await open()
      expect(await recomputeBlock(projectorOf(house), clinicId, MONTH)).toBe(true)
      expect(await episodesOf(clinicId)).toBe(2)
    }
    expect(await recomputeBlock(interrupted('CLOSED', faster), clinicId, MONTH)).toBe(true)
    expect(await episodesOf(clinicId)).toBe(2)
  })

  it('counts an episode once that closes between the reading of the open and of the closed ones', async () => {
    const { clinicId, as, episodeId } = await clinicWithOne()
    const entries = [{ kind: 'close', day: daysAgo(1), reason: 'moved' }]
    const close = () => house.ask({ path: `/api/episodes/${episodeId}/entries`, as, body: { version: 1, entries } })
    expect(await recomputeBlock(interrupted('ACTIVE', close), clinicId, MONTH)).toBe(true)
    expect(await episodesOf(clinicId)).toBe(1)
  })

  it('is reported, not guessed, where other writers always win', async () => {
    const { clinicId } = await clinicWithOne()
    const deps = projectorOf(house)
    const population = { ...deps.population, blockVersion: async () => 41 }
    await recomputeBlock(deps, clinicId, MONTH)
    expect(await recomputeBlock({ ...deps, population }, clinicId, MONTH)).toBe(false)
  })
})
