import { describe, expect, test } from 'vitest'
import { CLOSE_REASONS } from '../../../core/chart/vocabulary.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { fromOrdinal } from '../../../core/day.ts'
import { COLUMNS, NONE, NOT_REACHED } from '../../../core/population/columns.ts'
import { close, folded, referral, session } from '../../support/charts.ts'

const consent = (day: string, state: 'declined' | 'verbal' | 'withdrawn'): NewEntry => ({ kind: 'consent', day, state })

/** How an episode ended, read back from its columns; null = it did not. */
function end(...facts: NewEntry[]) {
  const summary = folded([referral('2026-03-01'), ...facts])
  const [day, reason] = [COLUMNS.closed.of(summary, []), COLUMNS.closeReason.of(summary, [])]
  // Both say that it ended, or neither does.
  expect(day === NOT_REACHED).toBe(reason === NONE)
  return day === NOT_REACHED ? null : [fromOrdinal(day), CLOSE_REASONS[reason]]
}

describe('law D6: an episode ends for the figures', () => {
  test('on the day it was closed, or the day consent was declined where that came first', () => {
    expect(end()).toBeNull()
    expect(end(close('2026-03-20', 'unreachable'))).toEqual(['2026-03-20', 'unreachable'])
    expect(end(consent('2026-03-10', 'declined'))).toEqual(['2026-03-10', 'declined'])
    expect(end(consent('2026-03-10', 'declined'), close('2026-03-20', 'unreachable'))).toEqual([
      '2026-03-10',
      'declined',
    ])
    expect(end(close('2026-03-10', 'unreachable'), consent('2026-03-20', 'declined'))).toEqual([
      '2026-03-10',
      'unreachable',
    ])
  })
  test('by its own reason where both fall on one day', () => {
    expect(end(consent('2026-03-10', 'declined'), close('2026-03-10', 'unreachable'))).toEqual([
      '2026-03-10',
      'unreachable',
    ])
  })
  test('not where consent or the start of treatment followed, nor with consent that was withdrawn', () => {
    expect(end(consent('2026-03-10', 'declined'), consent('2026-03-12', 'verbal'))).toBeNull()
    expect(end(consent('2026-03-10', 'declined'), session('2026-03-12'))).toBeNull()
    expect(end(consent('2026-03-10', 'verbal'), consent('2026-03-12', 'withdrawn'))).toBeNull()
  })
})
