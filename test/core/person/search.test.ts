import { describe, expect, it } from 'vitest'
import { findableText, finderOf, folded, wordsSought, type Findable } from '../../../core/person/search.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const TODAY = '2026-11-23'
const matchOf = (typed: string, person: Findable) => finderOf(typed, TODAY)?.(findableText(person)) ?? null
const finds = (typed: string, name: string, mrn = '24-0113', birthDate: string | null = '1985-03-12'): boolean =>
  typed.trim() === '' || matchOf(typed, { name, mrn, birthDate }) !== null

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
    const found = (typed: string, name: string) => matchOf(typed, { name, mrn: '24-0113', birthDate: null })
    expect([found('mar', 'Lee, Marcus'), found('mar le', 'Lee, Marcus'), found('mar', 'Lee, Tamara')]).toEqual([
      ...['begun', 'begun', 'within'],
    ])
  })
  it('and everybody is, where nothing is typed', () => {
    expect([wordsSought('', TODAY), wordsSought(' , ', TODAY)]).toEqual([[], []])
  })
})

describe('a whole number or birth date', () => {
  const match = (typed: string, mrn: string, birthDate: string | null = '1985-03-12') =>
    matchOf(typed, { name: 'Ruiz, Ana', mrn, birthDate })
  it.each(['10-1012', '101012', 'MRN 10-1012', 'mrn: 10-1012', '#10-1012'])(
    'typed as %s finds its person before anybody, and nobody by pieces of it',
    (typed) => {
      expect([match(typed, '10-1012'), match(typed, '12-1012', '1964-10-12'), match(typed, '10-1010')]).toEqual([
        ...['exactly', null, null],
      ])
    },
  )
  it.each([
    '7/28/1964',
    '7-28-1964',
    '07-28-1964',
    '28/7/1964',
    '28.07.1964',
    '07281964',
    '28th Jul 1964',
    'DOB 7/28/64',
  ])('typed as %s finds who was born on that day exactly, and nobody of another one', (typed) => {
    expect([match(typed, 'M-1', '1964-07-28'), match(typed, 'M-2', '1964-07-12'), match(typed, '28-7')]).toEqual([
      ...['exactly', null, null],
    ])
  })
  it('that may be the other is sought as both: a record number that looks like a date is found too', () => {
    expect([match('12/3/45', '12-3-45'), match('12-3-45', 'M-1', '1945-12-03'), match('02051940', '02051940')]).toEqual(
      [...['exactly', 'exactly', 'exactly']],
    )
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
    expect(['1/2/26', '1/2/27'].map((typed) => wordsSought(typed, TODAY)[0])).toEqual([['2026-01-02'], ['1927-01-02']])
  })
  it('which no calendar has is looked for as it stands, and finds nobody by chance', () => {
    expect(wordsSought('13/45/1985', TODAY)).toEqual([['13 45 1985']])
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
