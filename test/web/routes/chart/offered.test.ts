import { describe, expect, it } from 'vitest'
import { newDraft } from '../../../../web/src/lib/forms/draft.ts'
import { newStep } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import { formName, keptWords, offeredWords } from '../../../../web/src/routes/chart/[episodeId]/keeping/offered.ts'
import { makeEntry } from './entries.ts'

const TODAY = '2026-11-23'
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const score = (place: number, version: number) =>
  makeEntry(`e${place}-${version}`, { kind: 'consent', day: '2026-11-20', state: 'written' }, { version, place })

describe('what was typed before, as it is offered', () => {
  const sign = { savedAt: '2026-11-23T18:05:00Z', version: 3 }
  const words = (entries: ReturnType<typeof score>[]) => {
    const { typed, since } = offeredWords(sign, { entries }, { today: TODAY, zone: 'America/Chicago', sub: 'km-9' })
    return [plain(typed), plain(since)]
  }
  it('says when it was typed, by the clock of the clinic, and that nothing was recorded since', () => {
    expect(words([score(0, 3)])).toEqual([
      'You typed something here on 23 Nov 2026, 12:05',
      'Nothing was recorded in this chart since.',
    ])
  })
  it('names what was recorded since, and counts what it does not name', () => {
    expect(words([score(0, 3), score(0, 4)])[1]).toBe('Recorded since: Consent of 20 Nov.')
    const many = Array.from({ length: 7 }, (_, place) => score(place, 4))
    expect(words(many)[1]).toMatch(/^Recorded since: (Consent of 20 Nov, ){4}Consent of 20 Nov and 2 more entries\.$/)
  })
  it('says that what they saved themselves since may stand in it too, and when, and not of what anybody else saved', () => {
    const saved = { version: 4, author: 'km-9', instant: '2026-11-23T20:02:00Z' }
    const own = makeEntry('e-own', { kind: 'consent', day: '2026-11-20', state: 'written' }, saved)
    expect(words([score(0, 4), own, score(1, 5)])[1]).toContain(
      'What you saved here on 23 Nov 2026, 14:02 may stand in it too: compare before you save it.',
    )
    for (const others of [score(0, 4), { ...own, version: 3 }, { ...own, source: 'import' as const }])
      expect(words([others])[1]).not.toContain('compare')
  })
  it('names a form that holds something both there and here', () => {
    const contact = newDraft('contact', TODAY)
    expect(formName({ form: 'record', drafts: [contact] })).toBe('contact')
    expect(formName({ form: 'step', step: newStep('hand-over', { today: TODAY, me: 'K', waiting: [] }) })).toBe(
      'Hand over or admit',
    )
    const correction = { draft: contact, way: 'replace', reason: '' } as const
    expect(formName({ form: 'correction', of: 'e1', correction })).toBe('a correction')
  })
})

it.each([
  [{ isOffered: true, isKept: true, isHindered: true }, 'until you decide'],
  [{ isOffered: false, isKept: true, isHindered: true }, 'Kept for you until it is saved, for seven days.'],
  [{ isOffered: false, isKept: false, isHindered: true }, 'could not be kept elsewhere yet'],
  [{ isOffered: false, isKept: false, isHindered: false }, 'Keeping it'],
])('of what is typed %j it is said "%s"', (state, text) => {
  expect(keptWords(state)).toContain(text)
})
