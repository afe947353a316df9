import { describe, expect, it } from 'vitest'
import type { ReleasedCount } from '../../../../core/contract/index.ts'
import { releasedOutcomes } from '../../../../core/metrics/released-outcomes.ts'
import { definitionAt } from '../../../../web/src/lib/metrics/definition.ts'
import {
  allMembers,
  beganWords,
  countReason,
  countText,
  quarterWords,
  withoutEmpty,
} from '../../../../web/src/routes/plan/words.ts'

describe('a released count', () => {
  it('shows a true zero, and never a small number', () => {
    expect(['small', 'hidden', 0, 11].map((count) => countText(count as ReleasedCount))).toEqual([
      '<11',
      'hidden',
      '0',
      '11',
    ])
  })
  it('explains in place why there is none', () => {
    expect(countReason('small')).toContain('Zero would be shown')
    expect(countReason('hidden')).toContain('worked out')
    expect(countReason(0)).toBeNull()
  })
})

describe('the tables of a release', () => {
  const rows: { group: string; n: ReleasedCount }[] = [
    { group: 'en', n: 40 },
    { group: 'so', n: 0 },
    { group: 'vi', n: 'small' },
    { group: 'es', n: 'hidden' },
  ]
  it('tell groups of nobody in one line, and keep a row for what is held back', () => {
    const { shown, nobody } = withoutEmpty(rows, ({ n }) => n)
    expect(nobody).toEqual(['so'])
    expect(shown.map(({ group }) => group)).toEqual(['en', 'vi', 'es'])
  })
  it('have the row of all members for the headline, or none', () => {
    expect(allMembers([{ dimension: 'all', rows: [{ group: 'all', n: 1 }] }])).toEqual({ group: 'all', n: 1 })
    expect(allMembers([])).toBeNull()
  })
  it('say with what score members began as its metric does, and no number in a release that was made by other words', () => {
    expect(beganWords(releasedOutcomes.began)).toEqual({
      sentence: 'began at PHQ-9 10 or more',
      head: 'Began at 10+',
    })
    expect(beganWords(definitionAt('1', releasedOutcomes)?.began)).toEqual({
      sentence: 'began high',
      head: 'Began high',
    })
  })
  it('name a quarter by its months', () => {
    expect(quarterWords('2026-Q2')).toBe('April to June 2026')
  })
})
