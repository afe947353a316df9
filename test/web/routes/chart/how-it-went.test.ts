import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { draftOf, newDraft, toFact, typed } from '../../../../web/src/lib/forms/draft.ts'
import { isUntouched } from '../../../../web/src/lib/forms/touched.ts'
import { factLine } from '../../../../web/src/routes/chart/[episodeId]/entries/words.ts'
import {
  againstWishes,
  waysOffered,
  wentIn,
  withWent,
  type Went,
} from '../../../../web/src/routes/chart/[episodeId]/forms/how-it-went.ts'
import { makeDraft } from '../../../../web/src/routes/chart/[episodeId]/record.ts'

const TODAY = '2026-11-23'
const call = (): ReturnType<typeof makeDraft> => makeDraft('contact', TODAY, { reached: 'treated' })
const factOf = (went: Went): ClinicalFact | null => {
  const checked = toFact(withWent(call(), went))
  return checked.ok ? checked.fact : null
}

it('says that a message was left against what the person asked for, and of nobody who was not asked', () => {
  expect(againstWishes('left-message', 'nothing')).toContain('asked that no message be left')
  expect(againstWishes('left-message', 'name-and-number')).toContain('Only name and number')
  expect([againstWishes('left-message', undefined), againstWishes('left-message', 'in-full')]).toEqual([null, null])
  expect(againstWishes('no-answer', 'nothing')).toBeNull()
})

describe('how a call went', () => {
  it.each([
    ['no-answer', { outcome: 'attempted', attempt: 'no-answer' }, 'Phone, no answer'],
    ['left-message', { outcome: 'attempted', attempt: 'left-message' }, 'Phone, left message'],
    ['wrong-number', { outcome: 'attempted', attempt: 'wrong-number' }, 'Phone, wrong number'],
  ] as const)('is one press for %s, and then a whole entry', (went, says, line) => {
    const fact = factOf(went)
    expect(fact).toEqual({ kind: 'contact', day: TODAY, mode: 'phone', work: [], ...says })
    expect(fact && factLine(fact, TODAY).what).toBe(line)
    expect(isUntouched(withWent(call(), went))).toBe(false)
  })
  it('is reached until something else is said, and minutes alone are then a whole entry', () => {
    expect([wentIn(call()), isUntouched(call())]).toEqual(['completed', true])
    expect(toFact(typed(call(), { minutes: '12' }))).toEqual({
      ok: true,
      fact: { kind: 'contact', day: TODAY, outcome: 'completed', mode: 'phone', minutes: 12, work: [] },
    })
  })
  it('turns back from an attempt to somebody who was reached without leaving the attempt behind', () => {
    expect(toFact(withWent(withWent(call(), 'left-message'), 'completed'))).toMatchObject({
      ok: true,
      fact: { outcome: 'completed', work: [] },
    })
    const back = toFact(withWent(withWent(call(), 'left-message'), 'completed'))
    expect(back.ok && 'attempt' in back.fact).toBe(false)
  })
  it('of an attempt that nobody said more of stays as it was recorded', () => {
    const recorded: ClinicalFact = { kind: 'contact', day: TODAY, outcome: 'attempted', mode: 'letter', work: [] }
    const draft = draftOf(recorded)
    expect([wentIn(draft), toFact(draft)]).toEqual(['attempted', { ok: true, fact: recorded }])
    expect(waysOffered(draft).map(({ name }) => name)).toContain('Not reached')
    expect(waysOffered(call()).map(({ name }) => name)).toEqual([
      ...['Reached', 'No answer', 'Left a message', 'Wrong number'],
    ])
    expect(factLine(recorded, TODAY).what).toBe('Letter, not reached')
  })
  it('is nothing yet in a form that says nothing of it', () => {
    expect(wentIn(newDraft('contact', TODAY))).toBe('')
  })
})
