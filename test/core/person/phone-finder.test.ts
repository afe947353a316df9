import { describe, expect, it } from 'vitest'
import { phoneAmongWords, phoneFinder } from '../../../core/person/phone-finder.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const found = (typed: string, ...phones: readonly string[]) => phoneFinder(typed)?.(phones) ?? null
const finds = (typed: string, ...phones: readonly string[]) => found(typed, ...phones)?.match === 'exactly'

describe('somebody is found by their telephone', () => {
  it.each([
    ['555-0142', '(206) 555-0142'],
    ['(206) 555-0142', '206.555.0142'],
    ['206 555 0142', '+1 (206) 555-0142'],
    ['1-206-555-0142', '(206) 555-0142'],
    ['(206) 555-0142', '555-0142'],
    ['2065550142', '(206) 555-0142 x12'],
    ['206/555–0142', '(206) 555‑0142 ext. 12'],
    ['206 555 0142 ext 9', '206 555 0142'],
  ])('%s finds %s', (typed, phone) => {
    expect(finds(typed, '555 0199', phone)).toBe(true)
  })
  it('and not by another one, nor by fewer than four digits, nor by a name', () => {
    expect(['555-0143', '142', 'ruiz', '0143'].map((typed) => found(typed, '(206) 555-0142'))).toEqual(
      Array(4).fill(null),
    )
  })
  it('is found by its last four digits as one that begins so, and by area and exchange on the way to the rest', () => {
    const phone = '(206) 555-0142'
    expect([found('0142', '555 0199', phone), found('55 0142', phone)]).toEqual([
      { match: 'begun', text: phone },
      { match: 'begun', text: phone },
    ])
    expect([found('(206) 555', phone)?.match, found('(206) 55', phone), found('2065550', phone)?.match]).toEqual([
      ...['within', null, 'within'],
    ])
  })
  it('is parted from the words that it stands among', () => {
    expect(phoneAmongWords('Ana (206) 555-0142')).toEqual({ phone: '(206) 555-0142', words: 'Ana' })
    expect(phoneAmongWords('555-0142 ruiz, ana')).toEqual({ phone: '555-0142', words: 'ruiz, ana' })
    expect([phoneAmongWords('555-0142'), phoneAmongWords('ana 3/12/85'), phoneAmongWords('ana')]).toEqual([
      ...[null, null, null],
    ])
  })
  it('however its digits are spaced', () => {
    const digits = fc.stringMatching(/^[2-9]\d{9}$/)
    fc.assert(
      fc.property(
        digits,
        fc.array(fc.constantFrom(' ', '-', '.', ''), { minLength: 10, maxLength: 10 }),
        (phone, gaps) => {
          const written = [...phone].map((digit, i) => digit + (gaps[i] ?? '')).join('')
          return finds(written, phone) && finds(phone.slice(-7), written)
        },
      ),
      { numRuns: RUNS },
    )
  })
})
