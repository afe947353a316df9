import { describe, expect, it } from 'vitest'
import { daysAgo } from './support/house.ts'
import { closing, contact, identity, item9, peopleHouse } from './support/people.ts'

const { house, opened, chartOf, personOf, caseloadOf, record, recordPerson, referAgain, transfer, joined } =
  peopleHouse()

const closedOpenOf = async (clinicId: string): Promise<string[]> =>
  (await caseloadOf(clinicId)).closedOpen.map((row: { episodeId: string }) => row.episodeId)
const struck = (corrects: string) => ({
  ...{ kind: 'correction', day: daysAgo(0), corrects, replacement: null, reason: 'Mistyped' },
})

describe('a merge taken back', () => {
  it('leaves another merge into the same person as it is', async () => {
    const [kept, one, other] = [await opened(), await opened('alder', [item9(2, 2)]), await opened()]
    for (const { patientId } of [one, other])
      expect((await joined('merge', kept.patientId, patientId)).status).toBe(200)
    expect((await joined('separate', kept.patientId, other.patientId)).status).toBe(200)
    expect((await chartOf(one.episodeId)).row.stage).toBe('closed')
    expect((await chartOf(other.episodeId)).row.stage).not.toBe('closed')
  })
  it('leaves nobody of the other person’s clinics in the chart that goes on', async () => {
    const [kept, other] = [await opened(), await opened('birch')]
    const seen = async () => (await house().ask({ path: `/api/patients/${kept.patientId}`, as: 'cm-b' })).status
    expect(await seen()).toBe(404)
    expect((await joined('merge', kept.patientId, other.patientId, 'both')).status).toBe(200)
    expect(await seen()).toBe(200)
    expect((await joined('separate', kept.patientId, other.patientId, 'both')).status).toBe(200)
    expect(await seen()).toBe(404)
  })
  it('gives the other person their own name again in the headers of their episodes', async () => {
    const [kept, other] = [await opened(), await opened()]
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    const before = (await chartOf(other.episodeId)).episode.patient
    expect((await recordPerson(kept.patientId, [identity({ family: 'Changed' })])).status).toBe(200)
    expect((await joined('separate', kept.patientId, other.patientId)).status).toBe(200)
    expect((await chartOf(other.episodeId)).episode.patient).toEqual(before)
    expect((await chartOf(kept.episodeId)).episode.patient.family).toBe('Changed')
  })
})

describe('an episode of a person who was entered twice', () => {
  it('is not transferred to where the one that goes on has an open one', async () => {
    const [kept, other] = [await opened(), await opened('birch')]
    expect((await joined('merge', kept.patientId, other.patientId, 'both')).status).toBe(200)
    const { version } = (await chartOf(other.episodeId, 'cm-b')).episode
    const body = { version, to: 'alder', reason: 'Moved house' }
    const refused = await house().ask({ path: `/api/episodes/${other.episodeId}/transfer`, as: 'both', body })
    expect(refused.status).toBe(422)
    expect(refused.json.issues[0].problem).toMatch(/open episode there already/)
  })
})

describe('the audit record of a merge', () => {
  it('names the person who goes on, and the episodes of the other one', async () => {
    const [kept, other] = [await opened(), await opened()]
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    const records = (await house().items('Audit')).filter(({ action }) => action === 'person.merge')
    expect(records).toContainEqual(expect.objectContaining({ patient: kept.patientId, episodes: other.episodeId }))
  })
})

describe('what went with a person', () => {
  it('is taken over from every chart it came from, also where late paper went another way', async () => {
    const { episodeId, patientId } = await opened('alder', [item9(3, 2)])
    await record(episodeId, [closing()])
    const second = (await referAgain(patientId)).json.episodeId as string
    expect((await record(episodeId, [item9(2, 3)])).status).toBe(200)
    expect((await record(second, [closing()])).status).toBe(200)
    const third = (await referAgain(patientId)).json.episodeId as string
    expect(await closedOpenOf('alder')).toEqual(expect.arrayContaining([episodeId, second]))
    expect((await record(third, [contact()])).status).toBe(200)
    const listed = await closedOpenOf('alder')
    expect([episodeId, second].filter((id) => listed.includes(id))).toEqual([])
    expect((await chartOf(third)).row.safety).toMatchObject({ level: 3 })
  })
  it('is taken over by an attempt that is corrected to a contact', async () => {
    const { episodeId } = await opened('alder', [item9(3, 2)])
    const there = (await transfer(episodeId)).json.opened as string
    const attempt = await record(there, [{ ...contact(), outcome: 'attempted' }], 'cm-b')
    expect(await closedOpenOf('alder')).toContain(episodeId)
    const fact = { ...struck(attempt.json.entryIds[0]), replacement: contact() }
    expect((await record(there, [fact], 'cm-b')).status).toBe(200)
    expect(await closedOpenOf('alder')).not.toContain(episodeId)
  })
})

describe('a person’s chart', () => {
  it('is not left without anybody by striking out two identities at once', async () => {
    const { patientId } = await opened()
    expect((await recordPerson(patientId, [identity({ family: 'Newname' })])).status).toBe(200)
    const { entries } = await personOf(patientId)
    const said = entries.filter(({ fact }: { fact: { kind: string } }) => fact.kind === 'identity')
    const refused = await recordPerson(
      patientId,
      said.map(({ id }: { id: string }) => struck(id)),
    )
    expect(refused.status).toBe(422)
    expect(refused.json.issues[0].problem).toMatch(/Correct it instead/)
  })
  it('holds a number written in two ways as one: striking out one of them frees nothing', async () => {
    const { patientId, mrn } = await opened()
    const other = { kind: 'record-number', day: daysAgo(0), clinicId: 'alder', mrn: mrn.toLowerCase() }
    expect((await recordPerson(patientId, [other])).status).toBe(200)
    const [first] = (await personOf(patientId)).numbers
    expect((await recordPerson(patientId, [struck(first.entryId)])).status).toBe(200)
    expect((await house().open('alder', mrn)).status).toBe(409)
  })
})
