import { expect, test } from 'vitest'
import { needsContact, needsReview, type Listed } from '../../../core/caseload/needs.ts'

const row = (more: Partial<Listed> = {}): Listed => ({
  ...{ group: 8, stage: 'in-treatment', needsContact: false, reasons: [{ code: 'no-flag', tone: 'quiet' }], ...more },
})

test('law R6: groups 1 to 6 are to be reviewed; of group 7 whoever is in treatment and asks for something', () => {
  for (const group of [1, 2, 3, 4, 5, 6]) expect(needsReview(row({ group }))).toBe(true)
  const late = [{ code: 'score-stale', tone: 'attention' }] as const
  expect(needsReview(row({ group: 7, reasons: late }))).toBe(true)
  expect(needsReview(row({ group: 7, reasons: late, stage: 'waiting' }))).toBe(false)
  expect(needsReview(row({ group: 7, reasons: [{ code: 'acted-on', tone: 'quiet' }] }))).toBe(false)
  expect(needsReview(row())).toBe(false)
})

test('law R6: who waits with an open safety item stands in both lists', () => {
  const waiting = row({ group: 1, stage: 'waiting' })
  expect([needsReview(waiting), needsContact(waiting)]).toEqual([true, true])
})
