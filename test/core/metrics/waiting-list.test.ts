import fc from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { isOverStandard } from '../../../core/access-standard.ts'
import { addDays, fromOrdinal, toOrdinal, weekday, type Day } from '../../../core/day.ts'
import { access } from '../../../core/metrics/access.ts'
import { overStandardBefore } from '../../../core/metrics/waiting-list.ts'
import { cohortOf, member, type Member } from './members.ts'

const AS_OF = '2026-11-23'
const ago = (days: number): Day => addDays(AS_OF, -days)
const STANDARD = { days: 10, dayType: 'business' as const, holidays: new Set<Day>() }
const clinics = ['a', 'b'].map((clinicId) => ({ clinicId, name: clinicId, standard: STANDARD }))
const over = (members: readonly Member[], from = ago(89), to: Day = AS_OF) =>
  access({ cohort: cohortOf(members, ['northfield']), clinics, from, to, asOf: AS_OF })

describe('law A1: the waiting list holds everybody who waits, whatever the period', () => {
  test('also where a clinic took nobody in during the period, and where no clinic did', () => {
    const result = over([member({ referred: ago(269), clinic: 1 })])
    expect(result.all).toMatchObject({ referrals: 0, waiting: { size: 1, max: 269, median: 269, overStandard: 1 } })
    expect(result.clinics.map(({ figures }) => [figures.referrals, figures.waiting.size])).toEqual([
      [0, 0],
      [0, 1],
    ])
  })
  test('is the same for any period that is asked for', () => {
    const members = [
      member({ referred: ago(269) }),
      member({ referred: ago(30), treated: 5 }),
      member({ referred: ago(3), clinic: 1 }),
      member({ referred: ago(400), closed: 2 }),
    ]
    const all = over(members).all.waiting
    expect(all.size).toBe(2)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.nat({ max: 100 }), (from, length) => {
        expect(over(members, ago(from), addDays(ago(from), length)).all.waiting).toEqual(all)
      }),
      { seed: 101, numRuns: 100 },
    )
  })
  test('holds nobody who started or was closed by the as-of day, and whoever did so later', () => {
    const still = (days: Partial<Member>) => over([member({ referred: ago(20), ...days })]).all.waiting.size
    expect([still({ treated: 20 }), still({ closed: 20 }), still({ treated: 'missing' })]).toEqual([0, 0, 0])
    expect([still({ treated: 21 }), still({ closed: 21 })]).toEqual([1, 1])
  })
  test('holds a referral of today, and none to come', () => {
    expect(over([member({ referred: AS_OF })]).all.waiting).toMatchObject({ size: 1, max: 0 })
    expect(over([member({ referred: addDays(AS_OF, 1) })]).all.waiting.size).toBe(0)
  })
})

test('ages so far fall into 0-7, 8-14, 15-30, 31-60, 61-90 and over 90 days', () => {
  const edges = [0, 7, 8, 14, 15, 30, 31, 60, 61, 90, 91]
  const bandOf = (age: number) => over([member({ referred: ago(age) })]).all.waiting.bands.indexOf(1)
  expect(edges.map(bandOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5])
})

describe('law D4: over the standard', () => {
  test('by counting the days on a calendar one by one, for any standard and any holidays', () => {
    const standard = fc.record({
      days: fc.integer({ min: 1, max: 90 }),
      dayType: fc.constantFrom('business' as const, 'calendar' as const),
      holidays: fc
        .array(fc.integer({ min: 0, max: 160 }), { maxLength: 30 })
        .map((before) => new Set(before.map((n) => ago(n)))),
    })
    fc.assert(
      fc.property(standard, fc.integer({ min: 0, max: 200 }), (chosen, waited) => {
        let counted = 0
        for (let day = addDays(ago(waited), 1); day <= AS_OF; day = addDays(day, 1)) {
          const isOpen = weekday(day) >= 1 && weekday(day) <= 5 && !chosen.holidays.has(day)
          if (chosen.dayType === 'calendar' || isOpen) counted += 1
        }
        expect(isOverStandard(ago(waited), AS_OF, chosen)).toBe(counted > chosen.days)
      }),
      { seed: 404, numRuns: 500 },
    )
  })
  test('the one look at the calendar says of every day what the question asked of that day says', () => {
    const holidays = new Set(['2026-10-12', '2026-11-11'])
    for (const dayType of ['business', 'calendar'] as const)
      for (const days of [1, 10, 90]) {
        const limit = fromOrdinal(overStandardBefore(toOrdinal(AS_OF), { days, dayType, holidays }))
        for (let waited = 0; waited <= 200; waited++)
          expect(ago(waited) <= limit).toBe(isOverStandard(ago(waited), AS_OF, { days, dayType, holidays }))
      }
  })
  test('each clinic by its own standard, and over all their sum', () => {
    const [a, b] = clinics
    if (!a || !b) throw new Error('no clinics')
    const members = [0, 1].map((clinic) => member({ referred: ago(20), clinic }))
    const result = access({
      cohort: cohortOf(members, ['northfield']),
      clinics: [a, { ...b, standard: { ...STANDARD, days: 30 } }],
      ...{ from: ago(89), to: AS_OF, asOf: AS_OF },
    })
    expect(result.clinics.map(({ figures }) => figures.waiting.overStandard)).toEqual([1, 0])
    expect(result.all.waiting.overStandard).toBe(1)
  })
})
