import { expect, it } from 'vitest'
import { isPhone } from '../../core/phone.ts'

it.each(['555-0142', '(206) 555-0142', '+44 20 7946 0018', '206.555.0142 x12', '206/555–0142', '206 555 0142 Ext. 12'])(
  '%s is a telephone number',
  (text) => {
    expect(isPhone(text)).toBe(true)
  },
)
it.each(['', '555 014', '555 x0142', 'call her sister', '206-555-O142', 'ext'])('%j is none', (text) => {
  expect(isPhone(text)).toBe(false)
})
