import { describe, expect, it } from 'vitest'
import { bornText, foundText, stageText } from '../../../../web/src/lib/people/listed.ts'

const TODAY = '2026-11-23'
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('somebody who is found', () => {
  it.each([
    ['1985-03-12', 'born 12 Mar 1985 (41)'],
    ['2026-03-12', 'born 12 Mar 2026 (0)'],
    ['2027-03-12', 'born 12 Mar 2027'],
    [null, 'birth date unknown'],
  ])('is told by their birth date with its year: %s', (birthDate, text) => {
    expect(plain(bornText(birthDate, TODAY))).toBe(text)
  })
  it.each([
    ['waiting', null, 'waiting'],
    ['declined', null, 'consent declined'],
    ['in-treatment', null, 'in treatment'],
    ['closed', { day: '2026-10-03', reason: 'transferred-up' }, 'closed 3 Oct: referred up to specialty care'],
    ['closed', { day: '2025-10-03', reason: 'moved' }, 'closed 3 Oct 2025: moved'],
    ['of-tomorrow', null, 'of tomorrow'],
  ] as const)('is said to be %s', (stage, closed, text) => {
    expect(plain(stageText({ stage, closed } as never, TODAY))).toBe(text)
  })
})

it.each([
  [' ', 0, 1, ''],
  ['x', 0, 1, 'Nobody in your clinic is found by that'],
  ['x', 0, 3, 'Nobody in your 3 clinics is found by that'],
  ['x', 1, 3, '1 episode found'],
  ['x', 31, 3, '31 found, 30 shown: type more of the name'],
])('of "%s" with %i found in %i clinics it is said "%s"', (typed, found, clinics, text) => {
  expect(foundText(typed, found, clinics)).toBe(text)
})
it('nobody is said to be nobody while something that finds them is still being read', () => {
  expect(foundText('x', 0, 1, true)).toMatch(/^Nobody yet/)
  expect(foundText('x', 1, 1, true)).toBe('1 episode found')
})
