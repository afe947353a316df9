import fc from '../../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { addDays, toOrdinal, type Day } from '../../../../core/day.ts'
import { access } from '../../../../core/metrics/access.ts'
import { NOT_REACHED, toCohort } from '../../../../core/population/cohort.ts'
import { contact, folded, medication, phq9, referral } from '../../../support/charts.ts'
import { cohortOf, member, type Member } from '../members.ts'

const AS_OF = '2026-11-23'
const ago = (days: number): Day => addDays(AS_OF, -days)
const clinic = (clinicId: string) => ({
  ...{ clinicId, name: clinicId },
  standard: { days: 10, dayType: 'business' as const, holidays: new Set<Day>() },
})

/** A member with the day of any treatment, counted from the referral; null = none. */
interface Told extends Member {
  readonly any: number | null
}
function figures(members: readonly Told[], from: Day, to: Day) {
  const cohort = cohortOf(members, ['northfield'])
  members.forEach(({ referred, any }, i) => {
    cohort.anyTreatment[i] = any === null ? NOT_REACHED : toOrdinal(referred) + any
  })
  return access({ cohort, clinics: ['a', 'b'].map(clinic), from, to, asOf: AS_OF })
}

/** What became of somebody, told from the first thing that happened to them. On one day a start comes before a close. */
function fate({ referred, treated, closed }: Member): 'started' | 'closed' | 'waiting' | 'left out' {
  if (treated === 'missing') return 'left out'
  const happened = [
    ...(treated === null ? [] : [{ after: treated, what: 'started' as const }]),
    ...(closed === null ? [] : [{ after: closed, what: 'closed' as const }]),
  ].filter(({ after }) => addDays(referred, after) <= AS_OF)
  const first = happened.toSorted((a, b) => a.after - b.after)[0]
  if (!first) return 'waiting'
  return first.after < 0 ? 'left out' : first.what
}

describe('law D5: the same people are left out everywhere', () => {
  const drawn: fc.Arbitrary<Told> = fc
    .record({
      age: fc.integer({ min: 0, max: 120 }),
      clinic: fc.nat({ max: 1 }),
      treated: fc.oneof(fc.constant(null), fc.constant('missing' as const), fc.integer({ min: -5, max: 60 })),
      closed: fc.option(fc.integer({ min: -5, max: 60 })),
      any: fc.option(fc.integer({ min: 0, max: 60 })),
      language: fc.constantFrom('en', 'es', 'unknown'),
    })
    .map(({ age, clinic: at, treated, closed, any, language }) => {
      const base = member({ referred: ago(age), clinic: at, treated, closed })
      // A start is a treatment too: the second line begins no later than the first.
      const earliest = typeof treated === 'number' && treated >= 0 ? Math.min(treated, any ?? treated) : any
      return { ...base, any: earliest, groups: { ...base.groups, language } }
    })
  const count = (people: readonly Member[], is: string) => people.filter((one) => fate(one) === is).length

  test('started, closed before, waiting and left out are counted as a person would, and add up to all in place', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 40 }), (people) => {
        const result = figures(people, ago(90), AS_OF)
        const referred = people.filter((one) => one.referred >= ago(90))
        const places = [
          { shown: result.all, people: referred },
          ...result.clinics.map((one, k) => ({ shown: one.figures, people: referred.filter((p) => p.clinic === k) })),
        ]
        for (const { shown, people: here } of places) {
          expect(shown).toMatchObject({
            referrals: here.length,
            ...{ started: count(here, 'started'), closedBefore: count(here, 'closed') },
            ...{ stillWaiting: count(here, 'waiting'), leftOut: count(here, 'left out') },
          })
          expect(shown.started + shown.closedBefore + shown.stillWaiting + shown.leftOut).toBe(shown.referrals)
        }
        const inTimes = referred.filter((one) => fate(one) !== 'left out')
        expect(result.curve.atRisk[0] ?? 0).toBe(inTimes.length)
        const answered = inTimes.filter((one) => one.referred <= ago(14))
        for (const { groups } of result.gaps)
          expect(groups.reduce((n, group) => n + (group.within14?.n ?? 0), 0)).toBe(answered.length)
      }),
      { seed: 505, numRuns: 300 },
    )
  })
  test('where everybody was watched for 14 days the shares are x of the same n, and any treatment is never the smaller', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 40 }), (people) => {
        const watched = people.filter((one) => one.referred <= ago(14) && fate(one) !== 'left out')
        const { all } = figures(
          people.filter((one) => one.referred <= ago(14)),
          ago(120),
          AS_OF,
        )
        if (watched.length === 0) return
        const share = (day: (one: Told) => number | null): number =>
          watched.filter((one) => {
            const on = day(one)
            return on !== null && on <= 14 && (one.closed === null || on <= one.closed)
          }).length / watched.length
        expect(all.within[14]?.value).toBeCloseTo(
          share(({ treated }) => (typeof treated === 'number' ? treated : null)),
          12,
        )
        expect(all.anyWithin14?.value).toBeCloseTo(
          share(({ any }) => any),
          12,
        )
        expect(all.anyWithin14?.value).toBeGreaterThanOrEqual((all.within[14]?.value ?? 0) - 1e-12)
      }),
      { seed: 506, numRuns: 300 },
    )
  })
})

