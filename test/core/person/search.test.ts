import { describe, expect, it } from 'vitest'
import { findableText, folded, isBegun, isFound, wordsSought } from '../../../core/person/search.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const TODAY = '2026-11-23'
const finds = (typed: string, name: string, mrn = '24-0113', birthDate: string | null = '1985-03-12'): boolean =>
  isFound(findableText({ name, mrn, birthDate }), wordsSought(typed, TODAY))

describe('somebody is found by name', () => {
  it.each([
    ['maria-jose', 'Ruiz, María-José'],
    ['maria jose', 'Ruiz, María-José'],
    ['mariajose', 'Ruiz, María-José'],
    ['JOSÉ RUIZ', 'Ruiz, María-José'],
    ['María-José'.normalize('NFD'), 'Ruiz, Maria Jose'],
    ["o'brien", 'O’Brien, Ada'],
    ['o’brien', "O'Brien, Ada"],
    ['obrien', "O'Brien, Ada"],
    ['ada obr', 'O’Brien, Ada'],
    ['sorensen', 'Sørensen, Bo'],
    ['sørensen', 'Sorensen, Bo'],
    ['strasse', 'Straße, Uli'],
    ['lukasz', 'Łukasz, Jan'],
    ['de la cruz', 'Delacruz, Ana'.replace('Delacruz', 'de la Cruz')],
    ['delacruz', 'de la Cruz, Ana'],
    ['smith  jones,', 'Smith-Jones, Lee'],
    ['ruiz, m', 'Ruiz, María-José'],
  ])('"%s" finds %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true)
  })
  it('and not by a word that nothing of them has, nor by one across name and number', () => {
    expect([finds('ruiz anna', 'Ruiz, María-José'), finds('ada240113', 'Brien, Ada')]).toEqual([false, false])
  })
  it('and who is called so from the beginning is told from who is somewhere in between', () => {
    const begins = (typed: string, name: string): boolean =>
      isBegun(findableText({ name, mrn: '24-0113', birthDate: null }), wordsSought(typed, TODAY))
    expect([begins('mar', 'Lee, Marcus'), begins('mar le', 'Lee, Marcus'), begins('mar', 'Lee, Tamara')]).toEqual([
      ...[true, true, false],
    ])
  })
  it('and everybody is, where nothing is typed', () => {
    expect([finds('', 'Ruiz, Ana'), finds(' , ', 'Ruiz, Ana')]).toEqual([true, true])
  })
})

it.each(['24-0113', '240113', '24 0113', '0113'])('somebody is found by their number as %s', (typed) => {
  expect([finds(typed, 'Ruiz, Ana'), finds(typed, 'Ruiz, Ana', '24-0999')]).toEqual([true, false])
})

describe('somebody is found by their birth date', () => {
  it.each([
    ...['1985-03-12', '3/12/1985', '03/12/1985', '03/12/85', '3.12.1985', '12 Mar 1985', '12 march 85', 'Mar 12, 1985'],
    ...['March 12 1985', 'ruiz 3/12/1985', '1985-3-12', '1985'],
  ])('written %s', (typed) => {
    expect([finds(typed, 'Ruiz, Ana'), finds(typed, 'Ruiz, Ana', 'M-1', '1986-12-03')]).toEqual([true, false])
  })
  it('of two digits for the year that of the century that has been', () => {
    expect([wordsSought('1/2/26', TODAY), wordsSought('1/2/27', TODAY)]).toEqual([['2026-01-02'], ['1927-01-02']])
  })
  it('which no calendar has is looked for as it stands, and finds nobody by chance', () => {
    expect(wordsSought('13/45/1985', TODAY)).toEqual(['13', '45', '1985'])
    expect(finds('2/30/1985', 'Ruiz, Ana', 'M-1', '1985-03-02')).toBe(false)
  })
  it('that is not known hides nobody from their name', () => {
    expect(finds('ruiz', 'Ruiz, Ana', 'M-1', null)).toBe(true)
  })
})

it('each word of a name, its beginnings and its accents left out finds the person, in any order', () => {
  const letters = fc.stringMatching(/^[A-ZÀ-Þa-zß-ÿŁłŠšŽžĀ-ķ]{1,12}$/u)
  const name = fc.tuple(letters, letters, fc.constantFrom('-', ' ', '’', "'")).map(([a, b, by]) => [a, b, by] as const)
  fc.assert(
    fc.property(name, fc.boolean(), fc.nat(), ([a, b, by], turned, cut) => {
      const full = `${a}${by}${b}, Given`
      const words = [a, b, 'given'].map((word) => word.slice(0, 1 + (cut % word.length)))
      const typed = (turned ? words.toReversed() : words).join(' ')
      expect(finds(typed, full)).toBe(true)
      expect(finds(folded(typed), full)).toBe(true)
    }),
    { seed: 9, numRuns: RUNS },
  )
})
