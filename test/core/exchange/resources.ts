import { readPatient, type FhirReading } from '../../../core/exchange/fhir.ts'
import type { Json } from '../../../core/exchange/json.ts'

export const TODAY = '2026-06-30'
export const read = (resources: readonly Json[], zone = 'America/Denver'): FhirReading =>
  readPatient(resources, { system: 'test', zone, today: TODAY })

const subject = { reference: 'Patient/p1' }
export const patient = (more: Json = {}): Json => ({
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Sample', given: ['Ana', 'Maria'] }],
  gender: 'female',
  birthDate: '1980-02-03',
  identifier: [
    { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, value: 'M-1' },
  ],
  ...more,
})
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
export const observation = (id: string, code: string, more: Json = {}): Json => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: loinc(code),
  subject,
  effectiveDateTime: '2026-03-01',
  ...more,
})
export const component = (code: string, value: number): Json => ({ code: loinc(code), valueInteger: value })
export const PHQ9 = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8']
export const encounter = (id: string, code: string, more: Json = {}): Json => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  type: [{ coding: [{ system: 'http://www.ama-assn.org/go/cpt', code }] }],
  subject,
  period: { start: '2026-03-02T09:00:00-07:00' },
  ...more,
})
export const condition = (id: string, system: string, code: string, more: Json = {}): Json => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: { coding: [{ code: 'active', system: 'http://terminology.hl7.org/CodeSystem/condition-clinical' }] },
  verificationStatus: {
    coding: [{ code: 'confirmed', system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status' }],
  },
  code: { coding: [{ system, code }] },
  subject,
  onsetDateTime: '2026-03-01',
  ...more,
})
export const order = (resourceType: string, id: string, more: Json = {}): Json => ({
  resourceType,
  id,
  status: 'active',
  intent: 'order',
  subject,
  authoredOn: '2026-03-04',
  ...more,
})

/** The one fact of a reading with one clinical resource. */
export const factOf = (resource: Json, zone?: string) => read([patient(), resource], zone).facts[0]?.fact
/** The one line of a reading with one clinical resource. */
export const lineOf = (resource: Json, zone?: string) => {
  const line = read([patient(), resource], zone).lines[0]
  return line && `${line.result}: ${line.reason ?? ''}`
}
