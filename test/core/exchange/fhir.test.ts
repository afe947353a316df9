import fc from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { ClinicalFact } from '../../../core/chart/entry.ts'
import { Patient } from '../../../core/chart/episode.ts'
import { readPatient } from '../../../core/exchange/fhir.ts'
import type { Json } from '../../../core/exchange/json.ts'
import { component, condition, encounter, observation, order, patient, PHQ9, read, TODAY } from './resources.ts'

const CHART: readonly Json[] = [
  patient(),
  observation('o1', '44261-6', { valueInteger: 14 }),
  observation('o2', '70274-6', { valueInteger: 28 }),
  ...PHQ9.map((code, i) => observation(`i${i}`, code, { valueInteger: i % 3, effectiveDateTime: '2026-04-01' })),
  observation('o3', '44249-1', { component: PHQ9.map((code) => component(code, 1)), effectiveDateTime: '2026-05-01' }),
  encounter('e1', '90791'),
  encounter('e2', '99213', { status: 'planned' }),
  condition('c1', 'http://hl7.org/fhir/sid/icd-10-cm', 'F32.9'),
  order('ServiceRequest', 's1', { code: { coding: [{ system: 'http://snomed.info/sct', code: '183524004' }] } }),
  order('MedicationRequest', 'm1', { medicationCodeableConcept: { text: 'sertraline 50 MG Oral Tablet' } }),
  { resourceType: 'Organization', id: 'org' },
  observation('o1', '44261-6', { valueInteger: 14 }),
  observation('other', '44261-6', { valueInteger: 14, subject: { reference: 'Patient/p2' } }),
]
const placesOf = (resources: readonly Json[]) => {
  const { facts, header, lines } = readPatient(resources, { system: 't', zone: 'Pacific/Honolulu', today: TODAY })
  return facts.length + header.length + lines.length
}

