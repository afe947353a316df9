import { describe, expect, it } from 'vitest'
import { isSamePerson } from '../../../core/person/same-person.ts'

const ada = { family: 'Ó Brien', given: 'Ada May', birthDate: '1970-03-03' }

describe('two who have one record number in one clinic', () => {
  it.each([
    ['all is the same', { ...ada }, true],
    ['case and spacing differ', { ...ada, family: ' ó  BRIEN ', given: 'ada may' }, true],
    ['letters are composed otherwise', { ...ada, family: 'Ó Brien'.normalize('NFD') }, true],
    ['the family name differs', { ...ada, family: 'Brien' }, false],
    ['a given name is missing', { ...ada, given: 'Ada' }, false],
    ['the birth date differs', { ...ada, birthDate: '1970-03-04' }, false],
    ['a birth date is not known', { ...ada, birthDate: null }, false],
  ])('are one person where name and birth date agree: where %s', (_, other, expected) => {
    expect([isSamePerson(ada, other), isSamePerson(other, ada)]).toEqual([expected, expected])
  })
  it('are not taken for one where neither birth date is known', () => {
    const unknown = { ...ada, birthDate: null }
    expect(isSamePerson(unknown, unknown)).toBe(false)
  })
})
