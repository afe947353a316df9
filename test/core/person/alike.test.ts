import { describe, expect, it } from 'vitest'
import { alikeIn, numberHolder, type Listed, type Typed } from '../../../core/person/alike.ts'

const listed = (more: Partial<Listed> = {}): Listed => ({
  ...{ patientId: 'p1', clinicId: 'alder', name: 'García Lopez, María', mrn: 'AB 77', birthDate: '1985-03-12' },
  ...more,
})
const typed = (more: Partial<Typed> = {}): Typed => ({
  ...{ clinicId: 'alder', family: 'Garcia Lopez', given: 'Maria', mrn: '', birthDate: '1985-03-12' },
  ...more,
})
const isAsked = (one: Partial<Typed>, other: Partial<Listed> = {}) => alikeIn(typed(one), [listed(other)]).length > 0

describe('whether a newcomer is somebody who is here', () => {
  it.each([
    ['the same name and birth date, without its accents', {}, {}],
    ['another case and spacing', { family: ' GARCIA  lopez ' }, {}],
    ['one of two family names', { family: 'Garcia' }, {}],
    ['a second given name', { given: 'Maria Elena' }, {}],
    ['given and family name the other way round', { family: 'Maria', given: 'Garcia Lopez' }, {}],
    ['the same name, of whom no birth date is known', { birthDate: null }, {}],
    ['the same name in another clinic', {}, { clinicId: 'birch' }],
  ])('is asked about with %s', (_, one, other) => {
    expect(isAsked(one, other)).toBe(true)
  })

  it.each([
    ['another birth date', { birthDate: '1985-12-03' }, {}],
    ['another given name', { given: 'Ana' }, {}],
    ['half a name', { given: '' }, {}],
    ['one name that is a part of many', { family: 'Lopez', given: '' }, {}],
    ['part of a name, of whom no birth date is known', { family: 'Garcia', birthDate: null }, {}],
  ])('is not asked about with %s', (_, one, other) => {
    expect(isAsked(one, other)).toBe(false)
  })

  it('names each person once, however many episodes they have', () => {
    const found = alikeIn(typed(), [listed(), listed({ clinicId: 'birch' }), listed({ patientId: 'p2' })])
    expect(found.map(({ patientId }) => patientId)).toEqual(['p1', 'p2'])
  })
})

describe('a record number', () => {
  it.each(['AB 77', 'ab77', ' Ab 7 7 '])('written as %j is that of who has it', (mrn) => {
    expect(numberHolder(typed({ mrn }), [listed()])?.patientId).toBe('p1')
  })
  it('of another clinic, another one with zeros, or none at all is nobody’s', () => {
    expect(numberHolder(typed({ mrn: 'AB77', clinicId: 'birch' }), [listed()])).toBeNull()
    expect(numberHolder(typed({ mrn: 'AB077' }), [listed()])).toBeNull()
    expect(numberHolder(typed({ mrn: '  ' }), [listed({ mrn: '' })])).toBeNull()
  })
})
