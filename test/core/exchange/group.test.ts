import fc from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { groupByPatient } from '../../../core/exchange/fhir.ts'
import { observation, patient } from './resources.ts'

const bundle = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})
const score = (id: string, reference: string) => observation(id, '44261-6', { valueInteger: 9, subject: { reference } })

describe('grouping', () => {
  test('resources of two patients in bundles, lists and alone go to their patients', () => {
    const { groups, lines } = groupByPatient([
      bundle(patient(), score('a', 'Patient/p1'), score('b', 'Patient/p2')),
      [patient({ id: 'p2' })],
      score('c', 'https://ehr.example/fhir/Patient/p2/_history/3'),
    ])
    expect(groups.map(({ patientId, resources }) => [patientId, resources.map((r) => r['id'])])).toEqual([
      ['p1', ['p1', 'a']],
      ['p2', ['b', 'p2', 'c']],
    ])
    expect(lines).toEqual([])
  })

  test('a dangling reference is refused, a type not read is not used, and what is no resource is refused', () => {
    const { groups, lines } = groupByPatient(
      bundle(patient(), score('a', 'Patient/gone'), { resourceType: 'Organization', id: 'o' }, 'text', {}),
    )
    expect(groups).toHaveLength(1)
    expect(lines.map(({ resource, result }) => [resource, result])).toEqual([
      ['(no resource)', 'refused'],
      ['(no type)/(no id)', 'refused'],
      ['Observation/a', 'refused'],
      ['Organization/o', 'not-used'],
    ])
  })

  test('a urn:uuid reference finds the patient it names in the bundle', () => {
    const input = {
      resourceType: 'Bundle',
      entry: [{ fullUrl: 'urn:uuid:1-2-3', resource: patient() }, { resource: score('a', 'urn:uuid:1-2-3') }],
    }
    const [group] = groupByPatient(input).groups
    expect(group?.resources[1]?.['subject']).toEqual({ reference: 'Patient/p1' })
  })

  test('any JSON is grouped without a throw, and a list loses nothing', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(groupByPatient(value).lines)))
    const entries = fc.array(
      fc.oneof(
        fc.constant(patient()),
        fc.constant(score('a', 'Patient/p1')),
        fc.constant({ resourceType: 'Device', id: 'd' }),
        fc.integer(),
      ),
    )
    fc.assert(
      fc.property(entries, (list) => {
        const { groups, lines } = groupByPatient(list)
        expect(groups.flatMap((group) => group.resources).length + lines.length).toBe(list.length)
      }),
    )
  })

  test('a bundle of 200,000 entries is grouped', () => {
    const entry = Array.from({ length: 200_000 }, () => ({ resource: score('a', 'Patient/p1') }))
    const many = { resourceType: 'Bundle', entry: [{ resource: patient() }, ...entry] }
    expect(groupByPatient(many).groups[0]?.resources).toHaveLength(200_001)
  })
})
