import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAgo, openHouse, type House } from './support/house.ts'
import { contact, coverage, item9, peopleIn } from './support/people.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const { opened, chartOf, caseloadOf, record, joined } = peopleIn(() => house)

/** The episode of somebody who was entered twice, closed by the merge, and the one that goes on. */
async function merged(entries: object[] = []) {
  const [kept, other] = [await opened(), await opened('alder', entries)]
  expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
  return { kept, other }
}
const assessed = (finding: string) => ({
  ...{ kind: 'safety', day: daysAgo(0), event: 'risk-assessment', instrument: 'C-SSRS', finding, action: 'Done' },
})
const attempt = { ...contact(), outcome: 'attempted' }

describe('the chart of an episode that a merge closed', () => {
  it.each([
    ['a contact', contact()],
    ['an attempt', attempt],
    ['a score without a positive answer about safety', item9(0, 0)],
    ['an appointment', { kind: 'appointment', day: daysAgo(0), event: 'kept', visit: 'care-management' }],
    ['coverage', { kind: 'coverage', day: daysAgo(0), ...coverage }],
    ['another close', { kind: 'close', day: daysAgo(0), reason: 'completed' }],
  ])('refuses %s, which would be counted nowhere, and names the one that goes on', async (_, fact) => {
    const { kept, other } = await merged()
    const { status, json } = await record(other.episodeId, [fact])
    expect([status, json.issues]).toEqual([
      422,
      [{ at: 'entries.0.kind', problem: expect.stringMatching(/entered twice.*Record it in the one that does/) }],
    ])
    expect((await chartOf(other.episodeId)).episode.version).toBe(2)
    expect((await record(kept.episodeId, [contact()])).status).toBe(200)
  })
  it('takes a positive answer all the same, lists the person, and takes what is done about it', async () => {
    const { other } = await merged()
    expect((await record(other.episodeId, [item9(1, 3)])).status).toBe(200)
    const { closedOpen } = await caseloadOf('alder')
    expect(closedOpen.map(({ episodeId }: { episodeId: string }) => episodeId)).toContain(other.episodeId)
    for (const fact of [attempt, contact(), assessed('low')])
      expect((await record(other.episodeId, [fact])).status, JSON.stringify(fact)).toBe(200)
    expect((await chartOf(other.episodeId)).row.safety).toMatchObject({ state: 'settled', class: null })
    expect((await record(other.episodeId, [contact()])).status).toBe(422)
  })
  it('takes an answer, and the contact in which it was given, in one save', async () => {
    const { other } = await merged()
    expect((await record(other.episodeId, [item9(0, 2), contact()])).status).toBe(200)
  })
  it('is corrected as any other', async () => {
    const { other } = await merged([attempt])
    const { entries } = await chartOf(other.episodeId)
    const { id } = entries.find(({ fact }: { fact: { kind: string } }) => fact.kind === 'contact')
    const fact = { kind: 'correction', day: daysAgo(0), corrects: id, replacement: contact(), reason: 'Was reached' }
    expect((await record(other.episodeId, [fact])).status).toBe(200)
  })
})
