import { describe, expect, it } from 'vitest'
import type { Item } from '../../functions/store/client.ts'
import { aPatient } from '../support/charts.ts'
import { identity, peopleHouse } from './support/people.ts'
import { answered, aPerson, lineOf, mrns, named, sending, type Resource } from './support/sources.ts'

const { house, opened, recordPerson } = peopleHouse()
const send = sending(house)

type Known = Awaited<ReturnType<typeof opened>>
const { family, given, birthDate } = aPatient()
/** A file of a source about somebody who was opened here by hand, who is found by their number. */
const fileOf = (id: string, { mrn }: Known, item9 = 0, more: Resource = {}) => [
  aPerson(id, { ...mrns(mrn), name: [{ family, given: [given] }], birthDate, ...more }),
  answered(id, `${id}-${item9}`, item9, 1),
]

/** Changes the items that are meant so that this version cannot read them. */
async function spoiled(isMeant: (item: Item) => boolean) {
  const meant = (await house().items('Charts')).filter(isMeant)
  expect(meant).not.toEqual([])
  for (const item of meant) await house().put('Charts', { ...item, format: 99 })
}
const headerOf =
  ({ episodeId }: Known) =>
  ({ pk, sk }: Item): boolean =>
    pk === `EPISODE#${episodeId}` && sk === 'EPISODE'
const personOf =
  ({ patientId }: Known) =>
  ({ pk, sk }: Item): boolean =>
    pk === `PATIENT#${patientId}` && sk === 'PATIENT'

/** The import is refused in words that are so, and leaves nothing behind. */
async function refusedAsUnread(file: readonly Resource[]) {
  const before = (await house().items('Charts')).length
  const { status, json } = await send(file)
  expect([status, json.kind]).toEqual([409, 'unreadable'])
  expect(json.detail).toMatch(/Nothing was recorded.*newer version of Cairn/)
  expect(await house().items('Charts')).toHaveLength(before)
}

describe('law V2: an import of somebody whom the clinic knows by their number, and who cannot be read in full', () => {
  it('says so of their chart, and not that their name or birth date is another', async () => {
    const one = await opened()
    await spoiled(personOf(one))
    await refusedAsUnread(fileOf('u1', one))
  })
  it('says so where their new name is in an entry that cannot be read', async () => {
    const one = await opened()
    const told = await recordPerson(one.patientId, [identity({ family: 'Married' })])
    expect(told.status, told.answer.body).toBe(200)
    await spoiled(
      ({ pk, sk, entry }) =>
        pk === `PATIENT#${one.patientId}` && String(sk).startsWith('ENTRY#') && String(entry).includes('Married'),
    )
    await refusedAsUnread(fileOf('u2', one, 0, named('Married')))
  })
  it('says so of their episode, and not that there is none', async () => {
    const one = await opened()
    await spoiled(headerOf(one))
    await refusedAsUnread(fileOf('u3', one))
  })
  it('says so also where an earlier import found them', async () => {
    const one = await opened()
    expect((await send(fileOf('u4', one))).json).toMatchObject({ episodeId: one.episodeId, outcome: 'changed' })
    await spoiled(headerOf(one))
    await refusedAsUnread(fileOf('u4', one, 3))
  })
  it('says so where a file shows no need either', async () => {
    const one = await opened()
    await spoiled(personOf(one))
    await refusedAsUnread(fileOf('u5', one).slice(0, 1))
  })
  it('tells of another name all the same where everything of theirs is read', async () => {
    const one = await opened()
    const told = await send(fileOf('u6', one, 0, named('Stranger')))
    expect(lineOf(told, 'Patient/u6')).toEqual(['refused', expect.stringMatching(/do not agree with these/)])
  })
})
