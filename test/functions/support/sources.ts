import { daysAgo, type House, type Told } from './house.ts'

/** Resources of a source system as tests send them, and the lines they are answered with. */

export type Resource = Record<string, unknown>

const IDENTIFIER_TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203'
export const mrns = (...values: string[]): Resource => ({
  identifier: values.map((value) => ({ type: { coding: [{ system: IDENTIFIER_TYPES, code: 'MR' }] }, value })),
})
export const named = (family: string): Resource => ({ name: [{ family, given: ['Person'] }] })
export const aPerson = (id: string, more: Resource = {}): Resource => ({
  ...{ resourceType: 'Patient', id, gender: 'female', birthDate: '1970-03-03' },
  ...mrns(`MR-${id}`),
  ...named('Imported'),
  ...more,
})
const observed = (person: string, id: string, code: string, ago: number): Resource => ({
  ...{ resourceType: 'Observation', id, status: 'final', effectiveDateTime: daysAgo(ago) },
  code: { coding: [{ system: 'http://loinc.org', code }] },
  subject: { reference: `Patient/${person}` },
})
export const component = (code: string, valueInteger: number): Resource => ({
  code: { coding: [{ system: 'http://loinc.org', code }] },
  valueInteger,
})
export const scored = (person: string, id: string, code: string, value: number, ago: number): Resource => ({
  ...observed(person, id, code, ago),
  valueQuantity: { value, code: '{score}' },
})
const PHQ9 = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8']
/** A PHQ-9 with its answers, item 9 among them. */
export const answered = (person: string, id: string, item9: number, ago: number): Resource => ({
  ...observed(person, id, '44249-1', ago),
  component: PHQ9.map((code, i) => component(code, i === 8 ? item9 : 2)),
})
export const insured = (person: string, id: string, code: string): Resource => ({
  ...{ resourceType: 'Coverage', id, status: 'active', beneficiary: { reference: `Patient/${person}` } },
  type: { coding: [{ system: 'https://nahdo.org/sopt', code }] },
})

interface Sending {
  readonly clinicId?: string
  readonly as?: string
  readonly system?: string
  readonly key?: string
}
/** What tests send, to the house that stands when they do. */
export const sending =
  (house: () => House) =>
  (resources: readonly Resource[], { clinicId = 'alder', as = 'cm-a', system = 'ehr', key }: Sending = {}) =>
    house().ask({
      ...{ path: `/api/clinics/${clinicId}/imports`, as, body: { system, resources } },
      ...(key === undefined ? {} : { key }),
    })

/** What became of a resource, and why. */
export function lineOf({ json }: Told, resource: string): readonly [result: string, reason: string | null] {
  const lines = json.lines as readonly { resource: string; result: string; reason: string | null }[]
  const line = lines.find((one) => one.resource === resource)
  return [line?.result ?? 'none', line?.reason ?? null]
}
