import { describe, expect, it } from 'vitest'
import { phoneFinder } from '../../../core/person/phone-finder.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const finds = (typed: string, ...phones: readonly string[]) => phoneFinder(typed)?.(phones) ?? null

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
  it('and not by another one, nor by fewer than seven digits, nor by a name', () => {
    expect([finds('555-0143', '(206) 555-0142'), finds('0142', '5550142'), finds('ruiz', '5550142')]).toEqual([
      ...[false, null, null],
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
          return finds(written, phone) === true && finds(phone.slice(-7), written) === true
        },
      ),
      { numRuns: RUNS },
    )
  })
})
