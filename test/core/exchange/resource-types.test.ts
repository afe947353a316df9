import { describe, expect, test } from 'vitest'
import type { Json } from '../../../core/exchange/json.ts'
import { condition, encounter, factOf, lineOf, order, patient, read } from './resources.ts'

const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })

describe('encounters', () => {
  test('a finished encounter is a kept visit; its code says which', () => {
    const visit = (code: string) => (factOf(encounter('e', code)) as Json | undefined)?.['visit']
    expect(['90791', '90792', '90837', '99493', '99213'].map(visit)).toEqual([
      'assessment',
      'assessment',
      'therapy',
      'care-management',
      'other',
    ])
  })

  test('planned and cancelled are not used, a status nobody knows is refused, and so is a missing period', () => {
    expect(lineOf(encounter('e', '90791', { status: 'planned' }))).toContain('not-used: Its status is planned')
    expect(lineOf(encounter('e', '90791', { status: 'fine' }))).toMatch(/^refused/)
    expect(lineOf(encounter('e', '90791', { period: undefined }))).toMatch(/^refused/)
    expect(lineOf(encounter('e', '90791', { period: '2026-03-01' }))).toContain('period must be an object')
  })
})

describe('conditions', () => {
  const icd = 'http://hl7.org/fhir/sid/icd-10-cm'
  const state = (code: string) => ({ coding: [{ system: 'x', code }] })

  test('active, recurrence and relapse are active; remission, inactive and resolved are resolved', () => {
    const status = (code: string) =>
      (factOf(condition('c', icd, 'F32.1', { clinicalStatus: state(code) })) as Json | undefined)?.['status']
    expect(['active', 'recurrence', 'relapse', 'remission', 'inactive', 'resolved'].map(status)).toEqual([
      'active',
      'active',
      'active',
      'resolved',
      'resolved',
      'resolved',
    ])
    expect(lineOf(condition('c', icd, 'F32.1', { clinicalStatus: state('odd') }))).toMatch(/^refused/)
  })

  test('only a confirmed condition is used, and the line names its state', () => {
    for (const code of ['provisional', 'unconfirmed', 'refuted', 'entered-in-error'])
      expect(lineOf(condition('c', icd, 'F32.1', { verificationStatus: state(code) }))).toContain(
        `not-used: verificationStatus is ${code}`,
      )
    expect(lineOf(condition('c', icd, 'F32.1', { verificationStatus: undefined }))).toContain(
      'not-used: verificationStatus is absent',
    )
  })

  test('the day is the onset, else the day it was recorded, else there is none', () => {
    expect(factOf(condition('c', icd, 'F32.1', { recordedDate: '2026-04-04' }))?.day).toBe('2026-03-01')
    expect(factOf(condition('c', icd, 'F32.1', { onsetDateTime: undefined, recordedDate: '2026-04-04' }))?.day).toBe(
      '2026-04-04',
    )
    expect(lineOf(condition('c', icd, 'F32.1', { onsetDateTime: undefined }))).toMatch(/^refused/)
    expect(lineOf(condition('c', icd, 'F32.1', { onsetDateTime: 'spring', recordedDate: '2026-04-04' }))).toMatch(
      /^refused/,
    )
  })

  test('a text where a concept is due is refused by name', () => {
    expect(lineOf(condition('c', icd, 'F32.1', { code: 'F32.1' }))).toContain('code must be an object')
  })
})

describe('orders and procedures', () => {
  test('an order for behavioral health is a referral; hospice, a proposal and "do not" are not', () => {
    const request = (code: string, more: Json = {}) => order('ServiceRequest', 's', { code: snomed(code), ...more })
    expect(factOf(request('183524004'))).toEqual({ kind: 'referral', day: '2026-03-04' })
    expect(lineOf(request('385763009'))).toContain('not-used')
    expect(lineOf(request('183524004', { intent: 'proposal' }))).toContain('not-used: Its intent is proposal')
    expect(lineOf(request('183524004', { status: 'revoked' }))).toContain('not-used: Its status is revoked')
    expect(lineOf(request('183524004', { doNotPerform: true }))).toContain('not-used')
    expect(lineOf(request('183524004', { doNotPerform: 'no' }))).toMatch(/^refused/)
    expect(lineOf(request('183524004', { authoredOn: undefined }))).toMatch(/^refused/)
  })

  test('a medication order is a treatment outside the plan; an unknown drug is no psychotropic and its line says so', () => {
    const request = (medicationCodeableConcept: Json) =>
      read([patient(), order('MedicationRequest', 'm', { medicationCodeableConcept })]).facts[0]
    const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'
    expect(request({ coding: [{ system: rxnorm, code: '1190110', display: 'fluoxetine 60 MG Oral Tablet' }] })).toEqual(
      {
        sourceId: 'MedicationRequest/m',
        note: null,
        fact: {
          kind: 'treatment',
          day: '2026-03-04',
          action: 'start',
          modality: 'medication',
          name: 'fluoxetine',
          dose: '60 MG',
          underPlan: false,
          psychotropic: true,
        },
      },
    )
    expect(request({ coding: [{ system: rxnorm, code: '1000048' }] })?.fact).toMatchObject({
      name: 'doxepin',
      psychotropic: true,
    })
    const metformin = request({ text: 'metformin 500 MG' })
    expect(metformin?.fact).toMatchObject({ name: 'metformin 500 MG', psychotropic: false })
    expect(metformin?.note).toContain('not a psychotropic')
    expect(lineOf(order('MedicationRequest', 'm'))).toContain('names no medicine')
  })

  test('a contained Medication is read', () => {
    const contained = order('MedicationRequest', 'm', {
      contained: [{ resourceType: 'Medication', id: 'd', code: { text: 'Sertraline 50 MG' } }],
      medicationReference: { reference: '#d' },
    })
    expect(factOf(contained)).toMatchObject({ name: 'sertraline', dose: '50 MG' })
  })

  test('a completed psychotherapy is a treatment outside the plan; other procedures are not used', () => {
    const procedure = (code: string, more: Json = {}): Json => ({
      ...order('Procedure', 'x', { code: snomed(code), status: 'completed', performedDateTime: '2026-03-05' }),
      ...more,
    })
    expect(factOf(procedure('108313002'))).toMatchObject({
      kind: 'treatment',
      modality: 'psychotherapy',
      name: 'family psychotherapy',
      underPlan: false,
      day: '2026-03-05',
    })
    expect(lineOf(procedure('395669003'))).toContain('not-used')
    expect(lineOf(procedure('108313002', { status: 'not-done' }))).toContain('not-used: Its status is not-done')
  })
})

