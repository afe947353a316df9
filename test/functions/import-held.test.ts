import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOINC, SNOMED } from '../../core/instruments/code-systems.ts'
import { daysAgo, openHouse, type House } from './support/house.ts'

const total = (id: string, system: string, code: string, value: number) => ({
  ...{ resourceType: 'Observation', id, status: 'final', subject: { reference: 'Patient/p1' } },
  ...{ code: { coding: [{ system, code }] }, valueInteger: value, effectiveDateTime: daysAgo(4) },
})
const RESOURCES = [
  {
    ...{ resourceType: 'Patient', id: 'p1', birthDate: '1980-01-01', gender: 'female' },
    identifier: [{ system: 'http://hospital.example/mrn', value: 'HELD-1' }],
    name: [{ family: 'Testperson', given: ['Ada'] }],
  },
  total('phq', LOINC, '44261-6', 17),
  total('epds', LOINC, '99046-5', 17),
  total('who', SNOMED, '1144665009', 24),
  total('audit', LOINC, '75626-2', 5),
]

describe.each(['1', '2', '3'])('an import while format %s is written', (format) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse({ WRITE_FORMAT: format })
  })
  afterAll(() => house.stop())

  it('leaves out what the format has no words for, says so, and closes no chart to the release that may come back', async () => {
    const body = { system: 'hospital', resources: RESOURCES }
    const { status, json } = await house.ask({ path: '/api/clinics/alder/imports', as: 'admin', body })
    expect([status, json.outcome]).toEqual([200, 'opened'])
    const lines = json.lines.filter(({ resource }: { resource: string }) => resource.startsWith('Observation/'))
    expect(
      lines.map(({ resource, result }: { resource: string; result: string }) => [resource, result]).sort(),
    ).toEqual([
      ['Observation/audit', 'refused'],
      ['Observation/epds', 'refused'],
      ['Observation/phq', 'added'],
      ['Observation/who', 'refused'],
    ])
    for (const line of lines.filter(({ result }: { result: string }) => result === 'refused'))
      expect(line.reason).toMatch(/^This installation does not keep .*yet\. /)
    const stored = (await house.items('Charts')).filter(({ sk }) => String(sk).startsWith('ENTRY#'))
    expect(stored.map((item) => Number(item['format'])).filter((one) => one > Number(format))).toEqual([])
  })
})
