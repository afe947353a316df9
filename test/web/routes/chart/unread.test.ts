import { describe, expect, it } from 'vitest'
import type { UnreadEntry } from '../../../../core/contract/schemas/charts.ts'
import { madeHereWithout, madeWithout, unreadLine } from '../../../../web/src/routes/chart/[episodeId]/unread.ts'
import { chartUnread, noRecording, notKnownHere } from '../../../../web/src/routes/chart/[episodeId]/unread-notice.ts'

const entry = (why: UnreadEntry['why'], more: Partial<UnreadEntry> = {}): UnreadEntry => ({
  ...{ id: 'a', version: 1, why, kind: null, day: null },
  ...more,
})
const all = (words: { title: string; lines: readonly string[] } | null) =>
  [words?.title, ...(words?.lines ?? [])].join(' ')

describe('a chart', () => {
  it('says nothing where all of it could be read', () => {
    expect([chartUnread([]), noRecording([]), madeWithout([])]).toEqual([null, null, null])
  })
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

describe('a chart of a server that is newer than the page', () => {
  it('says how much the page does not know, that it stays as it is, and what to do', () => {
    expect(notKnownHere([])).toBeNull()
    const one = notKnownHere([entry('newer', { kind: 'hologram' })])
    expect(one?.title).toBe('This chart holds 1 entry that this page does not know in full')
    expect(all(one)).toMatch(/It is listed and left as it is; all else can be read and corrected.*load the page again/)
    expect(all(notKnownHere([entry('newer'), entry('newer')]))).toContain('They are listed and left as they are')
  })
  it('says of what the page makes of the entries what that lacks, and beside it what nobody could read', () => {
    const strange = [entry('newer')]
    const words = 'Drawn without 1 entry that this page does not know in full.'
    expect(madeHereWithout({ unread: [], strange: [] }, 'Drawn')).toBeNull()
    expect(madeHereWithout({ unread: [], strange }, 'Drawn')).toBe(words)
    expect(madeHereWithout({ unread: [entry('damaged')], strange }, 'Drawn')).toBe(
      `Made without 1 entry that could not be read. ${words}`,
    )
  })
})
