import { describe, expect, it } from 'vitest'
import type { UnreadEntry } from '../../../../core/contract/schemas/charts.ts'
import { UNREAD } from '../../../../core/formats.ts'
import { accessUnread, lacksPeople } from '../../../../web/src/routes/access/unread.ts'
import { caseloadUnread, countSign, nobodyShown } from '../../../../web/src/routes/caseload/[clinicId]/unread.ts'
import {
  chartUnread,
  madeWithout,
  noRecording,
  notKnownHere,
  unreadLine,
} from '../../../../web/src/routes/chart/[episodeId]/unread.ts'
import { releasesUnread } from '../../../../web/src/routes/plan/unread.ts'
import { sessionUnread } from '../../../../web/src/lib/unread/session.ts'

const entry = (why: UnreadEntry['why'], more: Partial<UnreadEntry> = {}): UnreadEntry => ({
  ...{ id: 'a', version: 1, why, kind: null, day: null },
  ...more,
})
const row = (why: UnreadEntry['why']) => ({ episodeId: 'secret-id', why })
const all = (words: { title: string; lines: readonly string[] } | null) =>
  [words?.title, ...(words?.lines ?? [])].join(' ')

describe('what could not be read', () => {
  it('is not spoken of where everything was', () => {
    const none = { blocks: 0, rebuilding: 0, people: 0, clinics: 0, settings: 0 }
    const session = { roles: ['administrator'], unread: { membership: false, directory: 0 } } as const
    expect([
      caseloadUnread({ unread: [], rebuilding: 0 }),
      chartUnread([]),
      noRecording([]),
      madeWithout([]),
      accessUnread(none),
      releasesUnread(0),
      sessionUnread({ ...session, roles: [...session.roles] }),
    ]).toEqual(Array(7).fill(null))
  })
})

describe('a chart of a server that is newer than the page', () => {
  it('says how much the page does not know, that it stays as it is, and what to do', () => {
    expect(notKnownHere([])).toBeNull()
    const one = notKnownHere([entry('newer', { kind: 'hologram' })])
    expect(one?.title).toBe('This chart holds 1 entry of a kind that this page does not know')
    expect(all(one)).toMatch(/It is listed and left as it is; all else can be read and corrected.*load the page again/)
    expect(all(notKnownHere([entry('newer'), entry('newer')]))).toContain('They are listed and left as they are')
  })
})

describe('a caseload', () => {
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

describe('a chart', () => {
  it('says what a newer version wrote and that it can be read and not be changed', () => {
    const words = chartUnread([entry('newer')])
    expect(words?.title).toBe('This chart holds 1 entry that a newer version of Cairn wrote')
    expect(all(words)).toMatch(/can be read, and not be changed, until this installation is updated\. Nothing is lost/)
  })
  it('says what is damaged, and both apart', () => {
    expect(chartUnread([entry('damaged'), entry('damaged')])?.title).toBe('This chart holds 2 damaged entries')
    expect(all(chartUnread([entry('damaged')]))).not.toContain('updated')
    expect(all(chartUnread([entry('newer'), entry('damaged')]))).toMatch(
      /2 entries.*1 of a newer.*1 damaged.*updated and/,
    )
  })
  it('gives the reason why nothing can be recorded, and what to do meanwhile', () => {
    expect(all(noRecording([entry('newer')]))).toMatch(/^Nothing can be recorded.*updated.*record of your clinic/)
    expect(all(noRecording([entry('damaged')]))).toMatch(/mended.*administrator/)
  })
  it('says of derived panels without how many entries they are made', () => {
    expect(madeWithout([entry('newer'), entry('damaged')])).toBe('Made without 2 entries that could not be read.')
  })
  it('lists such an entry with what is known of it', () => {
    expect(unreadLine(entry('newer', { kind: 'sleep-diary' }))).toEqual({
      what: 'Written by a newer version',
      text: 'sleep diary',
    })
    expect(unreadLine(entry('damaged'))).toEqual({ what: 'Damaged entry', text: 'kind not known' })
  })
})

describe('the access figures', () => {
  it('say who is in none of them, each cause with its number', () => {
    const words = all(accessUnread({ blocks: 1, rebuilding: 2, people: 3, clinics: 5, settings: 4 }))
    expect(words).toMatch(/do not hold everybody.*1 month of a clinic could not be read/)
    expect(words).toMatch(
      /5 clinics could not be read in the list of the network.*2 months of clinics are being rebuilt.*3 people could not be counted.*4 settings/,
    )
  })
  it('do not say that people are missing where only a setting is', () => {
    const gaps = { blocks: 0, rebuilding: 0, people: 0, clinics: 0, settings: 1 }
    expect(accessUnread(gaps)?.title).toBe('1 clinic setting could not be read')
    expect(lacksPeople(gaps)).toBe(false)
    expect(lacksPeople({ ...gaps, rebuilding: 1 })).toBe(true)
  })
})

describe('releases', () => {
  it('that cannot be shown are counted', () => {
    expect(releasesUnread(1)?.title).toBe('1 release cannot be shown by this version')
    expect(releasesUnread(3)?.title).toBe('3 releases cannot be shown by this version')
  })
})

describe('a session', () => {
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

describe('an empty view', () => {
  it('says how many there are, and how many nobody can search', () => {
    expect(nobodyShown(124, 0)).toBe('This clinic has 124 active patients.')
    expect(nobodyShown(1, 2)).toBe('This clinic has 1 active patient, and 2 that could not be shown and may match.')
  })
})
