import { expect, test } from 'vitest'
import { ALL_CLOSE_REASONS } from '../../../../core/chart/vocabulary.ts'
import { closeReason } from '../../../../web/src/lib/text/close-reason.ts'

test('why an episode was closed is said in the words of its form, and nothing of a transfer but where one was made', () => {
  expect(closeReason('transferred-up')).toBe('referred up to specialty care')
  expect(closeReason('transferred-out')).toBe('care taken over outside the network')
  expect(ALL_CLOSE_REASONS.filter((reason) => /transfer/.test(closeReason(reason)))).toEqual(['transferred'])
})
test('a reason of a newer version is said as it is written', () => {
  expect(closeReason('gone-abroad')).toBe('gone abroad')
})
