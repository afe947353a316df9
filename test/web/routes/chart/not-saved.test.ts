import { describe, expect, it, test } from 'vitest'
import { trouble, type TroubleKind } from '../../../../web/src/lib/api/trouble.ts'
import { notSavedTitle, refusedAloud } from '../../../../web/src/routes/chart/[episodeId]/save/not-saved.ts'

test.each([
  ['not-possible', 'This cannot be recorded as it is'],
  ['bad-request', 'This cannot be recorded as it is'],
  ['unreadable', 'Nothing can be recorded in this chart now'],
  ['offline', 'Not saved: no connection'],
  ['too-many', 'Not saved: too many requests'],
  ['busy', 'Not saved'],
] as const satisfies readonly (readonly [TroubleKind, string])[])(
  'over a save that failed as %s stands "%s"',
  (kind, title) => expect(notSavedTitle(trouble(kind, 'It did not work.'), false)).toBe(title),
)
test.each([
  ['offline', 'It may have been saved: no connection'],
  ['unexpected', 'It may have been saved'],
] as const)('over a save of which nobody knows what became, after %s, stands "%s"', (kind, title) =>
  expect(notSavedTitle(trouble(kind, 'It did not work.'), true)).toBe(title),
)

describe('what is said aloud when a form refuses a save', () => {
  const problems = ['This is needed', 'At most 27', 'Still to come'].map((problem, i) => ({
    at: `field-${i}`,
    problem,
  }))
  it('is the first thing to mend, and how many more there are', () => {
    expect(refusedAloud(problems.slice(0, 1))).toBe('Not saved: This is needed')
    expect(refusedAloud(problems)).toBe('Not saved: This is needed. 2 more things to mend')
  })
  it('is nothing where no field is wrong: what came between says itself', () => {
    expect(refusedAloud([])).toBe('')
  })
})
