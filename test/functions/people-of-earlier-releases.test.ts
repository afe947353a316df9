import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiEdge } from '../../functions/edges/api.ts'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { aPatient } from '../support/charts.ts'
import { daysAgo, openHouse, referral, type House } from './support/house.ts'
import { PREVIOUS, releasedFunction } from './support/kept-release.ts'
import { closing, coverage, identity, peopleIn } from './support/people.ts'

let house: House
let bundle: HttpHandler
let format3: HttpHandler
beforeAll(async () => {
  house = await openHouse()
  await house.join('both', ['care-manager'], { clinics: ['alder', 'birch'] })
  bundle = await releasedFunction<HttpHandler>(house, 'api')
  format3 = apiEdge(wireApi({ ...house.environment, WRITE_FORMAT: '3' }, house.engine.client))
})
afterAll(() => house.stop())

const { opened, chartOf, personOf, record, recordPerson, referAgain, transfer, joined } = peopleIn(() => house)

let counted = 0
/** Somebody whom a release without persons' charts opened an episode for. */
async function before(by: HttpHandler) {
  const mrn = `FR-${(counted += 1)}`
  const body = { patient: aPatient({ mrn, family: 'Former' }), coverage, careManager: 'cm-a', entries: [referral()] }
  const told = await house.askOf(by, { path: '/api/clinics/alder/episodes', body })
  expect(told.status, told.answer.body).toBe(200)
  const { episodeId } = told.json as { episodeId: string }
  return { episodeId, patientId: (await chartOf(episodeId)).episode.patientId as string, mrn }
}
const number = (mrn: string, clinicId = 'alder') => ({ kind: 'record-number', day: daysAgo(0), clinicId, mrn })
const contactDetails = { kind: 'contact-details', day: daysAgo(0), phone: '555-0100' }

interface Said {
  readonly entries: readonly {
    readonly fact: { readonly kind: string; readonly family?: string; readonly mrn?: string }
    readonly former?: true
  }[]
}
const namesIn = ({ entries }: Said) => entries.flatMap(({ fact }) => (fact.kind === 'identity' ? [fact.family] : []))
const mrnsIn = ({ entries }: Said) => entries.flatMap(({ fact }) => (fact.kind === 'record-number' ? [fact.mrn] : []))

/** Nobody else gets the number, it is among those of the person, and the name they had stands in the history. */
async function isKept(patientId: string, mrn: string) {
  expect((await house.open('alder', mrn)).status).toBe(409)
  const person = await personOf(patientId)
  expect(person.numbers.map((one: { mrn: string }) => one.mrn)).toContain(mrn)
  return person
}
/** The same, and the number is an entry, which can be corrected. */
async function isEntry(patientId: string, mrn: string) {
  const person = await isKept(patientId, mrn)
  expect(mrnsIn(person)).toContain(mrn)
  expect(namesIn(person)).toContain('Former')
  expect(person.numbers.every(({ entryId }: { entryId: string | null }) => entryId !== null)).toBe(true)
}

