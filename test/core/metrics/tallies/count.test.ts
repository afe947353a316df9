import { describe, expect, test } from 'vitest'
import { addDays, toOrdinal, type Day } from '../../../../core/day.ts'
import { clock } from '../../../../core/metrics/tallies/clock.ts'
import { count } from '../../../../core/metrics/tallies/count.ts'
import { byClinic, EVERYBODY } from '../../../../core/metrics/tallies/groupings.ts'
import { people } from '../../../../core/metrics/tallies/people.ts'
import { CHUNK, referralsOf, sinceFirstReferral } from '../../../../core/metrics/tallies/rows.ts'
import { standing } from '../../../../core/metrics/tallies/standing.ts'
import type { Tally } from '../../../../core/metrics/tallies/tally.ts'
import type { Cohort } from '../../../../core/population/cohort.ts'
import { cohortOf, member, type Member } from '../members.ts'

const AS_OF = '2026-11-23'
const ago = (days: number): Day => addDays(AS_OF, -days)
const asked = { from: toOrdinal(ago(89)), to: toOrdinal(AS_OF), asOf: toOrdinal(AS_OF) }
const counted = (cohort: Cohort, tally: Tally<unknown>) =>
  count(cohort, asked, referralsOf(cohort, asked), [{ by: byClinic(3), metrics: [{ tallies: { tally } }] }])[0]

/** More people than are taken at a time, one in seven of them not referred in the period. */
const many = Array.from({ length: 3 * CHUNK + 5 }, (_, i): Member => {
  const treated = i % 5 === 0 ? null : i % 47
  return member({
    referred: ago(i % 7 === 0 ? 200 : i % 88),
    clinic: i % 3,
    treated,
    closed: i % 4 === 0 ? i % 29 : null,
  })
})

describe('people are counted', () => {
  test('each once, however many they are, and whoever stands beside whom', () => {
    const inPeriod = many.filter(({ referred }) => referred >= ago(89))
    const all = counted(cohortOf(many, ['northfield']), people)
    for (const clinic of [0, 1, 2])
      expect(all?.views({ people }, clinic).people.all).toBe(inPeriod.filter((one) => one.clinic === clinic).length)
    const turned = counted(cohortOf(many.toReversed(), ['northfield']), standing)
    const straight = counted(cohortOf(many, ['northfield']), standing)
    for (const clinic of [0, 1, 2, null])
      expect(turned?.views({ standing }, clinic)).toEqual(straight?.views({ standing }, clinic))
    const { dateMissing, dateErrors, ...told } = straight?.views({ standing }, null).standing ?? {}
    expect([dateMissing, dateErrors]).toEqual([0, 0])
    expect(Object.values(told).every((n) => n > 100)).toBe(true)
    expect(Object.values(told).reduce((sum, n) => sum + n, 0)).toBe(inPeriod.length)
  })
  test('once for all metrics that name one tally, by its id, and are placed once for all groupings', () => {
    let [begun, placed] = [0, 0]
    const named = (): Tally<number> => ({
      id: 'shared',
      begin: () => {
        begun += 1
        return {
          add: (rows) =>
            rows.placed('shared', () => {
              placed += 1
            }),
          of: () => begun,
        }
      },
    })
    const cohort = cohortOf(many.slice(0, 10), ['northfield'])
    count(cohort, asked, referralsOf(cohort, asked), [
      { by: EVERYBODY, metrics: [{ tallies: { a: named() } }, { tallies: { b: named() } }] },
      { by: byClinic(3), metrics: [{ tallies: { c: named() } }] },
    ])
    expect([begun, placed]).toEqual([2, 1])
  })
  test('for what was wanted, and a tally that was not is refused by its name', () => {
    const counts = counted(cohortOf([], []), people)
    expect(() => counts?.views({ treated: clock('treated') }, null)).toThrow('clock referred treated all')
  })
})

test('a period asked for from 1900 on keeps no days before its first referral, and answers the same', () => {
  const cohort = cohortOf(many.slice(0, 500), ['northfield'])
  const long = { ...asked, from: toOrdinal('1900-01-01') }
  const short = sinceFirstReferral(cohort, long)
  expect(short.from).toBe(toOrdinal(ago(200)))
  const treated = clock('treated')
  const daysOf = (question: typeof asked) => {
    const [counts] = count(cohort, question, referralsOf(cohort, question), [
      { by: EVERYBODY, metrics: [{ tallies: { treated } }] },
    ])
    return counts?.views({ treated }, null).treated
  }
  expect(daysOf(short)?.started).toEqual(daysOf(long)?.started)
  expect([daysOf(short)?.counts[0].length, daysOf(long)?.counts[0].length]).toEqual([201, 46_348])
})
