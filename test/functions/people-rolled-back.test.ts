import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import { daysAgo, openHouse, type House } from './support/house.ts'
import { PREVIOUS, releasedFunction } from './support/kept-release.ts'
import { identity, peopleIn } from './support/people.ts'

let house: House
let before: HttpHandler
beforeAll(async () => {
  house = await openHouse()
  await house.join('both', ['care-manager'], { clinics: ['alder', 'birch'] })
  before = await releasedFunction<HttpHandler>(house, 'api')
})
afterAll(() => house.stop())

const { opened, chartOf, personOf, record, recordPerson, referAgain, joined } = peopleIn(() => house)

const itemOf = async (patientId: string) => {
  const Key = { pk: `PATIENT#${patientId}`, sk: 'PATIENT' }
  const { Item } = await house.engine.client.send(new GetCommand({ TableName: 'Charts', Key }))
  return Item ?? {}
}
/** What a release without persons' charts leaves of a person's item: all it knows, as one text. */
async function writtenOver(patientId: string, more: object, clinicId = 'alder') {
  const { pk, sk, patient } = await itemOf(patientId)
  const text = JSON.stringify({ ...(JSON.parse(String(patient)) as object), ...more })
  await house.put('Charts', { pk, sk, clinicId, patient: text })
}
const resources = (family: string) => [
  {
    ...{ resourceType: 'Patient', id: 'roll', gender: 'female', birthDate: '1970-03-03' },
    identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'MR-roll' }],
    name: [{ family, given: ['Person'] }],
  },
  {
    ...{ resourceType: 'Observation', id: 'roll-1', status: 'final', effectiveDateTime: daysAgo(40) },
    code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
    subject: { reference: 'Patient/roll' },
    valueQuantity: { value: 18, code: '{score}' },
  },
]

describe(`a person whose header ${PREVIOUS} wrote over`, () => {
  it('is who it says, until somebody records who they are again; it knows the same numbers and versions', async () => {
    const path = '/api/clinics/alder/imports'
    const { json } = await house.ask({ path, body: { system: 'ehr', resources: resources('First') } })
    const { patientId } = (await chartOf(json.episodeId)).episode
    expect((await recordPerson(patientId, [identity({ family: 'Second' })])).status).toBe(200)
    const was = await personOf(patientId)
    const told = await house.askOf(before, { path, body: { system: 'ehr', resources: resources('Third') } })
    expect([told.status, told.json.outcome], told.answer.body).toEqual([200, 'changed'])
    expect(await itemOf(patientId)).not.toHaveProperty('version')

    const person = await personOf(patientId)
    expect(person.identity).toMatchObject({ family: 'Third' })
    expect(person).toMatchObject({ version: was.version, numbers: was.numbers, entries: was.entries })
    const phone = { kind: 'contact-details', day: daysAgo(0), phone: '555-0100' }
    expect((await recordPerson(patientId, [phone])).status).toBe(200)
    expect(await itemOf(patientId)).toMatchObject({ version: was.version + 1 })
    expect((await personOf(patientId)).identity.family).toBe('Third')
    expect((await chartOf(json.episodeId)).episode.patient.family).toBe('Third')
    expect((await recordPerson(patientId, [identity({ family: 'Fourth' })])).status).toBe(200)
    expect((await personOf(patientId)).identity.family).toBe('Fourth')
    expect((await chartOf(json.episodeId)).episode.patient.family).toBe('Fourth')
  })
  it('is still the one whose chart does not go on where they were entered twice, and still known wherever they were', async () => {
    const [one, other] = [await opened(), await opened('birch')]
    expect((await joined('merge', one.patientId, other.patientId, 'both')).status).toBe(200)
    await writtenOver(one.patientId, { family: 'Over' })
    await writtenOver(other.patientId, { family: 'Over' }, 'birch')
    expect(await personOf(other.patientId, 'cm-b')).toMatchObject({ mergedInto: one.patientId, version: 2 })
    const person = await personOf(one.patientId, 'cm-b')
    expect(person).toMatchObject({ absorbed: [other.patientId], version: 2, identity: { family: 'Over' } })
    expect((await recordPerson(other.patientId, [identity()], 'both')).json.detail).toMatch(/entered twice/)
    const apart = await joined('separate', one.patientId, other.patientId, 'both')
    expect(apart.status, JSON.stringify(apart.json)).toBe(200)
    expect(await personOf(other.patientId, 'cm-b')).toMatchObject({ mergedInto: null, identity: { family: 'Over' } })
  })
  it('keeps every number and every clinic of theirs through the next write', async () => {
    const { episodeId, patientId, mrn } = await opened()
    const there = { kind: 'record-number', day: daysAgo(0), clinicId: 'birch', mrn: `${mrn}-there` }
    expect((await recordPerson(patientId, [there], 'both')).status).toBe(200)
    await record(episodeId, [{ kind: 'close', day: daysAgo(0), reason: 'completed' }])
    await writtenOver(patientId, { given: 'Over' })
    expect((await personOf(patientId, 'cm-b')).numbers).toHaveLength(2)
    expect((await referAgain(patientId)).status).toBe(200)
    const person = await personOf(patientId, 'cm-b')
    expect([person.identity.given, person.numbers.length, person.version]).toEqual(['Over', 2, 3])
    expect((await house.open('alder', mrn)).status).toBe(409)
  })
  it('is written by one of two who write at once, and the other one is told', async () => {
    const { patientId } = await opened()
    expect((await recordPerson(patientId, [identity({ given: 'Ours' })])).status).toBe(200)
    await writtenOver(patientId, { given: 'Over' })
    expect((await personOf(patientId)).identity.given).toBe('Over')
    const found = await personOf(patientId)
    const body = { version: found.version, entries: [identity({ given: 'Later' })] }
    const [a, b] = await Promise.all([
      house.ask({ path: `/api/patients/${patientId}/entries`, body }),
      house.ask({ path: `/api/patients/${patientId}/entries`, body }),
    ])
    expect([a.status, b.status].sort()).toEqual([200, 409])
  })
})
