import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiEdge } from '../../functions/edges/api.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { daysAgo, openHouse, type House } from './support/house.ts'
import { peopleIn } from './support/people.ts'
import { answered, aPerson, lineOf, mrns, named, scored, sending } from './support/sources.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const { chartOf, personOf, record, recordPerson } = peopleIn(() => house)
const send = sending(() => house)

const taken = async (mrn: string) => (await house.open('alder', mrn)).status
async function personIn(episodeId: string) {
  const { patientId, patient } = (await chartOf(episodeId)).episode
  const { numbers } = await personOf(patientId)
  return { patientId, shown: patient.mrn, numbers: numbers.map(({ mrn }: { mrn: string }) => mrn) }
}

describe('a person with three MRNs', () => {
  const theirs = (id: string, ...numbers: string[]) => [aPerson(id, mrns(...numbers)), answered(id, `${id}-1`, 0, 40)]
  it('has all of them here, goes by the first, and is found by each', async () => {
    const told = await send(theirs('three', 'X-1', 'X-2', 'X-3'))
    expect([told.json.outcome, lineOf(told, 'Patient/three')]).toEqual(['opened', ['added', null]])
    expect(await personIn(told.json.episodeId)).toMatchObject({ shown: 'X-1', numbers: ['X-1', 'X-2', 'X-3'] })
    for (const mrn of ['X-1', 'X-2', ' x-3']) expect(await taken(mrn)).toBe(409)
    const foreign = [aPerson('lab9', { ...mrns('X-3'), ...named('Stranger') }), answered('lab9', 'l-1', 0, 30)]
    const [result, reason] = lineOf(await send(foreign, { system: 'lab' }), 'Patient/lab9')
    expect([result, reason]).toEqual(['refused', expect.stringMatching(/name and birth date do not agree/)])
  })
  it('is unchanged by the same numbers in another order, and gains one that is new beside a known one', async () => {
    const { json } = await send(theirs('more', 'O-1', 'O-2'))
    const swapped = await send(theirs('more', 'O-2', ' o-1'))
    expect([swapped.json.outcome, lineOf(swapped, 'Patient/more')]).toEqual(['unchanged', ['unchanged', null]])
    const key = 'gains-one'
    const gained = await send(theirs('more', 'O-3', 'O-1'), { key })
    expect([gained.json.outcome, lineOf(gained, 'Patient/more')]).toEqual(['changed', ['corrected', null]])
    expect(await personIn(json.episodeId)).toMatchObject({ shown: 'O-1', numbers: ['O-1', 'O-2', 'O-3'] })
    expect(await taken('O-3')).toBe(409)
    expect((await send(theirs('more', 'O-3', 'O-1'), { key })).json).toEqual(gained.json)
    expect((await send(theirs('more', 'O-3', 'O-1'))).json.outcome).toBe('unchanged')
  })
  it('keeps the ones known here where none of the file is among them', async () => {
    const { json } = await send(theirs('other', 'K-1', 'K-2'))
    const told = await send(theirs('other', 'K-8', 'K-9'))
    expect(lineOf(told, 'Patient/other')).toEqual(['unchanged', expect.stringMatching(/MRN differs/)])
    expect(await personIn(json.episodeId)).toMatchObject({ shown: 'K-1', numbers: ['K-1', 'K-2'] })
    expect([await taken('K-8'), await taken('K-9')]).toEqual([200, 200])
  })
  it('is not opened where one of them is somebody else’s, whichever it is', async () => {
    expect(await taken('H-1')).toBe(200)
    const told = await send(theirs('held', 'NEW-1', 'H-1'))
    expect([told.json.outcome, lineOf(told, 'Patient/held')[0]]).toEqual(['refused', 'refused'])
    expect(await taken('NEW-1')).toBe(200)
  })
  it('does not take one of somebody else’s later, and hears so while the rest comes in', async () => {
    const { json } = await send(theirs('late', 'L-1'))
    expect(await taken('L-9')).toBe(200)
    const told = await send([...theirs('late', 'L-1', 'L-9', 'L-2'), scored('late', 'late-2', '44261-6', 12, 3)])
    expect(lineOf(told, 'Patient/late')).toEqual(['corrected', expect.stringMatching(/Another person of this clinic/)])
    expect(lineOf(told, 'Observation/late-2')[0]).toBe('added')
    expect((await personIn(json.episodeId)).numbers).toEqual(['L-1', 'L-2'])
  })
  it('goes by the one that is typed here, also after the next file', async () => {
    const { json } = await send(theirs('typed', 'T-1', 'T-2'))
    const { patientId } = await personIn(json.episodeId)
    const typed = { kind: 'record-number', day: daysAgo(0), clinicId: 'alder', mrn: 'T-9' }
    expect((await recordPerson(patientId, [typed])).status).toBe(200)
    await send([aPerson('typed', { ...mrns('T-1', 'T-3'), ...named('Renamed') })])
    expect(await personIn(json.episodeId)).toMatchObject({ shown: 'T-9', numbers: ['T-1', 'T-2', 'T-9', 'T-3'] })
  })
  it('keeps the place of one that is corrected by hand, and what is corrected does not come back with the next file', async () => {
    const { json } = await send(theirs('right', 'R-1', 'R-2'))
    const { patientId } = await personIn(json.episodeId)
    const { entryId } = (await personOf(patientId)).numbers[1]
    const replacement = { kind: 'record-number', day: daysAgo(0), clinicId: 'alder', mrn: 'R-22' }
    const corrected = { kind: 'correction', day: daysAgo(0), corrects: entryId, replacement, reason: 'Mistyped' }
    expect((await recordPerson(patientId, [corrected])).status).toBe(200)
    expect(await personIn(json.episodeId)).toMatchObject({ shown: 'R-1', numbers: ['R-1', 'R-22'] })
    const told = await send(theirs('right', 'R-1', 'R-2', 'R-3'))
    expect(lineOf(told, 'Patient/right')).toEqual(['corrected', expect.stringMatching(/not taken over again/)])
    expect(await personIn(json.episodeId)).toMatchObject({ shown: 'R-1', numbers: ['R-1', 'R-22', 'R-3'] })
  })
  it('comes in with as many facts as one write takes beside them', async () => {
    const many = Array.from({ length: 100 }, (_, i) => scored('room', `room-${i}`, '44261-6', 12, 40 - (i % 30)))
    const told = await send([aPerson('room', mrns('Q-1', 'Q-2', 'Q-3', 'Q-4')), ...many])
    expect(told.status, told.answer.body).toBe(200)
    expect((await personIn(told.json.episodeId)).numbers).toHaveLength(4)
    const again = await send([aPerson('room', mrns('Q-1', 'Q-5', 'Q-6')), ...many])
    expect(again.status, again.answer.body).toBe(200)
    expect((await personIn(told.json.episodeId)).numbers).toHaveLength(6)
    expect((await chartOf(told.json.episodeId)).entries).toHaveLength(100)
  })
  it('hears that an installation of before keeps one of them, and has the others once it keeps more', async () => {
    const old = apiEdge(wireApi({ ...house.environment, WRITE_FORMAT: '3' }, house.engine.client))
    const path = '/api/clinics/alder/imports'
    const body = { system: 'ehr', resources: theirs('old', 'V-1', 'V-2') }
    const told = await house.askOf(old, { path, body })
    expect(lineOf(told, 'Patient/old')).toEqual(['added', expect.stringMatching(/keeps one MRN/)])
    const later = await house.ask({ path, body })
    expect(lineOf(later, 'Patient/old')).toEqual(['corrected', null])
    expect(await personIn(told.json.episodeId)).toMatchObject({ shown: 'V-1', numbers: ['V-1', 'V-2'] })
    expect(await taken('V-2')).toBe(409)
  })
  it('is refused plainly with more of them than a person has, or one that is too long', async () => {
    const many = Array.from({ length: 11 }, (_, i) => `Z-${i}`)
    expect(lineOf(await send(theirs('many', ...many)), 'Patient/many')[1]).toMatch(/more than 10 identifiers/)
    const long = await send(theirs('long', 'Z-0', 'Z'.repeat(41)))
    expect(lineOf(long, 'Patient/long')[1]).toMatch(/more than 40 characters/)
  })
  it('gains one also after the episode is closed', async () => {
    const { json } = await send(theirs('again', 'A-1', 'A-2'))
    expect((await record(json.episodeId, [{ kind: 'close', day: daysAgo(5), reason: 'completed' }])).status).toBe(200)
    const told = await send(theirs('again', 'A-2', 'A-3'))
    expect([told.json.episodeId, lineOf(told, 'Patient/again')[0]]).toEqual([json.episodeId, 'corrected'])
    expect((await personIn(json.episodeId)).numbers).toEqual(['A-1', 'A-2', 'A-3'])
  })
})
