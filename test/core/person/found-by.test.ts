import { describe, expect, it } from 'vitest'
import { formerFinder, knownText, type Known } from '../../../core/person/found-by.ts'

const TODAY = '2026-11-23'
const LOPEZ = { name: 'López, Ana', mrn: '10-1234', birthDate: '1990-03-12' }
const BEFORE: Known = { formerNames: ['Ruiz, Ana'], numbers: ['B-77'], phones: ['(212) 555-0142'] }
const found = (typed: string, known: Known = BEFORE) => formerFinder(typed, TODAY)(knownText(LOPEZ, known))

describe('somebody whom the list does not find', () => {
  it.each([
    ['a former name', 'ruiz ana', { match: 'exactly', found: { by: 'name', text: 'Ruiz, Ana' } }],
    ['the beginning of one', 'rui', { match: 'begun', found: { by: 'name', text: 'Ruiz, Ana' } }],
    ['a former name and the birth date', 'ruiz 3/12/1990', { found: { by: 'name', text: 'Ruiz, Ana' } }],
    ['a number of before', 'b77', { match: 'exactly', found: { by: 'number', text: 'B-77' } }],
    ['a number of before and the name of today', 'lopez b-77', { found: { by: 'number', text: 'B-77' } }],
    ['a telephone', '555-0142', { match: 'exactly', found: { by: 'phone', text: '(212) 555-0142' } }],
    ['the end of a telephone', '0142', { match: 'begun', found: { by: 'phone' } }],
    ['a telephone and a name of today', 'ana 555-0142', { found: { by: 'phone' } }],
    ['a telephone and a former name', '(212) 555-0142 ruiz', { found: { by: 'phone' } }],
  ])('is found by %s', (_, typed, expected) => {
    expect(found(typed)).toMatchObject(expected)
  })
  it('is not found by what was never theirs', () => {
    expect([found('ruis'), found('555-0143'), found('ruiz 3/13/1990'), found('')]).toEqual([null, null, null, null])
    expect(found('peter 555-0142')).toBeNull()
  })
  it('is told by the best of what finds them', () => {
    const twice = { ...BEFORE, formerNames: ['Ruizer, Ana', 'Ruiz, Ana', 'Ruizen, Ana'] }
    expect(found('ruiz ana', twice)?.found).toEqual({ by: 'name', text: 'Ruiz, Ana' })
  })
})
