import { describe, expect, test } from 'vitest'
import { releaseQuarterDue, releaseQuartersDue } from '../../../../core/metrics/release.ts'

describe('the quarters whose releases are due', () => {
  test('are the one that is due and the three before it, oldest first, across the turn of a year', () => {
    const due = releaseQuartersDue('2026-11-24')
    expect(due).toHaveLength(4)
    expect(due.at(-1)).toBe(releaseQuarterDue('2026-11-24'))
    expect(due).toEqual([...new Set(due)].toSorted())
    const numbers = due.map((quarter) => Number(quarter.slice(0, 4)) * 4 + Number(quarter.at(-1)))
    expect(numbers.map((n) => n - numbers[0]!)).toEqual([0, 1, 2, 3])
  })
})
