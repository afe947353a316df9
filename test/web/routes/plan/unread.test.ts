import { describe, expect, it } from 'vitest'
import { releasesUnread } from '../../../../web/src/routes/plan/unread.ts'

describe('releases', () => {
  it('are not spoken of where all are shown', () => {
    expect(releasesUnread(0)).toBeNull()
  })
  it('that cannot be shown are counted', () => {
    expect(releasesUnread(1)?.title).toBe('1 release cannot be shown by this version')
    expect(releasesUnread(3)?.title).toBe('3 releases cannot be shown by this version')
  })
})