describe.each([
  ['written in format 3', () => format3],
  [`written by ${PREVIOUS}`, () => bundle],
])('law W2: the first entry of a person who was %s', (_, by) => {
  it('is a new name, and the one before stands in the history', async () => {
    const { patientId, mrn, episodeId } = await before(by())
    const told = await recordPerson(patientId, [identity({ family: 'New' })])
    expect(told.status, told.answer.body).toBe(200)
    const person = await personOf(patientId)
    expect([namesIn(person), person.identity.family]).toEqual([expect.arrayContaining(['Former', 'New']), 'New'])
    expect((await chartOf(episodeId)).episode.patient).toMatchObject({ family: 'New', mrn })
    await isKept(patientId, mrn)
  })
  it('is a new name of an earlier day, and it is the one before that stands in the history alone', async () => {
    const { patientId } = await before(by())
    const dated = identity({ family: 'New', day: daysAgo(3), time: '08:00' })
    expect((await recordPerson(patientId, [dated])).status).toBe(200)
    const person = await personOf(patientId)
    expect([namesIn(person).sort(), person.identity.family]).toEqual([['Former', 'New'], 'New'])
  })
  it('is a second number, and the first one is still theirs', async () => {
    const { patientId, mrn, episodeId } = await before(by())
    const told = await recordPerson(patientId, [number(`${mrn}-second`)])
    expect(told.status, told.answer.body).toBe(200)
    await isEntry(patientId, mrn)
    await isEntry(patientId, `${mrn}-second`)
    expect((await chartOf(episodeId)).episode.patient.mrn).toBe(`${mrn}-second`)
    const { entryId } = (await personOf(patientId)).numbers.find((one: { mrn: string }) => one.mrn === mrn)
    const struck = { kind: 'correction', day: daysAgo(0), corrects: entryId, replacement: null, reason: 'Mistyped' }
    expect((await recordPerson(patientId, [struck])).status).toBe(200)
    expect((await house.open('alder', mrn)).status).toBe(200)
  })
  it('is how they are reached, and name and number are entries from then on', async () => {
    const { patientId, mrn } = await before(by())
    const { version } = await personOf(patientId)
    const asked = { path: `/api/patients/${patientId}/entries`, body: { version, entries: [contactDetails] }, key: mrn }
    const told = await house.ask(asked)
    expect(told.status, told.answer.body).toBe(200)
    expect((told.json as Said).entries.map(({ fact }) => fact.kind)).toEqual([
      'identity',
      'record-number',
      'contact-details',
    ])
    // Whoever says how they are reached said nothing of their name.
    expect((told.json as Said).entries.map(({ former }) => former ?? false)).toEqual([true, true, false])
    expect((await house.ask(asked)).json).toEqual(told.json)
    expect((await personOf(patientId)).contact).toMatchObject({ phone: '555-0100' })
    await isEntry(patientId, mrn)
  })
  it('is of a merge, on whichever side they are, and of taking it back', async () => {
    const [one, other] = [await before(by()), await before(by())]
    expect((await joined('merge', one.patientId, other.patientId)).status).toBe(200)
    expect(mrnsIn(await personOf(other.patientId))).toEqual([other.mrn])
    await isEntry(one.patientId, one.mrn)
    expect((await joined('separate', one.patientId, other.patientId)).status).toBe(200)
    for (const { patientId, mrn } of [one, other]) await isEntry(patientId, mrn)
  })
  it('is of a transfer, and of a re-referral', async () => {
    const gone = await before(by())
    expect((await transfer(gone.episodeId)).status).toBe(200)
    await isEntry(gone.patientId, gone.mrn)
    const back = await before(by())
    expect((await record(back.episodeId, [closing()])).status).toBe(200)
    expect((await referAgain(back.patientId)).status).toBe(200)
    await isEntry(back.patientId, back.mrn)
  })
})

describe('law W2: a person written by turns', () => {
  const path = '/api/clinics/alder/imports'
  const resources = (family: string) => [
    {
      ...{ resourceType: 'Patient', id: 'turns', gender: 'female', birthDate: '1970-03-03' },
      identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'MR-turns' }],
      name: [{ family, given: ['Person'] }],
    },
    {
      ...{ resourceType: 'Observation', id: 'turns-1', status: 'final', effectiveDateTime: daysAgo(40) },
      code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
      subject: { reference: 'Patient/turns' },
      valueQuantity: { value: 18, code: '{score}' },
    },
  ]
  it(`by ${PREVIOUS} and this one keeps every name and number, whoever wrote and how`, async () => {
    const send = (by: HttpHandler, family: string) =>
      house.askOf(by, { path, body: { system: 'ehr', resources: resources(family) } })
    const { json } = await send(bundle, 'Former')
    const { patientId } = (await chartOf(json.episodeId)).episode as { patientId: string }
    expect((await send(house.api, 'Second')).json.outcome).toBe('changed')
    expect(namesIn(await personOf(patientId)).sort()).toEqual(['Former', 'Second'])
    expect((await send(bundle, 'Third')).json.outcome).toBe('changed')
    expect((await recordPerson(patientId, [number('MR-turns-2')])).status).toBe(200)
    expect((await send(bundle, 'Fourth')).json.outcome).toBe('changed')
    expect((await recordPerson(patientId, [identity({ family: 'Fifth' })])).status).toBe(200)
    expect((await send(format3, 'Sixth')).json.outcome).toBe('changed')
    expect((await recordPerson(patientId, [contactDetails])).status).toBe(200)
    const person = await personOf(patientId)
    expect(namesIn(person).sort()).toEqual(['Fifth', 'Former', 'Fourth', 'Second', 'Sixth', 'Third'])
    expect([person.identity.family, mrnsIn(person).sort()]).toEqual(['Sixth', ['MR-turns', 'MR-turns-2']])
    for (const mrn of ['MR-turns', 'MR-turns-2']) await isEntry(patientId, mrn)
    expect((await chartOf(json.episodeId)).episode.patient).toMatchObject({ family: 'Sixth', mrn: 'MR-turns-2' })
  })
  it('by one that writes what is known already says it once', async () => {
    const { patientId } = await opened()
    expect((await recordPerson(patientId, [identity({ family: 'Same' })])).status).toBe(200)
    const item = (await house.items('Charts')).find(({ pk, sk }) => pk === `PATIENT#${patientId}` && sk === 'PATIENT')
    const { format: _, version: __, person: ___, ...plain } = item ?? {}
    await house.put('Charts', plain)
    expect((await recordPerson(patientId, [contactDetails])).status).toBe(200)
    expect(namesIn(await personOf(patientId)).filter((family) => family === 'Same')).toHaveLength(1)
    expect((await personOf(patientId)).identity.family).toBe('Same')
  })
})
