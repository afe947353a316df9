import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPatient } from '../support/charts.ts'
import { daysAgo, openHouse, phq9, referral, TODAY, type House } from './support/house.ts'
import { peopleIn } from './support/people.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())
const { chartOf, personOf } = peopleIn(() => house)

const details = { kind: 'contact-details', day: TODAY, phone: '555 0100 200', callTimes: 'after 5', pcp: 'Dr Lind' }
let numbers = 0
const body = (more: object = {}, patient: object = {}) => ({
  patient: { ...aPatient(), mrn: `NEW-${(numbers += 1)}`, ...patient },
  coverage: { payerClass: 'commercial', plan: null },
  entries: [referral(0)],
  ...more,
})
const open = (said: object, key?: string) =>
  house.ask({ path: '/api/clinics/alder/episodes', body: said, ...(key === undefined ? {} : { key }) })

describe('somebody new', () => {
  it('is opened with how they are reached, consent and a first score in one save', async () => {
    const entries = [
      { ...referral(0), from: 'Dr Lind', reason: 'Low mood' },
      { kind: 'consent', day: TODAY, state: 'verbal' },
      { ...phq9(0), occasion: 'initial' },
    ]
    const { status, json } = await open(body({ contactDetails: details, careManager: 'cm-a', entries }))
    expect(status, JSON.stringify(json)).toBe(200)
    const { episode } = await chartOf(json.episodeId)
    const person = await personOf(episode.patientId)
    expect(person.contact).toEqual(details)
    expect([person.version, json.row.careManager]).toEqual([1, 'cm-a'])
  })

  it('is opened once, however often a lost answer is asked for again', async () => {
    const said = body({ contactDetails: details })
    const first = await open(said, 'the-same-save')
    const again = await open(said, 'the-same-save')
    expect(again.json.episodeId).toBe(first.json.episodeId)
    const { patients } = (await house.ask({ path: '/api/patients' })).json
    expect(patients.filter(({ mrn }: { mrn: string }) => mrn === said.patient.mrn)).toHaveLength(1)
  })

  it.each([
    ['a birth date to come', { patient: { birthDate: daysAgo(-1) } }, 'patient.birthDate', 'in the future'],
    ['a birth date of 1870', { patient: { birthDate: '1870-05-01' } }, 'patient.birthDate', '1900 to 2199'],
    ['a day that does not exist', { patient: { birthDate: '1985-02-30' } }, 'patient.birthDate', ''],
    ['no family name', { patient: { family: ' ' } }, 'patient.family', ''],
    ['no record number', { patient: { mrn: '' } }, 'patient.mrn', ''],
    [
      'a telephone number with letters',
      { contactDetails: { ...details, phone: 'ask at the desk' } },
      'contactDetails.phone',
      'at least 7 digits',
    ],
    [
      'contact details that say nothing',
      { contactDetails: { kind: 'contact-details', day: TODAY } },
      'contactDetails.phone',
      'at least one way',
    ],
    [
      'another identity among the contact details',
      { contactDetails: { kind: 'record-number', day: TODAY, clinicId: 'alder', mrn: 'X' } },
      'contactDetails.kind',
      'Contact details alone',
    ],
    ['a plan that does not exist', { coverage: { payerClass: 'other', plan: 'no-plan' } }, 'coverage.plan', 'no such'],
    ['a care manager who is none', { careManager: 'psych' }, 'careManager', 'not a care manager'],
    ['a referral to come', { entries: [referral(-2)] }, 'entries.0.day', ''],
  ])('is not opened with %s, and the field says why', async (_, said: Readonly<Record<string, unknown>>, at, why) => {
    const { patient, ...more } = said
    const { status, json } = await open(body(more, patient as object | undefined))
    expect([400, 422]).toContain(status)
    const [issue] = json.issues
    expect(issue.at).toBe(at)
    expect(issue.problem).toContain(why)
  })

  it('is not opened with the number of another person of the clinic, written in whatever way', async () => {
    await open(body({}, { mrn: 'AB 77' }))
    const { status, json } = await open(body({}, { mrn: 'ab77' }))
    expect([status, json.issues[0].at]).toEqual([409, 'patient.mrn'])
  })

  it('keeps no contact details under a format that has none, and says what to do', async () => {
    const { status, json } = await openHouse({ WRITE_FORMAT: '3' }).then(async (older) => {
      const answer = await older.ask({ path: '/api/clinics/alder/episodes', body: body({ contactDetails: details }) })
      await older.stop()
      return answer
    })
    expect([status, json.issues?.[0]?.at]).toEqual([422, 'contactDetails.kind'])
  })
})

describe('what a chart can name', () => {
  it('are the plans by name, the care managers of the clinic alone, and the clinics of the network', async () => {
    const { json } = await house.ask({ path: '/api/clinics/alder/directory' })
    expect(json).toEqual({
      plans: [
        { planId: 'plan-1', name: 'First Plan', payerClass: null },
        { planId: 'plan-2', name: 'Second Plan', payerClass: 'medicaid' },
      ],
      careManagers: [{ sub: 'cm-a', name: 'Name of cm-a' }],
      clinics: [
        { clinicId: 'alder', name: 'Alder Street' },
        { clinicId: 'birch', name: 'Birch Hill' },
      ],
    })
  })
})
