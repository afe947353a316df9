import { charted, listed } from '../support/measures.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectChanges } from '../../functions/actions/project-changes.ts'
import { daysAgo, openHouse, phq9, projectorOf, rowsOf, type House, recordedIn } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

describe('a PHQ-9 on its way', () => {
  it('goes from the care manager into the chart, the caseload of the consultant and the access figures', async () => {
    const opened = await house.open()
    expect(opened.status, opened.answer.body).toBe(200)
    expect(opened.json.version).toBe(1)
    const { episodeId } = opened.json
    const written = await house.ask({
      path: `/api/episodes/${episodeId}/entries`,
      body: { version: 1, entries: [phq9(3, [3, 3, 2, 2, 2, 2, 2, 1, 1])] },
    })
    expect(written.status, written.answer.body).toBe(200)
    expect(written.json).toMatchObject({ version: 2, safety: { level: 1 } })

    const read = await house.ask({ path: `/api/episodes/${episodeId}`, as: 'psych' })
    expect(read.status, read.answer.body).toBe(200)
    expect(
      recordedIn(read.json)
        .entries.map((e: { fact: { kind: string } }) => e.fact.kind)
        .sort(),
    ).toEqual(['assessment', 'referral'])
    expect(read.json.row).toEqual(written.json.row)

    const list = await house.ask({ path: '/api/clinics/alder/caseload', as: 'psych' })
    const [row] = list.json.rows
    expect(row).toMatchObject({ episodeId, version: 2, safety: written.json.row.safety })
    expect(listed(row).phq9.last).toBe(charted(written.json.row).phq9.last?.total)

    const rows = await rowsOf(house.engine.client, 'alder')
    const records = rows.map(({ pk, sk }, i) => ({
      dynamodb: { Keys: { pk: { S: String(pk) }, sk: { S: String(sk) } }, SequenceNumber: String(i) },
    }))
    expect(await projectChanges(projectorOf(house), records)).toEqual({ batchItemFailures: [] })
    const access = await house.ask({ path: '/api/population/access', as: 'admin', query: { clinics: 'alder' } })
    expect(access.status, access.answer.body).toBe(200)
    expect(access.json.all.referrals).toBe(1)
    expect(access.json.freshness.newest).not.toBeNull()
  })

  it('says who is signed in', async () => {
    const { json } = await house.ask({ path: '/api/session', as: 'payer-1' })
    expect(json).toEqual({
      ...{ sub: 'payer-1', name: 'Name of payer-1', title: '', roles: ['payer'], clinics: [], synthetic: true },
      plan: { planId: 'plan-1', name: 'First Plan' },
      unread: { membership: false, directory: 0 },
    })
  })

  it('moves the summary row when an episode closes, and leaves none behind', async () => {
    const { json } = await house.open('birch')
    const closed = await house.ask({
      path: `/api/episodes/${json.episodeId}/entries`,
      as: 'cm-b',
      body: { version: 1, entries: [{ kind: 'close', day: daysAgo(1), reason: 'moved' }] },
    })
    expect(closed.status, closed.answer.body).toBe(200)
    const rows = await rowsOf(house.engine.client, 'birch')
    expect(rows.map(({ sk }) => sk)).toEqual([`CLOSED#${daysAgo(20).slice(0, 7)}#${json.episodeId}`])
    expect((await house.ask({ path: '/api/clinics/birch/caseload', as: 'cm-b' })).json.rows).toEqual([])
  })
})
