import { expect, it } from 'vitest'
import { newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'

it('whatever is pasted into a form loses its control characters and nothing else: neither lines nor what stood in other fields', () => {
  const before = newDraft('contact', '2026-11-23', { outcome: 'completed', mode: 'phone' })
  const note = 'From a PDF:\u000bSleeps\u007fbadly\nEats\twell'
  expect(typed(before, { note, work: ['cbt'] })).toEqual({
    ...before,
    values: { ...before.values, note: 'From a PDF: Sleeps badly\nEats\twell', work: ['cbt'] },
  })
})
