import { randomUUID } from 'node:crypto'
import fc from '../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import { projectChanges, type ChangeRecord } from '../../functions/actions/project-changes.ts'
import { reconcile } from '../../functions/actions/reconcile.ts'
import { apiEdge } from '../../functions/edges/api.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { wireNightly } from '../../functions/wiring/nightly.ts'
import { blockItem } from '../../functions/store/block-item.ts'
import { summarize } from '../../core/chart/fold.ts'
import { DEFAULT_WRITE_FORMAT, WRITE_FORMATS } from '../../core/formats.ts'
import { blockMonth } from '../../core/population/cohort.ts'
import type { Fault } from './support/fault-proxy.ts'
import { openFaultyHouse } from './support/faulty-house.ts'
import { daysAgo, phq9, projectorOf, referral, type House, type Told } from './support/house.ts'
import { streamRecords } from './support/stream.ts'

const opened = await openFaultyHouse()
const { proxy } = opened
let { house, api } = opened

const entriesPath = (episodeId: string) => `/api/episodes/${episodeId}/entries`
const chartOf = async (episodeId: string, as = 'psych') =>
  (await house.ask({ path: `/api/episodes/${episodeId}`, as })).json
/** One thing that happens in a clinic. */
type Step =
  | { readonly do: 'open' }
  | { readonly do: 'score' | 'close' | 'reopen' | 'backdate'; readonly which: number }
  | { readonly do: 'stream'; readonly seed: number }
  | { readonly do: 'rebuild' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'open' }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('score', 'close', 'reopen', 'backdate'), which: fc.nat(4) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stream' as const), seed: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'rebuild' }) },
)
/** Faults come apart: a store that refuses in step with the tries of a client never comes back, and that is no fault of ours. */
const faults = fc
  .array(fc.constantFrom<Fault>('pass', 'drop', 'error500', 'conflict', 'slow'), { minLength: 7, maxLength: 31 })
  .map((list) => list.flatMap((fault): Fault[] => [fault, 'pass', 'pass']))

/** The records so far with some twice, some late, and batches in another order. */
function disturbed(records: readonly ChangeRecord[], seed: number): ChangeRecord[] {
  const batch = records.flatMap((record, i) => ((i + seed) % 3 === 0 ? [record, record] : [record]))
  return (seed % 2 ? batch.toReversed() : batch).slice(seed % 4)
}

/** Sends a request until it is answered, as a client with one key does. */
async function until(send: () => Promise<Told>): Promise<Told> {
  for (let tries = 0; tries < 20; tries++) {
    const told = await send()
    if (told.status !== 503) return told
  }
  throw new Error('The store never came back')
}

/** A clinic's life, through a store with faults. Returns the ids of every entry that was acknowledged. */
async function live(clinicId: string, steps: readonly Step[]): Promise<Map<string, string[]>> {
  const acknowledged = new Map<string, string[]>()
  const as = 'psych'
  const background: Promise<unknown>[] = []
  const write = async (episodeId: string, entry: object) => {
    const { version } = (await chartOf(episodeId)).episode
    const asked = { path: entriesPath(episodeId), as, body: { version, entries: [entry] }, key: randomUUID() }
    const told = await until(() => house.askOf(api, asked))
    if (told.status === 200) acknowledged.get(episodeId)?.push(...told.json.entryIds)
    else expect(told.status, told.answer.body).toBe(422)
  }
  for (const now of steps) {
    const episodes = [...acknowledged.keys()]
    if (now.do === 'open') {
      const asked = { path: `/api/clinics/${clinicId}/episodes`, as: `cm-${clinicId}`, key: randomUUID() }
      const patient = { family: 'Testperson', given: 'Ada', mrn: randomUUID().slice(0, 30), birthDate: '1980-05-05' }
      const equity = { sex: 'female', language: 'en', raceEthnicity: 'white', rurality: 'urban' }
      const coverage = { payerClass: 'medicaid', plan: 'plan-1' }
      const body = { patient: { ...patient, ...equity }, coverage, entries: [referral(40 + episodes.length)] }
      const told = await until(() => house.askOf(api, { ...asked, body }))
      expect(told.status, told.answer.body).toBe(200)
      acknowledged.set(told.json.episodeId, [...told.json.entryIds])
    } else if (now.do === 'rebuild')
      background.push(reconcile(wireNightly(house.environment, proxy.client)).catch(() => null))
    else if (now.do === 'stream') {
      const records = disturbed(await streamRecords(house.engine.endpoint), now.seed)
      background.push(projectChanges(projectorOf(house, proxy.client), records))
    } else {
      const episodeId = episodes[now.which % Math.max(1, episodes.length)]
      if (!episodeId) continue
      const { entries, superseded } = await chartOf(episodeId)
      const closed = entries.find(
        (e: { id: string; fact: { kind: string } }) => e.fact.kind === 'close' && !superseded[e.id],
      )
      const strike = {
        kind: 'correction',
        day: daysAgo(0),
        corrects: closed?.id,
        replacement: null,
        reason: 'Mistaken',
      }
      if (now.do === 'score') await write(episodeId, phq9(2))
      if (now.do === 'close' && !closed) await write(episodeId, { kind: 'close', day: daysAgo(1), reason: 'completed' })
      if (now.do === 'reopen' && closed) await write(episodeId, strike)
      if (now.do === 'backdate') await write(episodeId, referral(75 + now.which))
    }
  }
  await Promise.all(background)
  return acknowledged
}

