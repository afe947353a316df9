import fc from '../support/seeded.ts'
import { describe, expect, it, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageInYears,
  dayInZone,
  daysBetween,
  fromOrdinal,
  isDay,
  isMonth,
  monthOf,
  quarterOf,
  quarterRange,
  toOrdinal,
  weekday,
} from '../../core/day.ts'

const FIRST = toOrdinal('1900-01-01')
const LAST = toOrdinal('2199-12-31')
const anyDay = fc.integer({ min: FIRST, max: LAST }).map(fromOrdinal)

test('every day from 1900 to 2199 comes back from its ordinal, and is the day the platform has', () => {
  for (let n = FIRST; n <= LAST; n++) {
    const day = fromOrdinal(n)
    const platform = new Date(n * 86_400_000)
    if (toOrdinal(day) !== n || day !== platform.toISOString().slice(0, 10) || weekday(day) !== platform.getUTCDay())
      expect.fail(`ordinal ${n} gives ${day}`)
  }
  expect(LAST - FIRST + 1).toBe(300 * 365 + 73)
  expect(toOrdinal('1970-01-01')).toBe(0)
})

test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '2026-04-30'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true)
})

test.each([
  '2023-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '1899-12-31',
  '2200-01-01',
  '2026-1-5',
  '2026-01-05T00:00:00Z',
  ' 2026-01-05',
  '2026-01-05\n',
  '',
])('%j is not a day', (text) => {
  expect(isDay(text)).toBe(false)
  for (const use of [toOrdinal, monthOf, quarterOf, weekday]) expect(() => use(text)).toThrow(RangeError)
})

test('an error never repeats the day it was given, because messages reach logs', () => {
  expect(() => addDays('1948-02-31', 1)).toThrow(/^A day is a real calendar date/)
  expect(() => ageInYears('1948-02-31', '2026-01-01')).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('1948') }),
  )
})

describe('arithmetic', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
    expect(daysBetween('2026-03-09', '2026-03-07')).toBe(-2)
  })

  it('law: adding and taking away are inverse, and text order is day order', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b)
        expect(daysBetween(b, a)).toBe(0 - daysBetween(a, b))
        expect(a < b).toBe(daysBetween(a, b) > 0)
      }),
    )
  })

  it('refuses to leave 1900..2199 and to add parts of a day', () => {
    expect(() => addDays('2199-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('1900-01-01', -1)).toThrow(RangeError)
    expect(() => addMonths('2199-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError)
    expect(() => addMonths('2026-01-01', NaN)).toThrow(RangeError)
    expect(() => fromOrdinal(Infinity)).toThrow(RangeError)
  })
})

describe('months and quarters', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s and %i months is %s', (day, n, expected) => {
    expect(addMonths(day, n)).toBe(expected)
  })

  it('knows a month and the month of a day', () => {
    expect(['2026-02', '2026-13', '2026-2', '1899-12', '2026-02-01'].map(isMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(monthOf('2026-02-28')).toBe('2026-02')
  })

  it('knows a quarter from its days', () => {
    expect(quarterRange('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(quarterRange('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' })
    expect(quarterRange('2026-Q2').to).toBe('2026-06-30')
    for (const bad of ['2026-Q5', '2026Q1', '1899-Q4', '2026-Q1 ', ''])
      expect(() => quarterRange(bad)).toThrow(RangeError)
  })

  it('law: every day lies in its own quarter, the days outside do not', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const quarter = quarterOf(day)
        const { from, to } = quarterRange(quarter)
        expect(from <= day && day <= to).toBe(true)
        expect([quarterOf(from), quarterOf(to)]).toEqual([quarter, quarter])
        if (to < '2199-12-31') expect(quarterOf(addDays(to, 1))).not.toBe(quarter)
      }),
    )
  })
})

test('age is full years; a birthday on 29 February falls on 1 March in other years', () => {
  expect(ageInYears('1990-06-15', '2026-06-14')).toBe(35)
  expect(ageInYears('1990-06-15', '2026-06-15')).toBe(36)
  expect(ageInYears('2008-02-29', '2026-02-28')).toBe(17)
  expect(ageInYears('2008-02-29', '2026-03-01')).toBe(18)
  expect(ageInYears('2008-02-29', '2028-02-29')).toBe(20)
  expect(ageInYears('2026-06-15', '2026-06-15')).toBe(0)
  expect(ageInYears('2026-06-15', '2026-06-14')).toBe(-1)
})

describe('the day of an instant', () => {
  it('keeps a visit at 8 pm in Denver on its Denver day', () => {
    expect(dayInZone('2026-07-02T02:00:00Z', 'America/Denver')).toBe('2026-07-01')
    expect(dayInZone('2026-07-01T20:00:00-06:00', 'America/Denver')).toBe('2026-07-01')
    expect(dayInZone('2026-07-02T02:00:00Z', 'UTC')).toBe('2026-07-02')
  })

  it('follows summer time', () => {
    expect(dayInZone('2026-03-08T06:59:59Z', 'America/Denver')).toBe('2026-03-07')
    expect(dayInZone('2026-03-08T07:00:00Z', 'America/Denver')).toBe('2026-03-08')
    expect(dayInZone('2026-03-09T06:00:00Z', 'America/Denver')).toBe('2026-03-09')
  })

  it('takes milliseconds as it takes text', () => {
    expect(dayInZone(Date.UTC(2026, 0, 1, 5), 'America/Chicago')).toBe('2025-12-31')
    expect(dayInZone(0, 'Asia/Tokyo')).toBe('1970-01-01')
  })

  it.each([
    '2026-07-01T20:00:00',
    '2026-07-01',
    '2026-07-01Z',
    'yesterday',
    '2026-07-01T99:00:00Z',
    NaN,
    Infinity,
    8.64e15,
  ])('refuses %j: without an offset it would depend on the machine', (instant) => {
    expect(() => dayInZone(instant, 'America/Denver')).toThrow(RangeError)
  })

  it('refuses a zone that does not exist', () => {
    expect(() => dayInZone(0, 'America/Nowhere')).toThrow(RangeError)
  })
})
