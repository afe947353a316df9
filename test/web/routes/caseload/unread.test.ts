import { describe, expect, it } from 'vitest'
import { UNREAD } from '../../../../core/formats.ts'
import { nobodyShown } from '../../../../web/src/routes/caseload/[clinicId]/nobody.ts'
import { countSign } from '../../../../web/src/routes/caseload/[clinicId]/count-sign.ts'
import { caseloadUnread } from '../../../../web/src/routes/caseload/[clinicId]/unread.ts'

const row = (why: 'newer' | 'damaged') => ({ episodeId: 'secret-id', why })
const all = (words: { title: string; lines: readonly string[] } | null) =>
  [words?.title, ...(words?.lines ?? [])].join(' ')

describe('a caseload', () => {
  it('says nothing where everybody could be read', () => {
    expect(caseloadUnread({ unread: [], rebuilding: 0 })).toBeNull()
  })
  it('says how many people are missing, that nothing is lost, and who mends it', () => {
    const words = caseloadUnread({ unread: [row('newer'), row('damaged')], rebuilding: 0 })
    expect(words?.title).toBe('2 people of this clinic could not be shown')
    expect(all(words)).toMatch(/Nothing is lost.*newer version of Cairn wrote 1.*Damaged: 1.*administrator/)
    expect(all(words)).not.toContain('secret-id')
  })
  it.each(UNREAD)('names only the cause there is: %s', (why) => {
    const words = all(caseloadUnread({ unread: [row(why)], rebuilding: 0 }))
    expect(words).toContain('1 person of this clinic')
    expect([words.includes('newer version'), words.includes('Damaged')]).toEqual([why === 'newer', why === 'damaged'])
  })
  it('says which rows are being rebuilt, alone or beside people that are missing', () => {
    const alone = caseloadUnread({ unread: [], rebuilding: 17 })
    expect(alone?.title).toBe('17 rows are being rebuilt after an update')
    expect(all(alone)).toContain('Nobody is missing')
    const both = all(caseloadUnread({ unread: [row('newer')], rebuilding: 17 }))
    expect(both).toContain('17 rows are being rebuilt after an update, shown as they were')
    expect(both).not.toContain('Nobody is missing')
  })
  it('claims no exact count where somebody may be missing from it, not even of zero', () => {
    expect(countSign(0, 2)).toBe('≥\u00a00')
    expect(countSign(148, 0)).toBe('148')
  })
})

describe('an empty view', () => {
  it('says how many there are, and how many nobody can search', () => {
    expect(nobodyShown(124, 0)).toBe('This clinic has 124 active patients.')
    expect(nobodyShown(1, 2)).toBe('This clinic has 1 active patient, and 2 that could not be shown and may match.')
  })
})
