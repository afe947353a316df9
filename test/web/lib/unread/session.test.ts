import { describe, expect, it } from 'vitest'
import { sessionUnread } from '../../../../web/src/lib/unread/session.ts'

describe('a session', () => {
  it('says nothing where all that is written is known', () => {
    expect(sessionUnread({ roles: ['administrator'], unread: { membership: false, directory: 0 } })).toBeNull()
  })
  it('says that a membership holds more than this version knows', () => {
    const words = sessionUnread({ roles: ['care-manager'], unread: { membership: true, directory: 0 } })
    expect(words?.lines).toEqual(['Your membership holds rights that this version does not know; what it knows works.'])
  })
  it('tells clinics and plans that cannot be read to administrators alone', () => {
    const unread = { membership: false, directory: 2 }
    expect(sessionUnread({ roles: ['administrator'], unread })?.lines).toEqual([
      '2 clinics or plans of the network cannot be read by this version.',
    ])
    expect(sessionUnread({ roles: ['care-manager', 'consultant'], unread })).toBeNull()
  })
})
