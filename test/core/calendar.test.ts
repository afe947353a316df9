import fc from '../support/seeded.ts'
import { describe, expect, it, test } from 'vitest'
import { businessDaysBetween, closedDays, usFederalHolidays } from '../../core/calendar.ts'
import { addDays, daysBetween, fromOrdinal, toOrdinal, weekday } from '../../core/day.ts'
import { reference } from './statistics/reference.ts'

interface Fixture {
  holidays_2026_us_federal_observed: string[]
  cases: { start: string; end: string; business_days: number; calendar_days: number; met_10bd: boolean }[]
}
const { cases, holidays_2026_us_federal_observed: holidays2026 } = reference<Fixture>('business_days')
const holidays = new Set(holidays2026)

test.each(cases)('$start to $end is $business_days business days', (expected) => {
  const days = businessDaysBetween(expected.start, expected.end, holidays)
  expect(days).toBe(expected.business_days)
  expect(days <= 10).toBe(expected.met_10bd)
  expect(daysBetween(expected.start, expected.end)).toBe(expected.calendar_days)
})

describe('US federal holidays', () => {
  it('of 2026 are the reference list', () => {
    expect(usFederalHolidays(2026)).toEqual(holidays2026)
  })

  it('of 2021 hold the first Juneteenth, on its Friday, and the New Year of 2022', () => {
    expect(usFederalHolidays(2021)).toEqual([
      '2021-01-01',
      '2021-01-18',
      '2021-02-15',
      '2021-05-31',
      '2021-06-18',
      '2021-07-05',
      '2021-09-06',
      '2021-10-11',
      '2021-11-11',
      '2021-11-25',
      '2021-12-24',
      '2021-12-31',
    ])
    expect(usFederalHolidays(2022)).toHaveLength(10)
    expect(usFederalHolidays(2022)).not.toContain('2022-01-01')
  })

  it('have no Juneteenth before 2021 and no Martin Luther King day before 1986', () => {
    expect(usFederalHolidays(2020).filter((day) => day.startsWith('2020-06'))).toEqual([])
    expect(usFederalHolidays(1985).filter((day) => day.startsWith('1985-01'))).toEqual(['1985-01-01'])
    expect(usFederalHolidays(1986).filter((day) => day.startsWith('1986-01'))).toEqual(['1986-01-01', '1986-01-20'])
  })

  it('law: are working days in order, eleven a year over the years since 2021', () => {
    const years = Array.from({ length: 178 }, (_, i) => 2022 + i)
    const all = years.flatMap(usFederalHolidays)
    expect(all).toEqual([...new Set(all)].sort())
    expect(all.filter((day) => weekday(day) === 0 || weekday(day) === 6)).toEqual([])
    // 2022-01-01 was observed in 2021 and 2200-01-01 is a Wednesday, so one is missing.
    expect(all).toHaveLength(178 * 11 - 1)
  })
})

const day = fc.integer({ min: toOrdinal('2025-11-01'), max: toOrdinal('2027-02-28') }).map(fromOrdinal)

test('law: business days are counted one by one', () => {
  fc.assert(
    fc.property(day, fc.nat(60), (from, n) => {
      const passed = Array.from({ length: n }, (_, i) => addDays(from, i + 1))
      const open = passed.filter((d) => weekday(d) % 6 !== 0 && !holidays.has(d))
      expect(businessDaysBetween(from, addDays(from, n), holidays)).toBe(open.length)
    }),
  )
})

test('law: business days add up over a day between, in either direction, and mirror', () => {
  fc.assert(
    fc.property(day, day, day, (a, b, c) => {
      const count = (from: string, to: string) => businessDaysBetween(from, to, holidays)
      expect(count(a, b) + count(b, c)).toBe(count(a, c))
      expect(count(b, a)).toBe(0 - count(a, b))
      expect(count(a, a)).toBe(0)
    }),
  )
})

test('a holiday on a weekend is not taken off twice', () => {
  expect(businessDaysBetween('2026-03-06', '2026-03-09', new Set(['2026-03-07']))).toBe(1)
})

test('refuses what is no day', () => {
  expect(() => businessDaysBetween('2026-02-30', '2026-03-09', holidays)).toThrow(RangeError)
  expect(() => businessDaysBetween('2026-03-09', '2026-3-10', holidays)).toThrow(RangeError)
})

describe('the days a clinic is closed', () => {
  const closed = (...lists: Parameters<typeof closedDays>[0]) => closedDays(lists, 2025, 2026)
  const federal = [2025, 2026].flatMap(usFederalHolidays)

  it('are the US federal holidays of all the years asked for where it listed none', () => {
    expect([...closed()]).toEqual(federal)
    expect([...closed({ from: '2020-01-01', holidays: null })]).toEqual(federal)
  })

  it('are those of its own list from the day that holds, and the federal ones before', () => {
    const own = closed({ from: '2026-11-01', holidays: ['2026-01-02', '2026-12-24'] })
    expect(own.has('2026-12-24')).toBe(true)
    expect([own.has('2026-11-11'), own.has('2026-11-26')]).toEqual([false, false])
    expect([own.has('2026-10-12'), own.has('2026-01-02')]).toEqual([true, false])
  })

  it('of this year stay when a list of next year is added, in whatever order the lists come', () => {
    const [now, next] = [
      { from: '2025-01-01', holidays: ['2025-12-26'] },
      { from: '2026-01-01', holidays: ['2026-01-02'] },
    ]
    if (!now || !next) throw new Error('no lists')
    expect([...closed(now, next)].sort()).toEqual(['2025-12-26', '2026-01-02'])
    expect(closed(next, now)).toEqual(closed(now, next))
  })

  it('law: each day is the one that the list of that day names, read day by day', () => {
    const list = fc.record({
      from: fc.integer({ min: 0, max: 729 }).map((n) => addDays('2025-01-01', n)),
      holidays: fc.option(fc.array(fc.integer({ min: 0, max: 729 }).map((n) => addDays('2025-01-01', n)))),
    })
    fc.assert(
      fc.property(fc.uniqueArray(list, { maxLength: 4, selector: ({ from }) => from }), (lists) => {
        const found = closedDays(lists, 2025, 2026)
        let holds: readonly string[] = federal
        for (let day = '2025-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
          const chosen = lists.find(({ from }) => from === day)
          if (chosen) holds = chosen.holidays ?? federal
          expect(found.has(day)).toBe(holds.includes(day))
        }
      }),
      { seed: 411, numRuns: 40 },
    )
  })
})
