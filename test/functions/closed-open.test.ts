import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewEntry } from '../../core/chart/entry.ts'
import { LATEST } from '../../core/formats.ts'
import { recomputeBlock, type RecomputeDeps } from '../../functions/actions/recompute-block.ts'
import { rebuild } from '../../functions/actions/rebuild.ts'
import { apiEdge } from '../../functions/edges/api.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { wireRebuild } from '../../functions/wiring/rebuild.ts'
import type { Client } from '../../functions/store/client.ts'
import { runRebuild } from '../../infra/operate/rebuild/run.ts'
import { daysAgo, openHouse, phq9, projectorOf, referral, rowsOf, type House } from './support/house.ts'

/** The summary row of a closed episode with an open safety item stays where a caseload reads (laws S5). */
const MONTH = daysAgo(20).slice(0, 7)
const today = daysAgo(0)
const ITEM_9 = phq9(3, [1, 1, 1, 1, 1, 1, 1, 1, 2])
const CLOSE: NewEntry = { kind: 'close', day: today, reason: 'moved' }
const LOW: NewEntry = { kind: 'safety', day: today, event: 'risk-assessment', instrument: 'C-SSRS', finding: 'low' }
const HANDED_OVER: NewEntry = {
  ...{ kind: 'hand-over', day: today, how: 'handed-over', checkDay: daysAgo(-3) },
  ...{ service: 'County crisis team', acceptedBy: 'Dr. Lind' },
}

let house: House
let clinics = 0
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

/** A chart in a clinic of its own, and what was sent to the store for the last write. */
async function chartWith(entries: readonly NewEntry[]) {
  const clinicId = `closing-${(clinics += 1)}`
  const as = `cm-${clinicId}`
  await house.put('Directory', { pk: 'NETWORK', sk: `CLINIC#${clinicId}`, clinicId, name: clinicId, zone: 'Etc/UTC' })
  await house.join(as, ['care-manager'], { clinics: [clinicId] })
  const sent: TransactWriteCommand[] = []
  const client = new Proxy(house.engine.client, {
    get: (target, name) =>
      name === 'send'
        ? (command: unknown) => {
            if (command instanceof TransactWriteCommand) sent.push(command)
            return target.send(command as never)
          }
        : (Reflect.get(target, name) as unknown),
  }) as Client
  const api = apiEdge(wireApi(house.environment, client))
  const patient = { family: 'Testperson', given: 'Ada', mrn: `S-${clinics}`, birthDate: null, sex: 'unknown' }
  const equity = { language: 'en', raceEthnicity: 'unknown', rurality: 'unknown' }
  const coverage = { payerClass: 'other', plan: null }
  const body = { patient: { ...patient, ...equity }, coverage, entries: [referral(), ...entries] }
  const opened = await house.askOf(api, { path: `/api/clinics/${clinicId}/episodes`, as, body })
  expect(opened.status, opened.answer.body).toBe(200)
  const { episodeId } = opened.json
  let version = 1
  const record = async (...added: readonly NewEntry[]) => {
    sent.length = 0
    const path = `/api/episodes/${episodeId}/entries`
    const told = await house.askOf(api, { path, as, body: { version, entries: added } })
    expect(told.status, told.answer.body).toBe(200)
    version = told.json.version
  }
  const places = async () =>
    (await rowsOf(house.engine.client, clinicId)).map(({ sk }) => String(sk).split('#')[0] ?? '')
  return { clinicId, episodeId: String(episodeId), record, places, sent }
}

/** What a write did to summary rows: puts and deletes by the state they stand under. */
const movesIn = (sent: readonly TransactWriteCommand[]): string[] =>
  sent.flatMap(({ input }, i) =>
    (input.TransactItems ?? []).flatMap(({ Put, Delete }) => {
      const state = /^(ACTIVE|CLOSED)#/.exec(String(Put?.Item?.['sk'] ?? Delete?.Key?.['sk']))?.[1]
      return state ? [`${i} ${Put ? 'put' : 'delete'} ${state}`] : []
    }),
  )

const countedIn = async (clinicId: string): Promise<unknown> => {
  const items = await house.items('Population')
  return items.find(({ pk, sk }) => pk === `CLINIC#${clinicId}` && sk === `COHORT#${MONTH}`)?.['episodes']
}

