import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Summary } from '../../core/chart/summary.ts'
import { LATEST } from '../../core/formats.ts'
import { addDays, dayInZone, quarterRange } from '../../core/day.ts'
import { followUpDay, releaseFor, releaseQuarterDue } from '../../core/metrics/release.ts'
import { blockMonth, toCohort } from '../../core/population/cohort.ts'
import { publishReleases } from '../../functions/actions/publish-releases.ts'
import { wirePublisher } from '../../functions/wiring/publish.ts'
import { planItem } from '../../functions/store/directory-items.ts'
import { populationStore } from '../../functions/store/population.ts'
import { publishedStore } from '../../functions/store/published.ts'
import { folded, session } from '../support/charts.ts'
import { openHouse, type House } from './support/house.ts'

const PLANS = Array.from({ length: 300 }, (_, i) => `plan-${String(i).padStart(3, '0')}`)
const today = dayInZone(Date.now(), 'Pacific/Honolulu')
const quarter = releaseQuarterDue(today)
const { from } = quarterRange(quarter)

/** Members of a plan: 11 to 30 of them, in two clinics, most treated at different days. */
const membersOf = (plan: string, p: number): Summary[] =>
  Array.from({ length: 11 + (p % 20) }, (_, i) =>
    folded(
      [
        { kind: 'referral', day: addDays(from, (i * 7) % 85) },
        ...(i % 4 ? [session(addDays(from, ((i * 7) % 85) + i))] : []),
      ],
      {
        episodeId: `${plan}-${i}`,
        clinicId: i % 2 ? 'alder' : 'birch',
        coverage: { payerClass: 'commercial', plan },
      },
    ),
  )

let house: House
const members = new Map(PLANS.map((plan, p) => [plan, membersOf(plan, p)]))
beforeAll(async () => {
  house = await openHouse()
  for (const planId of PLANS) await house.put('Directory', planItem({ planId, name: planId, payerClass: null }))
  const population = populationStore(house.engine.client, 'Population', LATEST)
  const all = [...members.values()].flat()
  for (const [i, clinicId] of ['birch', 'alder'].entries()) {
    const own = all.filter(({ episodeId }) => Number(episodeId.split('-')[2]) % 2 === i)
    for (const [month, summaries] of Object.entries(Object.groupBy(own, blockMonth)))
      await population.putBlock(
        { clinicId, month, version: 1, computedAt: `${today}T00:00:00.000Z` },
        { summaries: summaries ?? [], unread: 0 },
        `${clinicId} ${month}`,
      )
  }
})
afterAll(() => house.stop())

describe('a network of 300 plans', () => {
  it('has 300 right releases: each counts its own members, and a hundred are compared whole with what these alone would make', async () => {
    // The two plans of the house have a release too, without members.
    expect(await publishReleases(wirePublisher(house.environment, house.engine.client))).toEqual({
      done: 302,
      failed: 0,
    })
    const published = publishedStore(house.engine.client, 'Published')
    for (const [plan, own] of members) {
      const [head] = (await published.releases(plan)).heads
      const release = await published.release(plan, head?.releaseId ?? '')
      const everybody =
        release && 'access' in release ? release.access.find(({ dimension }) => dimension === 'all') : null
      expect(everybody?.rows[0]?.referrals).toBe(own.length)
      // The first hundred, each size of plan five times, are made again by themselves; a release costs as much as all the rest.
      if (Number(plan.slice(-3)) >= 100) continue
      const alone = { cohort: toCohort(own), planId: plan, planName: plan }
      expect(release).toEqual(
        releaseFor({ ...alone, quarter, asOf: followUpDay(quarter), publishedOn: today, version: 1 }),
      )
    }
  })
})
