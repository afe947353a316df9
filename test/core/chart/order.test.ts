import fc from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import type { Entry, NewEntry } from '../../../core/chart/entry.ts'
import { effective } from '../../../core/chart/effective.ts'
import { byPlace, placeOf, type Place } from '../../../core/chart/order.ts'
import { addDays } from '../../../core/day.ts'

const scored = (day: string, total: number, time?: string): NewEntry => ({
  kind: 'assessment',
  day,
  instrument: 'phq-9',
  total,
  occasion: 'follow-up',
  ...(time === undefined ? {} : { time }),
})
const recorded = (id: string, fact: NewEntry, version: number, place: number, local: string | null): Entry => ({
  id,
  instant: '2026-03-02T12:00:00Z',
  author: 'cm',
  source: 'typed',
  version,
  place,
  local,
  fact,
})
const totals = (...entries: Entry[]) =>
  effective(entries).facts.map(({ fact }) => (fact.kind === 'assessment' ? fact.total : fact.kind))

describe('on one day', () => {
  test('two scores of one request stand in the order they were typed, whatever their ids', () => {
    const first = recorded('zz', scored('2026-03-01', 20), 2, 0, '2026-03-02T10:00:00')
    const second = recorded('aa', scored('2026-03-01', 8), 2, 1, '2026-03-02T10:00:00')
    expect(totals(second, first)).toEqual([20, 8])
  })
  test('a stated time decides over the order of recording', () => {
    const evening = recorded('a', scored('2026-03-01', 8, '17:00'), 2, 0, '2026-03-02T10:00:00')
    const morning = recorded('b', scored('2026-03-01', 20, '09:00'), 3, 0, '2026-03-02T11:00:00')
    expect(totals(evening, morning)).toEqual([20, 8])
  })
  test('what was recorded that day has the time of recording; what came later without a time ends the day', () => {
    const late = recorded('a', scored('2026-03-01', 1), 2, 0, '2026-03-04T08:00:00')
    const sameDay = recorded('b', scored('2026-03-01', 2), 3, 0, '2026-03-01T09:30:00')
    const stated = recorded('c', scored('2026-03-01', 3, '09:29'), 4, 0, '2026-03-05T07:00:00')
    expect(totals(late, sameDay, stated)).toEqual([3, 2, 1])
  })
  test('a correction keeps the place of what it corrects, and takes another day or time that it states', () => {
    const first = recorded('a', scored('2026-03-01', 20), 2, 0, '2026-03-02T10:00:00')
    const second = recorded('b', scored('2026-03-01', 8), 2, 1, '2026-03-02T10:00:00')
    const correct = (replacement: NewEntry) =>
      recorded(
        'c',
        {
          kind: 'correction',
          day: '2026-03-09',
          corrects: 'a',
          replacement: replacement as never,
          reason: 'Typed wrong',
        },
        3,
        0,
        '2026-03-09T10:00:00',
      )
    expect(totals(first, second, correct(scored('2026-03-01', 21)))).toEqual([21, 8])
    expect(totals(first, second, correct(scored('2026-03-02', 21)))).toEqual([8, 21])
    const noon = recorded('b', scored('2026-03-01', 8, '12:00'), 2, 1, '2026-03-02T10:00:00')
    expect(totals(first, noon, correct(scored('2026-03-01', 21, '08:00')))).toEqual([21, 8])
    // One that states none keeps the stated time of the same day, and loses it with the day.
    const morning = { ...first, fact: scored('2026-03-01', 20, '07:00') }
    expect(totals(morning, noon, correct(scored('2026-03-01', 21)))).toEqual([21, 8])
    expect(
      totals(morning, { ...noon, fact: scored('2026-03-02', 8, '09:00') }, correct(scored('2026-03-02', 21))),
    ).toEqual([8, 21])
  })
})

test('in a chain of corrections the last stated time of the day counts, and one that states none takes none away', () => {
  const correct = (id: string, corrects: string, replacement: NewEntry, version: number) =>
    recorded(
      id,
      { kind: 'correction', day: '2026-03-09', corrects, replacement: replacement as never, reason: 'Typed wrong' },
      version,
      0,
      '2026-03-09T10:00:00',
    )
  const noon = recorded('n', scored('2026-03-01', 12, '12:00'), 2, 1, '2026-03-02T10:00:00')
  const chain = (first: NewEntry, moved: NewEntry, last: NewEntry) =>
    totals(
      recorded('a', first, 2, 0, '2026-03-02T10:00:00'),
      noon,
      correct('c1', 'a', moved, 3),
      correct('c2', 'c1', last, 4),
    )
  expect(chain(scored('2026-03-01', 10, '09:00'), scored('2026-03-01', 10, '17:00'), scored('2026-03-01', 11))).toEqual(
    [12, 11],
  )
  expect(chain(scored('2026-03-01', 10), scored('2026-03-01', 10, '07:00'), scored('2026-03-01', 11))).toEqual([11, 12])
})

const placeAt = fc.record({
  day: fc.nat({ max: 3 }).map((n) => addDays('2026-03-01', n)),
  time: fc.constantFrom('00:00', '09:00', '09:00:30', '23:59:59', '24:00'),
  version: fc.nat({ max: 3 }),
  place: fc.nat({ max: 3 }),
})
const same = (a: Place, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b)

test('the order is total: one answer for any two places, the other way round the opposite, and transitive', () => {
  fc.assert(
    fc.property(placeAt, placeAt, placeAt, (a, b, c) => {
      expect(Math.sign(byPlace(a, b))).toBe(0 - Math.sign(byPlace(b, a)))
      expect(byPlace(a, b) === 0).toBe(same(a, b))
      if (byPlace(a, b) <= 0 && byPlace(b, c) <= 0) expect(byPlace(a, c)).toBeLessThanOrEqual(0)
    }),
    { seed: 20_261 },
  )
})

test('a place says day, time and order of recording, and no id', () => {
  const fact = { kind: 'referral', day: '2026-03-02' } as const
  const entry = recorded('a', fact, 4, 7, '2026-03-02T08:15:09')
  expect(placeOf(fact, entry)).toEqual({ day: '2026-03-02', time: '08:15:09', version: 4, place: 7 })
})
