import { describe, expect, it } from 'vitest'
import { draftOf, newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'
import { newStep, type Typed } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import { whatTyped } from '../../../../web/src/routes/chart/[episodeId]/keeping/what-typed.ts'

const TODAY = '2026-11-23'
const NOTHING: Typed = { list: [], steps: {}, corrections: {} }
const told = (typedThere: Partial<Typed>) =>
  whatTyped({ ...NOTHING, ...typedThere }, TODAY).map((line) => line.replaceAll('\u00a0', ' '))
const contact = newDraft('contact', TODAY, { outcome: 'completed', mode: 'phone' })

describe('what was typed before, told as it is offered', () => {
  it('is the form and the fields that something was typed in, and nothing of what that was', () => {
    const lines = told({ list: [typed(contact, { minutes: '25', note: 'Sleeps badly since the move' })] })
    expect(lines).toEqual(['Contact: Minutes, Note'])
    expect(lines.join()).not.toMatch(/25|Sleeps/)
  })
  it('counts the fields that it does not name', () => {
    const all = {
      minutes: '25',
      note: 'x',
      work: ['cbt'],
      nextDue: TODAY,
      day: '2026-11-20',
      time: '09:30',
      mode: 'video',
    }
    expect(told({ list: [typed(contact, all)] })).toEqual([
      expect.stringMatching(/^Contact: (?:[^,]+, ){4}[^,]+ and 2 more fields$/),
    ])
  })
  it('names a step about safety, and the entry that a correction is of', () => {
    const step = newStep('hand-over', { today: TODAY, me: 'K', waiting: [] })
    const filled = { ...step, draft: typed(step.draft, { service: 'Crisis team' }) }
    expect(told({ steps: { 'hand-over': filled } })).toEqual([expect.stringMatching(/^Hand over or admit: .+/)])
    const recorded = { kind: 'consent', day: '2026-11-20', state: 'written' } as const
    const correction = { draft: draftOf(recorded), way: 'strike', reason: 'Wrong chart' } as const
    expect(told({ corrections: { e1: correction } })).toEqual(['Striking out Consent of 20 Nov: why it is corrected'])
  })
})