describe('the referrals of a period', () => {
  test('are those from its first day to its last, both included', () => {
    const on = (referred: Day): Told => ({ ...member({ referred }), any: null })
    const days = [ago(61), ago(60), ago(30), ago(29)]
    const counted = days.map((day) => figures([on(day)], ago(60), ago(30)).all.referrals)
    expect(counted).toEqual([0, 1, 1, 0])
  })
  test('are marked unstable under 30 of them', () => {
    const many = (n: number): Told[] =>
      Array.from({ length: n }, () => ({ ...member({ referred: ago(40) }), any: null }))
    expect([29, 30].map((n) => figures(many(n), ago(90), AS_OF).all.unstable)).toEqual([true, false])
  })
  test('are drawn to day 180 of the curve and no further', () => {
    const started = [180, 181].map((treated): Told => ({ ...member({ referred: ago(300), treated }), any: treated }))
    expect(figures(started, ago(300), AS_OF).curve.day).toEqual([180])
  })
})

describe('the edges of 7, 14 and 30 days', () => {
  test.each([
    [7, [1, 1, 1]],
    [8, [0, 1, 1]],
    [14, [0, 1, 1]],
    [15, [0, 0, 1]],
    [30, [0, 0, 1]],
    [31, [0, 0, 0]],
  ])('an initial assessment on day %i counts within them as %j', (day, expected) => {
    const assessed = toCohort([folded([referral(ago(60)), phq9(ago(60 - day), 15, 'initial')])])
    const { funnel } = access({ cohort: assessed, clinics: [clinic('a')], from: ago(90), to: AS_OF, asOf: AS_OF })
    const stage = funnel.find((one) => one.stage === 'assessed')
    expect([7, 14, 30].map((h) => stage?.by[h as 7]?.value)).toEqual(expected)
  })
  test.each([
    [14, 1],
    [15, 0],
  ])('any treatment on day %i is within 14 days %i times', (any, expected) => {
    expect(figures([{ ...member({ referred: ago(60) }), any }], ago(90), AS_OF).all.anyWithin14?.value).toBe(expected)
  })
  test('a close on day 30 is a close within 30 days, one on day 31 is not', () => {
    const share = (closed: number) =>
      figures([{ ...member({ referred: ago(60), closed }), any: null }], ago(90), AS_OF).all.closedWithin30?.value
    expect([30, 31].map(share)).toEqual([1, 0])
  })
})

test('any treatment begins on the day of referral: a drug of the day before is what the person came with', () => {
  const on = (day: Day) =>
    access({
      cohort: toCohort([folded([medication(day, 'start', false), referral(ago(60)), contact(ago(50))])]),
      ...{ clinics: [clinic('a')], from: ago(90), to: AS_OF, asOf: AS_OF },
    }).all
  expect(on(ago(61))).toMatchObject({ anyWithin14: { value: 0 }, alreadyOnTreatment: 1, leftOut: 0 })
  expect(on(ago(60))).toMatchObject({ anyWithin14: { value: 1 }, started: 0, leftOut: 0 })
})
