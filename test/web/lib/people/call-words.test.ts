import { describe, expect, it } from 'vitest'
import { callWords } from '../../../../web/src/lib/people/call-words.ts'

describe('how somebody is called, in a list', () => {
  it('is their phones, when it is safe, and what may be left', () => {
    const contact = { phone: '555-0142', otherPhone: '555-0199', callTimes: 'after 5 pm', messages: 'nothing' as const }
    expect(callWords(contact)).toEqual({
      ...{ phones: ['555-0142', '555-0199'], how: ['safe to call: after 5 pm', 'leave no message'] },
    })
  })
  it('says of a message what it may hold', () => {
    const of = (messages: 'name-and-number' | 'in-full') =>
      callWords({ phone: '555-0142', otherPhone: null, callTimes: null, messages }).how[1]
    expect([of('name-and-number'), of('in-full')]).toEqual(['message: name and number only', 'message: in full'])
  })
  it('is said as not known where it is not: never as safe, never as allowed', () => {
    const phone = { phone: '555-0142', otherPhone: null, callTimes: null, messages: null }
    expect(callWords(phone).how).toEqual(['safe time to call not known', 'messages: not known'])
    expect(callWords(null)).toEqual({ phones: ['phone not known'], how: [] })
  })
})
