import { describe, expect, test } from 'vitest'
import { mayBeOnePerson } from '../../../core/chart/assessor.ts'

const named = (name: string, author = 'kerensa') => ({ named: name, author })
const unnamed = (author: string) => ({ named: null, author })

describe('law 1, high: another person takes back a finding of the same day', () => {
  test.each([
    ['Kerensa Aldous', 'K. Aldous'],
    ['Kerensa Aldous', ' kerensa  ALDOUS '],
    ['Kerensa Aldous', 'Aldous'],
    ['Kerensa Aldous', 'Aldous, Kerensa'],
    ['Dr. Rao', 'Rao'],
    ['Dr. Rao', 'Anita Rao, MD'],
    ['José Núñez', 'Jose Nunez'],
    ['PCP', 'pcp'],
    ['Dr.', 'Dr'],
    ['Kerensa Aldous', 'me'],
    ['Kerensa Aldous', 'the same person'],
    ['Kerensa Aldous', 'PCP'],
    ['Kerensa Aldous', 'Care manager Aldous, LICSW'],
    ['Kerensa Aldous', 'KA'],
    ['Kerensa Aldous', 'KerensaAldous'],
    ['Kerensa Aldous', 'Kerensa Aldus'],
    ['Kerensa Aldous', 'Ald0us'],
    ['Kerensa Aldous', 'Кerensa'],
    ['Dr. Ruiz PCP', 'Ruiz, FNP'],
    ['Dr. Müller', 'Dr. Mueller'],
    ['Anne-Marie Li', 'Annemarie Li'],
    ['Bob Smith', 'Robert Smith'],
  ])('"%s" and "%s" may be one', (a, b) => {
    expect(mayBeOnePerson(named(a), named(b))).toBe(true)
    expect(mayBeOnePerson(named(b), named(a))).toBe(true)
  })
  test.each([
    ['Kerensa Aldous', 'Ines Rautavaara'],
    ['Kerensa Aldous', 'Dr. Moss'],
    ['Anita Rao', 'Bela Lind'],
    ['KA', 'Matthew Oyediran'],
    ['Dr. Moss', 'Dr. Rao'],
  ])('"%s" and "%s" are two', (a, b) => {
    expect(mayBeOnePerson(named(a), named(b))).toBe(false)
    expect(mayBeOnePerson(named(b), named(a))).toBe(false)
  })
  test.each([
    ['Kerensa Aldous', 'K. Aldous', true],
    ['Kerensa Aldous', 'kerensa aldus', true],
    ['Kerensa Aldous', 'me', true],
    ['Bob Smith', 'Robert Smith', false],
    ['Anita Rao', 'Bela Rao', false],
    ['Name of cm-a', 'Name of cm-b', false],
  ])('recorded by two who signed in, "%s" and "%s": one person %s', (a, b, one) => {
    expect(mayBeOnePerson(named(a), named(b, 'ines'))).toBe(one)
    expect(mayBeOnePerson(named(b, 'ines'), named(a))).toBe(one)
  })
  test('where neither is named, who recorded them decides; a name is another person than whoever named nobody', () => {
    expect(mayBeOnePerson(named('Dr. Rao', 'kerensa'), unnamed('kerensa'))).toBe(false)
    expect(mayBeOnePerson(unnamed('kerensa'), named('Dr. Rao', 'ines'))).toBe(false)
    expect(mayBeOnePerson(unnamed('kerensa'), unnamed('kerensa'))).toBe(true)
    expect(mayBeOnePerson(unnamed('kerensa'), unnamed('ines'))).toBe(false)
  })
})
