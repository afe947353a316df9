import { describe, expect, it } from 'vitest'
import { daysAgo } from './support/house.ts'
import { closing, peopleHouse } from './support/people.ts'

const { house, opened, chartOf, personOf, record, recordPerson, joined } = peopleHouse()

const numbered = (clinicId: string, mrn: string) => ({ kind: 'record-number', day: daysAgo(0), clinicId, mrn })
const corrected = (corrects: string, replacement: object | null) => ({
  ...{ kind: 'correction', day: daysAgo(0), corrects, replacement, reason: 'Mistyped' },
})
const entryOf = async (patientId: string, mrn: string, as = 'cm-a'): Promise<string> =>
  (await personOf(patientId, as)).numbers.find((one: { mrn: string }) => one.mrn === mrn).entryId
const seenBy = async (patientId: string, as: string) =>
  (await house().ask({ path: `/api/patients/${patientId}`, as })).status

describe('a record number typed for the wrong clinic', () => {
  it('gives that clinic the chart of the person only as long as it stands', async () => {
    const { patientId, mrn } = await opened()
    expect((await recordPerson(patientId, [numbered('birch', `${mrn}-b`)], 'both')).status).toBe(200)
    expect(await seenBy(patientId, 'cm-b')).toBe(200)
    const taken = await recordPerson(patientId, [corrected(await entryOf(patientId, `${mrn}-b`), null)], 'both')
    expect(taken.status, JSON.stringify(taken.json)).toBe(200)
    expect([await seenBy(patientId, 'cm-b'), await seenBy(patientId, 'cm-a')]).toEqual([404, 200])
    const other = await opened('birch')
    const { version } = await personOf(other.patientId, 'cm-b')
    const body = { version, other: patientId, otherVersion: 3, reason: 'Entered twice' }
    const merged = await house().ask({ path: `/api/patients/${other.patientId}/merge`, as: 'cm-b', body })
    expect(merged.json.issues[0].problem).toMatch(/No person in your clinics/)
  })
  it('is moved to the right one by a correction, and takes nothing from a clinic with an episode', async () => {
    const { episodeId, patientId, mrn } = await opened()
    expect((await record(episodeId, [closing()])).status).toBe(200)
    const moved = corrected(await entryOf(patientId, mrn), numbered('birch', mrn))
    expect((await recordPerson(patientId, [moved], 'both')).status).toBe(200)
    expect([await seenBy(patientId, 'cm-a'), await seenBy(patientId, 'cm-b')]).toEqual([200, 200])
  })
  it('leaves the clinics of whoever was entered twice and is this person', async () => {
    const [kept, other] = [await opened(), await opened('birch')]
    expect((await joined('merge', kept.patientId, other.patientId, 'both')).status).toBe(200)
    const added = await recordPerson(kept.patientId, [numbered('birch', `${kept.mrn}-b`)], 'both')
    expect(added.status, JSON.stringify(added.json)).toBe(200)
    const struck = corrected(await entryOf(kept.patientId, `${kept.mrn}-b`), null)
    expect((await recordPerson(kept.patientId, [struck], 'both')).status).toBe(200)
    expect(await seenBy(kept.patientId, 'cm-b')).toBe(200)
  })
  it('is not struck out where it is the only one: nobody would find the person, and no chart say who they are', async () => {
    const { episodeId, patientId, mrn } = await opened()
    const refused = await recordPerson(patientId, [corrected(await entryOf(patientId, mrn), null)])
    expect(refused.status).toBe(422)
    expect(refused.json.issues[0].problem).toMatch(/only record number/)
    expect((await chartOf(episodeId)).episode.patient.mrn).toBe(mrn)
  })
})

describe('a number corrected after a merge to one that the other entry of the person has', () => {
  it('is theirs; the merge is taken back once it is theirs alone, and then each number finds its own person', async () => {
    const [kept, other] = [await opened(), await opened()]
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    const right = corrected(await entryOf(kept.patientId, kept.mrn), numbered('alder', other.mrn))
    const told = await recordPerson(kept.patientId, [right])
    expect(told.status, JSON.stringify(told.json)).toBe(200)
    expect((await personOf(kept.patientId)).numbers).toMatchObject([{ mrn: other.mrn }])
    expect((await chartOf(kept.episodeId)).episode.patient.mrn).toBe(other.mrn)
    expect((await house().open('alder', other.mrn)).status).toBe(409)

    const refused = await joined('separate', kept.patientId, other.patientId)
    expect(refused.status).toBe(422)
    expect(refused.json.issues[0].problem).toMatch(/Correct it there first/)
    const back = corrected(await entryOf(kept.patientId, other.mrn), numbered('alder', kept.mrn))
    expect((await recordPerson(kept.patientId, [back])).status).toBe(200)
    const apart = await joined('separate', kept.patientId, other.patientId)
    expect(apart.status, JSON.stringify(apart.json)).toBe(200)
    for (const one of [kept, other]) {
      expect((await chartOf(one.episodeId)).episode.patient.mrn).toBe(one.mrn)
      expect((await house().open('alder', one.mrn)).status).toBe(409)
      const mine = await recordPerson(one.patientId, [numbered('alder', `${one.mrn}-more`)])
      expect(mine.status, JSON.stringify(mine.json)).toBe(200)
    }
  })
})