const formats = WRITE_FORMATS[DEFAULT_WRITE_FORMAT]

/** Blocks as a rebuild from the entries themselves would make them, by month. */
async function rebuilt(clinicId: string, episodes: Iterable<string>): Promise<Map<string, unknown>> {
  const summaries = []
  for (const episodeId of episodes) {
    const { episode, entries } = await chartOf(episodeId)
    summaries.push(summarize(episode, entries))
  }
  const months = Object.groupBy(summaries, blockMonth)
  const stamp = { clinicId, version: 1, computedAt: '' }
  return new Map(
    Object.entries(months).map(([month, rows]) => [
      month,
      blockItem({ ...stamp, month }, rows ?? [], 0, formats)['block'],
    ]),
  )
}

describe('population blocks', () => {
  it('equal a rebuild after faults, doubled and late stream batches and rebuilds beside live writes; acknowledged writes exist once', async () => {
    let clinics = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), faults, async (steps, pattern) => {
        const clinicId = `clinic-${(clinics += 1)}`
        await house.put('Directory', {
          pk: 'NETWORK',
          sk: `CLINIC#${clinicId}`,
          clinicId,
          name: clinicId,
          zone: 'Etc/UTC',
        })
        await house.join(`cm-${clinicId}`, ['care-manager'], { clinics: [clinicId] })
        await house.join('psych', ['consultant'], {
          clinics: Array.from({ length: clinics }, (_, i) => `clinic-${i + 1}`),
        })
        // Directory answers are remembered for a minute: a new edge sees the new clinic.
        api = apiEdge(wireApi(house.environment, proxy.client))
        house = { ...house, ...freshAsk() }
        proxy.use((_, n) => pattern[n % pattern.length] ?? 'pass')
        const acknowledged = await live(clinicId, steps)
        proxy.use(() => 'pass')
        for (const [episodeId, ids] of acknowledged) {
          const stored = (await chartOf(episodeId)).entries.map((entry: { id: string }) => entry.id)
          expect(stored.toSorted()).toEqual(ids.toSorted())
        }
        const records = await streamRecords(house.engine.endpoint)
        expect(await projectChanges(projectorOf(house), records)).toEqual({ batchItemFailures: [] })
        await equalsRebuild(clinicId, acknowledged.keys())
      }),
      { numRuns: 6 },
    )
  })
})

function freshAsk(): Pick<House, 'ask'> {
  const { askOf } = house
  const direct = apiEdge(wireApi(house.environment, house.engine.client))
  return { ask: (asked) => askOf(direct, asked) }
}

async function equalsRebuild(clinicId: string, episodes: Iterable<string>): Promise<void> {
  const blocks = (await house.items('Population')).filter(
    ({ pk, sk }) => pk === `CLINIC#${clinicId}` && sk !== 'GENERATION',
  )
  const expected = await rebuilt(clinicId, episodes)
  const live = blocks.filter((item) => Number(item['episodes']) > 0)
  expect(new Map(live.map((item) => [String(item['sk']).slice(7), item['block']]))).toEqual(expected)
}