describe('the row of a closed episode', () => {
  it('stays while a safety item is open, and goes in the one transaction that settles it', async () => {
    const { record, places, sent } = await chartWith([ITEM_9])
    await record(CLOSE)
    expect([movesIn(sent), await places()]).toEqual([['0 put ACTIVE'], ['ACTIVE']])
    await record(LOW)
    expect([movesIn(sent), await places()]).toEqual([['0 delete ACTIVE', '0 put CLOSED'], ['CLOSED']])
  })
  it('goes at once where nothing is open, and comes back with a late form that says otherwise', async () => {
    const { record, places, sent } = await chartWith([])
    await record(CLOSE)
    expect([movesIn(sent), await places()]).toEqual([['0 delete ACTIVE', '0 put CLOSED'], ['CLOSED']])
    await record(ITEM_9)
    expect([movesIn(sent), await places()]).toEqual([['0 delete CLOSED', '0 put ACTIVE'], ['ACTIVE']])
  })
  it.each<[string, NewEntry]>([
    ['handed over', HANDED_OVER],
    ['assessed high', { ...LOW, finding: 'high' } as NewEntry],
    ['assessed moderate', { ...LOW, finding: 'moderate' } as NewEntry],
  ])('stays for a person %s', async (_, entry) => {
    const { record, places } = await chartWith([ITEM_9])
    await record(entry)
    await record(CLOSE)
    expect(await places()).toEqual(['ACTIVE'])
  })
  it('that an older version put among the closed ones is brought back by a rebuild', async () => {
    const { clinicId, episodeId, record, places } = await chartWith([ITEM_9])
    await record(CLOSE)
    const [row] = await rowsOf(house.engine.client, clinicId)
    const sk = `CLOSED#${MONTH}#${episodeId}`
    const [header] = (await house.items('Charts')).filter(
      ({ pk, sk }) => pk === `EPISODE#${episodeId}` && sk === 'EPISODE',
    )
    await house.put('Charts', { ...row, sk, row: String(row?.['row']).replace('[4,', '[2,') })
    await house.put('Charts', { ...header, summarySk: sk })
    const client = house.engine.client
    const deps = wireRebuild(house.environment, client)
    await runRebuild((asked) => rebuild(deps, asked), { clinicId, scope: 'old' })
    expect(deps.formats).toEqual(LATEST)
    expect(await places()).toEqual(['ACTIVE'])
  })
})

describe('the block of a month with such an episode', () => {
  /** The projector's own parts, with something happening once between the readings of the open and of the closed rows. */
  function between(happen: () => Promise<unknown>): RecomputeDeps {
    const deps = projectorOf(house)
    let left = 1
    const summaries: RecomputeDeps['charts']['summaries'] = async (clinicId, state, month) => {
      const rows = await deps.charts.summaries(clinicId, state, month)
      if (state === 'ACTIVE' && left-- > 0) await happen()
      return rows
    }
    return { ...deps, charts: { summaries } }
  }
  it('counts the episode once: closed and open, settled, and settled while it is read', async () => {
    const { clinicId, record } = await chartWith([ITEM_9])
    await record(CLOSE)
    expect(await recomputeBlock(projectorOf(house), clinicId, MONTH)).toBe(true)
    expect(await countedIn(clinicId)).toBe(1)
    expect(
      await recomputeBlock(
        between(() => record(LOW)),
        clinicId,
        MONTH,
      ),
    ).toBe(true)
    expect(await countedIn(clinicId)).toBe(1)
    expect(await recomputeBlock(projectorOf(house), clinicId, MONTH)).toBe(true)
    expect(await countedIn(clinicId)).toBe(1)
  })
  it('counts one that comes back while it is read when the run begins that its own change starts', async () => {
    const { clinicId, record } = await chartWith([])
    await record(CLOSE)
    await recomputeBlock(
      between(() => record(ITEM_9)),
      clinicId,
      MONTH,
    )
    expect(await recomputeBlock(projectorOf(house), clinicId, MONTH)).toBe(true)
    expect(await countedIn(clinicId)).toBe(1)
  })
})
