import { describe, expect, it } from 'vitest'
import { daysAgo, type Told } from './support/house.ts'
import { closing, item9, peopleHouse } from './support/people.ts'

const { house, opened, chartOf, personOf, caseloadOf, record, referAgain, transfer, joined } = peopleHouse()

const corrected = (corrects: string, replacement: object | null = null) => ({
  ...{ kind: 'correction', day: daysAgo(0), corrects, replacement, reason: 'Mistyped' },
})
async function closeOf(episodeId: string): Promise<string> {
  const { entries } = await chartOf(episodeId, 'both')
  return entries.find(({ fact }: { fact: { kind: string } }) => fact.kind === 'close').id
}
const takeBack = async (episodeId: string, replacement: object | null = null) =>
  record(episodeId, [corrected(await closeOf(episodeId), replacement)], 'both')
const isOpen = async (episodeId: string) => (await chartOf(episodeId, 'both')).row.stage !== 'closed'
const rowsOf = async (clinicId: string, ids: readonly string[]) =>
  (await caseloadOf(clinicId)).rows.filter(({ episodeId }: { episodeId: string }) => ids.includes(episodeId)).length
function refused({ status, json }: Told, words: RegExp) {
  expect([status, json.issues]).toEqual([422, [{ at: expect.any(String), problem: expect.stringMatching(words) }]])
}

describe('the close of an episode that an action wrote', () => {
  it.each([
    ['struck out', null],
    ['corrected to another reason', closing()],
    ['corrected to another day', { ...closing(1), reason: 'entered-twice' }],
  ])('is not %s where a merge wrote it: the merge is taken back instead', async (_, replacement) => {
    const [kept, other] = [await opened(), await opened('alder', [item9(3, 2)])]
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    refused(await takeBack(other.episodeId, replacement), /take the merge back/)
    expect(await rowsOf('alder', [kept.episodeId, other.episodeId])).toBe(1)
    expect((await joined('separate', kept.patientId, other.patientId)).status).toBe(200)
    expect(await rowsOf('alder', [kept.episodeId, other.episodeId])).toBe(2)
  })
  it.each([
    ['struck out', null],
    ['corrected to another reason', closing()],
  ])('is not %s where a transfer wrote it: they are transferred back instead', async (_, replacement) => {
    const { episodeId } = await opened('alder', [item9(3, 2)])
    const there = (await transfer(episodeId)).json.opened as string
    refused(await takeBack(episodeId, replacement), /transfer them back/)
    expect([await isOpen(episodeId), await isOpen(there)]).toEqual([false, true])
  })
})

describe('the close of an episode of somebody who was referred again', () => {
  it('is taken back only once the newer one is closed, so that nobody is counted twice', async () => {
    const { episodeId, patientId } = await opened()
    expect((await record(episodeId, [closing()])).status).toBe(200)
    const next = (await referAgain(patientId)).json.episodeId as string
    refused(await takeBack(episodeId), /another open episode in this clinic/)
    expect(await rowsOf('alder', [episodeId, next])).toBe(1)
    expect((await record(next, [closing()])).status).toBe(200)
    expect((await takeBack(episodeId)).status).toBe(200)
    refused(await takeBack(next), /another open episode in this clinic/)
    expect([await isOpen(episodeId), await isOpen(next)]).toEqual([true, false])
  })
  it('is corrected to another reason and day all the same, and taken back where the other one is of another clinic', async () => {
    const { episodeId, patientId } = await opened()
    expect((await record(episodeId, [closing()])).status).toBe(200)
    const next = (await referAgain(patientId, { clinicId: 'birch' }, { as: 'both' })).json.episodeId as string
    const other = { ...closing(0), reason: 'moved' }
    expect((await takeBack(episodeId, other)).status).toBe(200)
    const { superseded } = await chartOf(episodeId)
    const now = corrected(superseded[await closeOf(episodeId)])
    expect((await record(episodeId, [now])).status).toBe(200)
    expect([await isOpen(episodeId), await isOpen(next)]).toEqual([true, true])
  })
  it('of a person who was entered twice is not taken back while the one that goes on has an open one', async () => {
    const [kept, other] = [await opened(), await opened()]
    expect((await record(other.episodeId, [closing()])).status).toBe(200)
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    refused(await takeBack(other.episodeId), /another open episode in this clinic/)
    expect(await rowsOf('alder', [kept.episodeId, other.episodeId])).toBe(1)
  })
})

describe('a close taken back while somebody else refers the person again', () => {
  it('leaves one open episode, whoever was first', { timeout: 60_000 }, async () => {
    for (let times = 0; times < 8; times++) {
      const { episodeId, patientId } = await opened()
      expect((await record(episodeId, [closing()])).status).toBe(200)
      const { version } = (await chartOf(episodeId)).episode
      const body = { version, entries: [corrected(await closeOf(episodeId))] }
      const told = await Promise.all([
        house().ask({ path: `/api/episodes/${episodeId}/entries`, body }),
        referAgain(patientId),
      ])
      const [first, second] = told.map(({ status }) => status).sort()
      expect([first, second]).toEqual([200, expect.toSatisfy((status) => [409, 422, 503].includes(Number(status)))])
      const { episodes } = await personOf(patientId)
      const open = episodes.filter(({ closed }: { closed: object | null }) => closed === null)
      expect(open, JSON.stringify(told.map(({ json }) => json))).toHaveLength(1)
    }
  })
})
