import { describe, expect, it } from 'vitest'
import { daysAgo, referral } from './support/house.ts'
import { coverage, identity, item9, peopleHouse } from './support/people.ts'

const { house, opened, personOf, chartOf, recordPerson } = peopleHouse()
const number = (clinicId: string, mrn: string) => ({ kind: 'record-number', day: daysAgo(0), clinicId, mrn })

describe('a person nothing that can be read says the name of', () => {
  it.each(['damaged', 'newer'])(
    'is answered as such on every route where it is %s, and their episode is read',
    async (why) => {
      const [one, other] = [await opened('alder', [item9(2, 1)]), await opened()]
      const stored = (await house().items('Charts')).filter(({ pk }) => pk === `PATIENT#${one.patientId}`)
      const told = stored.find(({ kind }) => kind === 'identity')
      await house().put('Charts', { ...told, ...(why === 'damaged' ? { entry: '{broken' } : { format: 99 }) })
      const path = `/api/patients/${one.patientId}`
      const merging = { version: 1, other: other.patientId, otherVersion: 1, reason: 'Entered twice' }
      const asked = [
        { path },
        { path: `${path}/entries`, body: { version: 1, entries: [identity()] } },
        { path: `${path}/episodes`, body: { clinicId: 'alder', coverage, entries: [referral()] } },
        { path: `${path}/merge`, body: merging },
        { path: `${path}/separate`, body: merging },
        { path: `/api/episodes/${one.episodeId}/transfer`, body: { version: 1, to: 'birch', reason: 'Moved' } },
      ]
      for (const each of asked) {
        const { status, json } = await house().ask(each)
        expect([each.path.split('/').at(-1), status, json.kind]).toEqual([expect.any(String), 409, 'unreadable'])
      }
      expect((await house().ask({ path, as: 'cm-b' })).status).toBe(404)
      expect((await chartOf(one.episodeId)).row.safety).toMatchObject({ level: 1 })
    },
  )
})

describe('a record number of a clinic in which the writer does not work', () => {
  const NOT_YOURS = /not a clinic of yours/
  it('is neither given nor taken back, and whether it is somebody’s is not told', async () => {
    const [one, there] = [await opened(), await opened('birch')]
    const answers = await Promise.all(
      [there.mrn, 'NOBODYS'].map((mrn) => recordPerson(one.patientId, [number('birch', mrn)])),
    )
    for (const { status, json } of answers)
      expect([status, json.issues[0].problem]).toEqual([422, expect.stringMatching(NOT_YOURS)])
    expect((await recordPerson(one.patientId, [number('birch', 'B-7')], 'both')).status).toBe(200)
    const { entryId } = (await personOf(one.patientId)).numbers.find(
      ({ clinicId }: { clinicId: string }) => clinicId === 'birch',
    )
    for (const replacement of [null, number('alder', 'A-7'), number('birch', 'B-8')]) {
      const fact = { kind: 'correction', day: daysAgo(0), corrects: entryId, replacement, reason: 'Mistyped' }
      const told = await recordPerson(one.patientId, [fact])
      expect([told.status, told.json.issues[0].problem]).toEqual([422, expect.stringMatching(NOT_YOURS)])
    }
    expect((await house().open('birch', 'B-7')).status).toBe(409)
  })
})
