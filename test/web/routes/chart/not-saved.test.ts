import { expect, test } from 'vitest'
import { trouble, type TroubleKind } from '../../../../web/src/lib/api/trouble.ts'
import { notSavedTitle } from '../../../../web/src/routes/chart/[episodeId]/save/not-saved.ts'

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
