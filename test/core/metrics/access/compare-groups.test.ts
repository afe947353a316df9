import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../../core/day.ts'
import { access } from '../../../../core/metrics/access.ts'
import { cohortOf, member, type Member } from '../members.ts'

const AS_OF = '2026-11-23'
const ago = (days: number): Day => addDays(AS_OF, -days)
const STANDARD = { days: 10, dayType: 'business' as const, holidays: new Set<Day>() }

const spanish = (members: readonly Member[], count = 2) => {
  const clinics = ['a', 'b', 'c'].slice(0, count).map((clinicId) => ({ clinicId, name: clinicId, standard: STANDARD }))
  const cohort = cohortOf(members, ['northfield'])
  const { gaps } = access({ cohort, clinics, from: ago(90), to: AS_OF, asOf: AS_OF })
  return gaps.find(({ dimension }) => dimension === 'language')?.groups.find(({ group }) => group === 'es')
}
/** `n` people of one language at one clinic, referred 40 days ago, of whom `x` started on day 3. */
const people = (language: 'en' | 'es', clinic: number, x: number, n: number): Member[] =>
  Array.from({ length: n }, (_, i) => {
    const one = member({ referred: ago(40), clinic, treated: i < x ? 3 : null })
    return { ...one, groups: { ...one.groups, language } }
  })

describe('the gap with the same mix of clinics', () => {
  test('is that of a worked example, interval included', () => {
    // Clinic a has 30 people, b 60: weights 1/3 and 2/3.
    // Difference 1/3 (3/10 - 12/20) + 2/3 (20/40 - 12/20) = -1/6. With one success and one failure more in each of the four,
    // the variance is 1/9 (1/3 2/3 / 12 + 13/22 9/22 / 22) + 4/9 (1/2 1/2 / 42 + 13/22 9/22 / 22) = 0.0108075...
    const gap = spanish([
      ...people('es', 0, 3, 10),
      ...people('en', 0, 12, 20),
      ...people('es', 1, 20, 40),
      ...people('en', 1, 12, 20),
    ])?.standardised
    expect(gap?.difference).toBeCloseTo(-1 / 6, 12)
    expect(gap?.lower).toBeCloseTo(-0.3704232684990234, 12)
    expect(gap?.upper).toBeCloseTo(0.03708993516569012, 12)
  })
  test('is made from clinics that have both groups alone: one without either of them changes nothing', () => {
    const both = [
      ...[...people('es', 0, 3, 10), ...people('en', 0, 12, 20)],
      ...[...people('es', 1, 20, 40), ...people('en', 1, 12, 20)],
    ]
    const known = spanish(both)?.standardised
    for (const language of ['en', 'es'] as const)
      expect(spanish([...both, ...people(language, 2, 4, 9)], 3)?.standardised).toEqual(known)
  })
  test('is not made from one clinic alone, nor where the shared clinics hold under half of the group', () => {
    expect(spanish([...people('es', 0, 3, 10), ...people('en', 0, 3, 10)])?.standardised).toBeNull()
    const apart = (elsewhere: number) => [
      ...[...people('es', 0, 1, 2), ...people('en', 0, 3, 10)],
      ...[...people('es', 1, 1, 3), ...people('en', 1, 3, 10)],
      // A third clinic that has no member of the reference group.
      ...people('es', 2, 1, elsewhere),
    ]
    const at = (elsewhere: number) => {
      const clinics = ['a', 'b', 'c'].map((clinicId) => ({ clinicId, name: clinicId, standard: STANDARD }))
      const { gaps } = access({
        cohort: cohortOf(apart(elsewhere), ['northfield']),
        ...{ clinics, from: ago(90), to: AS_OF, asOf: AS_OF },
      })
      return gaps[0]?.groups.find(({ group }) => group === 'es')?.standardised
    }
    expect(at(5)).not.toBeNull()
    expect(at(6)).toBeNull()
  })
})

describe('a gap matters', () => {
  const isMeaningful = (en: number, es: number, n: number) =>
    spanish([...people('en', 0, en, n), ...people('es', 0, es, n)])?.meaningful
  test('from a tenth of the reference on: exactly a tenth is enough, one person less is not', () => {
    expect(isMeaningful(5_000, 4_500, 10_000)).toBe(true)
    expect(isMeaningful(5_000, 4_501, 10_000)).toBe(false)
    expect(isMeaningful(5_000, 5_500, 10_000)).toBe(true)
  })
  test('where nobody of the reference started and the interval is off zero', () => {
    expect(isMeaningful(0, 40, 100)).toBe(true)
  })
})

test('a group is marked unstable under 30 people', () => {
  const unstable = [29, 30].map((n) => spanish([...people('en', 0, 5, 40), ...people('es', 0, 5, n)])?.unstable)
  expect(unstable).toEqual([true, false])
})

describe('who is in no time is in no gap (laws D5)', () => {
  const [counted] = people('es', 0, 1, 1)
  test.each<[string, Partial<Member>]>([
    ['closed before the referral', { treated: null, closed: -1 }],
    ['started before the referral', { treated: -1 }],
    ['started on a day nobody knows', { treated: 'missing' }],
    ['closed before the referral and started after it', { treated: 3, closed: -1 }],
  ])('%s', (_, days) => {
    const out = {
      ...member({ referred: ago(40), ...days }),
      groups: { ...member({ referred: AS_OF }).groups, language: 'es' },
    }
    expect(spanish([...(counted ? [counted] : []), out])?.within14).toMatchObject({ x: 1, n: 1 })
  })
})
