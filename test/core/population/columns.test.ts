import { describe, expect, test } from 'vitest'
import { CLOSE_REASONS } from '../../../core/chart/vocabulary.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { fromOrdinal } from '../../../core/day.ts'
import { ColumnReader, packColumn } from '../../../core/population/blocks/bits.ts'
import { fitsColumns, toCohort } from '../../../core/population/cohort.ts'
import { COLUMNS, DATE_MISSING, NONE, NOT_REACHED } from '../../../core/population/columns.ts'
import { close, folded, medication, phq9, referral, session } from '../../support/charts.ts'

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

describe('law V5: what does not fit its column is refused where it is written', () => {
  const summary = folded([referral('2026-03-01'), close('2026-03-20')])
  test.each([
    ['raceEthnicity', { raceEthnicity: 'new-word' }],
    ['language', { language: 'new-word' }],
    ['payerClass', { payerClass: 'new-word' }],
    ['rurality', { rurality: 'new-word' }],
    ['ageBand', { ageBand: 'new-word' }],
    ['closeReason', { closed: { day: '2026-03-20', reason: 'new-word' } }],
  ] as const)('a word of a newer version in %s is counted neither as another one nor as none', (name, over) => {
    const newer = { ...summary, ...over } as never
    expect(() => COLUMNS[name].of(newer, [])).toThrow(RangeError)
    expect(() => toCohort([summary, newer])).toThrow(RangeError)
    expect([fitsColumns(summary), fitsColumns(newer)]).toEqual([true, false])
  })
  test('a packed column takes 24 bits and no more', () => {
    for (const value of [0, 1, 2 ** 24 - 1]) {
      const packed = packColumn(Int32Array.of(value, 0), -7)
      expect(new DataView(packed.buffer).getInt32(0, true)).toBe(-7)
      const values = new Int32Array(2)
      const reader = new ColumnReader(packed, 0)
      expect(reader.read(values)).toBe(-7)
      expect([...values]).toEqual([value, 0])
    }
    expect(() => packColumn(Int32Array.of(2 ** 24), 0)).toThrow(RangeError)
  })
})

test('a score of 0 and a drug at referral are stored as such, and what is not there as none', () => {
  const of = (name: keyof typeof COLUMNS, ...facts: NewEntry[]) => COLUMNS[name].of(folded(facts), [])
  const zero = phq9('2026-03-01', 0, 'initial')
  expect([of('baseline', referral('2026-03-01'), zero), of('baseline', referral('2026-03-01'))]).toEqual([0, NONE])
  expect(of('alreadyOnTreatment', medication('2026-02-01', 'start', false), referral('2026-03-01'))).toBe(1)
  expect(of('alreadyOnTreatment', referral('2026-03-01'))).toBe(0)
  expect(fromOrdinal(of('referred', referral('2026-03-01')))).toBe('2026-03-01')
  expect(of('assessed', referral('2026-03-01'), session('2026-03-05'))).toBe(DATE_MISSING)
})
