import { describe, expect, it } from 'vitest'
import { contact, identity, item9, peopleHouse } from './support/people.ts'

const { house, opened, record, recordPerson, referAgain, transfer, joined } = peopleHouse()

/** What the trail of a clinic holds of an act since a moment, by the items of its partition. */
async function trailOf(clinicId: string, action: string, episodeId: string) {
  const items = await house().items('Audit')
  return items.filter(
    ({ pk, action: done, episodes }) =>
      String(pk).startsWith(`CLINIC#${clinicId}#`) &&
      done === action &&
      String(episodes).split(',').includes(episodeId),
  )
}

describe('the trail of a clinic', () => {
  it('holds a merge by somebody who does not work there that closed an episode there', async () => {
    const [kept, other] = [await opened(), await opened()]
    const there = []
    for (const { patientId } of [kept, other])
      there.push((await referAgain(patientId, { clinicId: 'birch' }, { as: 'both' })).json.episodeId as string)
    const merged = await joined('merge', kept.patientId, other.patientId, 'cm-a')
    expect(merged.status, merged.answer.body).toBe(200)
    const [, closed = ''] = there
    const [own, ...more] = await trailOf('birch', 'person.merge', closed)
    expect(more).toEqual([])
    expect(own).toMatchObject({ sub: 'cm-a', result: 'ok', episodes: closed, recordOf: 'alder' })
    expect(own).not.toHaveProperty('patient')
    const [first] = await trailOf('alder', 'person.merge', other.episodeId)
    expect(first).toMatchObject({ clinics: 'alder,birch', patient: kept.patientId })
    expect([first?.['sk'], first?.['requestId']]).toEqual([own?.['sk'], own?.['requestId']])
  })
  it('holds a transfer to it, the reaching of whom it sent, and a new name by another clinic', async () => {
    const { episodeId, patientId } = await opened('alder', [item9(3, 2)])
    const there = (await transfer(episodeId)).json.opened as string
    expect(await trailOf('birch', 'episode.transfer', there)).toHaveLength(1)
    expect((await record(there, [contact()], 'cm-b')).status).toBe(200)
    expect(await trailOf('alder', 'chart.write', episodeId)).toMatchObject([{ sub: 'cm-b', recordOf: 'birch' }])
    expect((await recordPerson(patientId, [identity({ family: 'Newname' })])).status).toBe(200)
    expect(await trailOf('birch', 'person.write', there)).toMatchObject([{ sub: 'cm-a', recordOf: 'alder' }])
  })
  it('holds one item of what changed charts of one clinic alone', async () => {
    const { episodeId } = await opened()
    expect((await record(episodeId, [contact()])).status).toBe(200)
    const items = (await house().items('Audit')).filter(
      ({ action, episodes }) => action === 'chart.write' && episodes === episodeId,
    )
    expect(items).toMatchObject([{ clinics: '', pk: expect.stringMatching(/^CLINIC#alder#/) }])
  })
})
