import { describe, expect, it } from 'vitest'
import fc, { RUNS } from '../../support/seeded.ts'
import { alikeIn, numberHolder, type Listed, type Typed } from '../../../core/person/alike.ts'

const listed = (more: Partial<Listed> = {}): Listed => ({
  ...{ patientId: 'p1', clinicId: 'alder', name: 'García Lopez, María', mrn: 'AB 77', birthDate: '1985-03-12' },
  ...more,
})
const typed = (more: Partial<Typed> = {}): Typed => ({
  ...{ clinicId: 'alder', family: 'Garcia Lopez', given: 'Maria', mrn: '', birthDate: '1985-03-12', phones: [] },
  ...more,
})
const askedBy = (one: Partial<Typed>, other: Partial<Listed> = {}, phones: readonly string[] = []) =>
  alikeIn(typed(one), [listed(other)], () => phones)[0]?.by ?? null
const isAsked = (one: Partial<Typed>, other: Partial<Listed> = {}) => askedBy(one, other) !== null

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
    expect(askedBy(one, other)).toBe('name')
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

  it.each([
    ['a letter changed in a name', { given: 'Marta' }],
    ['a letter left out', { family: 'Garca Lopez' }],
    ['a slip and a name left out', { family: 'Lopes' }],
  ])('is asked about with %s, where the birth date is the same', (_, one) => {
    expect(askedBy(one)).toBe('near-name')
    expect([askedBy({ ...one, birthDate: '1985-03-13' }), askedBy({ ...one, birthDate: null })]).toEqual([null, null])
    expect(askedBy(one, { birthDate: null })).toBeNull()
  })
  it('is not asked about with two slips, nor with a slip in a short name', () => {
    expect([askedBy({ given: 'Marka', family: 'Gazzia Lopez' }), isAsked({ given: 'Mar' })]).toEqual([null, false])
    expect(askedBy({ family: 'Lee', given: 'Ana' }, { name: 'Lea, Ana' })).toBeNull()
  })
  it('is asked about with the same telephone and birth date, whatever the name and however the number is written', () => {
    const one = { family: 'Brackwater', given: 'Kamila', phones: ['212.555.0108'] }
    expect(askedBy(one, {}, ['555 0199', '+1 (212) 555-0108'])).toBe('phone')
    expect(askedBy(one, {}, ['555-0108'])).toBe('phone')
    expect([askedBy(one, {}, ['(212) 555-0109']), askedBy(one)]).toEqual([null, null])
    // A mother and her daughter have one telephone, and a name.
    expect(askedBy({ ...one, birthDate: '2010-03-12' }, { name: 'Brackwater, Ana' }, ['2125550108'])).toBeNull()
    expect(askedBy({ ...one, birthDate: null }, { name: 'Brackwater, Ana' }, ['2125550108'])).toBe('phone')
    expect(askedBy({ ...one, birthDate: null }, {}, ['2125550108'])).toBeNull()
    // A year that was mistyped makes nobody else of them.
    expect(askedBy({ birthDate: '1958-03-12', phones: ['2125550108'] }, {}, ['2125550108'])).toBe('phone')
  })
  it('is told by the strongest of what is alike', () => {
    expect(askedBy({ phones: ['2125550108'] }, {}, ['2125550108'])).toBe('name')
  })
  it('does not depend on which of the two is typed', () => {
    const names = fc.constantFrom('Camila', 'Kamila', 'Nolombe', 'Nolomba', 'Lee', 'Ana', 'Ana Maria')
    const days = fc.option(fc.constantFrom('1985-03-12', '1985-03-13'), { nil: null })
    const somebody = fc.record({
      family: names,
      given: names,
      birthDate: days,
      phone: fc.constantFrom('2125550108', ''),
    })
    fc.assert(
      fc.property(somebody, somebody, (a, b) => {
        const by = (one: typeof a, other: typeof a) =>
          alikeIn(
            { clinicId: 'c', mrn: '', ...one, phones: [one.phone] },
            [
              {
                patientId: 'p',
                clinicId: 'c',
                mrn: '',
                name: `${other.family}, ${other.given}`,
                birthDate: other.birthDate,
              },
            ],
            () => [other.phone],
          )[0]?.by
        return by(a, b) === by(b, a)
      }),
      { numRuns: RUNS },
    )
  })

  it('names each person once, however many episodes they have', () => {
    const found = alikeIn(typed(), [listed(), listed({ clinicId: 'birch' }), listed({ patientId: 'p2' })], () => [])
    expect(found.map(({ person: { patientId } }) => patientId)).toEqual(['p1', 'p2'])
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