describe('reading one patient', () => {
  test('the same resources in another order give the same reading', () => {
    const expected = JSON.stringify(read(CHART))
    fc.assert(
      fc.property(fc.shuffledSubarray([...CHART], { minLength: CHART.length }), (shuffled) => {
        expect(JSON.stringify(read(shuffled))).toBe(expected)
      }),
    )
  })

  test('any JSON at all is read without a throw, and every resource has exactly one place', () => {
    const any = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }) as fc.Arbitrary<Json>
    fc.assert(
      fc.property(fc.array(fc.oneof(any, fc.constantFrom(...CHART)), { maxLength: 12 }), (resources) => {
        expect(placesOf(resources)).toBe(resources.length)
      }),
    )
  })

  test('a real resource with any element replaced by any JSON is read without a throw, in exactly one place', () => {
    const broken = fc
      .tuple(fc.constantFrom(...CHART), fc.nat(12), fc.jsonValue())
      .map(([resource, at, value]): Json => {
        const keys = Object.keys(resource)
        const key = keys[at % keys.length] ?? 'status'
        return { ...resource, [key]: value }
      })
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 6 }), (resources) => {
        expect(placesOf([patient(), ...resources])).toBe(resources.length + 1)
      }),
      { numRuns: 500 },
    )
  })

  test('what is read satisfies the schema of the chart', () => {
    const reading = read(CHART)
    expect(Patient.parse(reading.patient)).toEqual(reading.patient)
    expect(reading.facts.length).toBeGreaterThan(6)
    for (const { fact } of reading.facts) expect(ClinicalFact.parse(fact)).toEqual(fact)
  })

  test('a resource that comes twice is used once, and one id with two contents is refused', () => {
    const twice = read([
      patient(),
      observation('a', '44261-6', { valueInteger: 9 }),
      observation('a', '44261-6', { valueInteger: 9 }),
    ])
    expect(twice.facts).toHaveLength(1)
    expect(twice.lines.map((line) => line.result)).toEqual(['not-used'])
    const two = read([
      patient(),
      observation('a', '44261-6', { valueInteger: 9 }),
      observation('a', '44261-6', { valueInteger: 3 }),
    ])
    expect(two.facts).toHaveLength(0)
    expect(two.lines.map((line) => line.result)).toEqual(['refused', 'refused'])
  })

  test('another patient, no patient and a reference by name only are refused', () => {
    const subjects = [{ reference: 'Patient/p2' }, { reference: 'Group/p1' }, { display: 'Ana' }, undefined]
    for (const subject of subjects) {
      const { facts, lines } = read([patient(), observation('a', '44261-6', { valueInteger: 9, subject })])
      expect([facts.length, lines[0]?.result]).toEqual([0, 'refused'])
    }
    const absolute = observation('a', '44261-6', {
      valueInteger: 9,
      subject: { reference: 'https://ehr.example/fhir/Patient/p1' },
    })
    expect(read([patient(), absolute]).facts).toHaveLength(1)
  })

  test('without a Patient, with two, or with one that is refused nothing is read and every resource says so', () => {
    const score = observation('a', '44261-6', { valueInteger: 20 })
    for (const people of [[], [patient(), patient({ id: 'p2' })], [patient({ birthDate: '1980-02-30' })]]) {
      const reading = read([...people, score])
      expect(reading.patient).toBeNull()
      expect(reading.need).toBe(false)
      expect(reading.lines).toHaveLength(people.length + 1)
      expect(reading.lines.every((line) => line.result === 'refused')).toBe(true)
    }
  })

  test('keys that reach a prototype and nesting without end refuse the resource', () => {
    const live = JSON.parse('{"resourceType":"Observation","id":"x","__proto__":{"status":"final"}}') as Json
    let deep: unknown = 'end'
    for (let i = 0; i < 20_000; i++) deep = { deep }
    const reading = read([patient(), live, { resourceType: 'Observation', id: 'y', code: deep as Json }])
    expect(reading.lines.map((line) => [line.resource, line.result])).toEqual([
      ['Observation/x', 'refused'],
      ['Observation/y', 'refused'],
    ])
  })

  test('no reason repeats a name, an MRN or a date of the patient', () => {
    const secret = { family: 'Zzyzx', mrn: 'MRN-SECRET', date: '2031-07-09' }
    const reading = read([
      patient({ name: [{ family: secret.family }], birthDate: '19x' }),
      observation('a', '44261-6', { effectiveDateTime: secret.date, valueInteger: 4 }),
    ])
    const noted = read([
      patient({ identifier: [{ value: secret.mrn }] }),
      observation('a', '44261-6', { effectiveDateTime: secret.date }),
    ])
    const text = JSON.stringify([reading.lines, noted.lines, noted.header])
    for (const value of Object.values(secret)) expect(text).not.toContain(value)
  })
})

describe('need', () => {
  const need = (...resources: Json[]) => read([patient(), ...resources]).need
  const icd = 'http://hl7.org/fhir/sid/icd-10-cm'

  test('a PHQ-9 of 10 shows need and one of 9 does not; a 0 is a score and no need', () => {
    expect(need(observation('a', '44261-6', { valueInteger: 10 }))).toBe(true)
    expect(need(observation('a', '44261-6', { valueInteger: 9 }))).toBe(false)
    expect(need(observation('a', '44261-6', { valueInteger: 0 }))).toBe(false)
  })

  test('F10 to F99 show need; F06, J45 and a resolved F32 are recorded and show none', () => {
    expect(need(condition('c', icd, 'F10.20'))).toBe(true)
    expect(need(condition('c', icd, 'F99'))).toBe(true)
    const resolved = { clinicalStatus: { coding: [{ code: 'resolved', system: 'x' }] } }
    for (const other of [
      condition('c', icd, 'F06.3'),
      condition('c', icd, 'J45.909'),
      condition('c', icd, 'F32.9', resolved),
    ]) {
      expect(need(other)).toBe(false)
      expect(read([patient(), other]).facts).toHaveLength(1)
    }
  })

  test('a drug alone shows no need', () => {
    expect(need(order('MedicationRequest', 'm', { medicationCodeableConcept: { text: 'fluoxetine 20 MG' } }))).toBe(
      false,
    )
  })
})