describe('the person', () => {
  const person = (more: Json) => read([patient(more)])
  const race = (...codes: string[]) => ({
    url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race',
    extension: codes.map((code) => ({
      url: 'ombCategory',
      valueCoding: { system: 'urn:oid:2.16.840.1.113883.6.238', code },
    })),
  })
  const hispanic = {
    url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity',
    extension: [{ url: 'ombCategory', valueCoding: { code: '2135-2' } }],
  }

  test('what is not there is unknown and never guessed', () => {
    expect(read([{ resourceType: 'Patient', id: 'p1' }]).patient).toEqual({
      family: '(not given)',
      given: '(not given)',
      mrn: 'p1',
      birthDate: null,
      sex: 'unknown',
      language: 'unknown',
      raceEthnicity: 'unknown',
      rurality: 'unknown',
    })
    expect(person({ birthDate: '1980' }).patient?.birthDate).toBeNull()
    expect(person({ gender: 'nonbinary' }).patient?.sex).toBe('unknown')
  })

  test('the identifier typed MR is the MRN, else the first one, and the header says so', () => {
    expect(person({}).patient?.mrn).toBe('M-1')
    const untyped = person({ identifier: [{ value: 'A' }, { value: 'B' }] })
    expect([untyped.patient?.mrn, untyped.header[0]?.note]).toEqual([
      'A',
      'No identifier is typed MR: the first one stands for the MRN.',
    ])
  })

  test('ethnicity comes first, several races are two or more', () => {
    expect(person({ extension: [race('2106-3')] }).patient?.raceEthnicity).toBe('white')
    expect(person({ extension: [race('2106-3'), hispanic] }).patient?.raceEthnicity).toBe('hispanic')
    expect(person({ extension: [race('2106-3', '2054-5')] }).patient?.raceEthnicity).toBe('two-or-more')
    expect(person({ extension: [race('UNK')] }).patient?.raceEthnicity).toBe('unknown')
  })

  test('the preferred language counts; several without one leave it unknown', () => {
    const spoken = (code: string, preferred?: boolean) => ({
      language: { coding: [{ system: 'urn:ietf:bcp:47', code }] },
      ...(preferred ? { preferred } : {}),
    })
    const language = (...communication: Json[]) => person({ communication }).patient?.language
    expect(language(spoken('es-MX'))).toBe('es')
    expect(language(spoken('en'), spoken('vi', true))).toBe('vi')
    expect(language(spoken('en'), spoken('vi'))).toBe('unknown')
    expect(language(spoken('fr'))).toBe('other')
  })

  test('a RUCA code of 1 to 3 is urban and of 4 to 10 rural', () => {
    const ruca = (value: Json) =>
      person({ address: [{ extension: [{ url: 'https://clinic.example/ruca', ...value }] }] }).patient?.rurality
    expect([
      ruca({ valueDecimal: 2.1 }),
      ruca({ valueInteger: 10 }),
      ruca({ valueCode: '4.0' }),
      ruca({ valueInteger: 99 }),
    ]).toEqual(['urban', 'rural', 'rural', 'unknown'])
  })

  test('coverages that agree name the payer class, and those that differ leave it unknown', () => {
    const coverage = (id: string, code: string): Json => ({
      resourceType: 'Coverage',
      id,
      status: 'active',
      beneficiary: { reference: 'Patient/p1' },
      type: { coding: [{ system: 'https://nahdo.org/sopt', code }] },
    })
    expect(read([patient(), coverage('a', '2'), coverage('b', '211')]).coverage).toEqual({
      payerClass: 'medicaid',
      plan: null,
    })
    const both = read([patient(), coverage('a', '2'), coverage('b', '5')])
    expect([both.coverage.payerClass, both.lines.length, both.header.length]).toEqual(['unknown', 2, 1])
  })
})
