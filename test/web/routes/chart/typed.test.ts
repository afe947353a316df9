import { describe, expect, it } from 'vitest'
import { newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'
import { typedLines } from '../../../../web/src/routes/chart/[episodeId]/typed.ts'
import { answered, drafted } from './drafts.ts'

const today = '2026-11-23'

describe('what was typed and cannot be saved', () => {
  it('is told in words that can be copied, with the note in full', () => {
    const contact = drafted('contact', today, { minutes: '20', note: 'Sleeps four hours' })
    expect(typedLines([contact], today)).toEqual(['Phone, reached: 20 min. Sleeps four hours'])
  })
  it('is told unfinished too: answers in order, a missing one as a question mark, never as 0', () => {
    const started = answered('gad-7', today, [3, 0, null, null, null, null, null])
    expect(typedLines([started], today)).toEqual(['GAD-7, not finished: 3 0 ? ? ? ? ?'])
    const review = typed(newDraft('case-review', today), { note: 'Called the on-call person' })
    expect(typedLines([review], today)).toEqual(['case review, not finished: Called the on-call person'])
  })
  it('leaves out what nobody typed in', () => {
    expect(typedLines([drafted('phq-9', today), drafted('contact', today)], today)).toEqual([])
  })
})
