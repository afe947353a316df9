import fc from '../../support/seeded.ts'
import type { AccessStandard } from '../../../core/access-standard.ts'
import { caseloadRow } from '../../../core/rows/row.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import { describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import type { Episode } from '../../../core/chart/episode.ts'
import { addDays } from '../../../core/day.ts'
import { Access } from '../../../core/contract/schemas/access.ts'
import { access } from '../../../core/metrics/access.ts'
import { joinBlocks, toCohort } from '../../../core/population/cohort.ts'
import { aalenJohansen } from '../../../core/statistics/survival.ts'
import { newcombe } from '../../../core/statistics/proportion.ts'
import { aPatient, close, contact, folded, medication, phq9, referral, session } from '../../support/charts.ts'

const AS_OF = '2026-11-23'
const FROM = '2026-08-25'
const ago = (days: number) => addDays(AS_OF, -days)
const STANDARD = { days: 10, dayType: 'business', holidays: new Set<string>() } as const
const clinic = (clinicId: string) => ({ clinicId, name: clinicId, standard: STANDARD })

let next = 0
const chart = (facts: NewEntry[], over: Partial<Episode> = {}) => folded(facts, { episodeId: `e${next++}`, ...over })
/** Referred some days ago; started or closed after a wait, or still waiting. */
const person = (age: number, end: { started?: number; closed?: number } = {}, over: Partial<Episode> = {}) =>
  chart(
    [
      referral(ago(age)),
      ...(end.started === undefined ? [] : [session(ago(age - end.started))]),
      ...(end.closed === undefined ? [] : [close(ago(age - end.closed), 'declined')]),
    ],
    over,
  )
const over = (people: ReturnType<typeof person>[], from = FROM, to = AS_OF) =>
  access({ cohort: toCohort(people), clinics: [clinic('alder-street')], from, to, asOf: AS_OF })

describe('time to treatment', () => {
  test('is read off the Aalen-Johansen curve of the same people', () => {
    const people = [
      person(60, { started: 0 }),
      person(50, { started: 9 }),
      person(40, { closed: 5 }),
      person(30),
      person(20, { started: 14 }),
      person(3),
    ]
    const result = over(people)
    const reference = aalenJohansen([
      { time: 0, cause: 1 },
      { time: 9, cause: 1 },
      { time: 5, cause: 2 },
      { time: 30, cause: 0 },
      { time: 14, cause: 1 },
      { time: 3, cause: 0 },
    ])
    expect(result.curve.day).toEqual(reference.time)
    expect(result.curve.started.map((s) => s.value)).toEqual(reference.causes[1]?.value)
    expect(result.all).toMatchObject({ referrals: 6, started: 3, closedBefore: 1, stillWaiting: 2, dateErrors: 0 })
    expect(result.all.within[14]?.value).toBeCloseTo(reference.causes[1]?.value[4] ?? NaN, 12)
  })
  test('does not improve when more people are left waiting', () => {
    const quick = [person(60, { started: 3 }), person(60, { started: 5 })]
    const leftWaiting = [...quick, person(60), person(60), person(60)]
    expect(over(leftWaiting).all.within[14]?.value).toBeLessThan(over(quick).all.within[14]?.value ?? 0)
    expect(over(leftWaiting).all.half.estimate).toBeNull()
    expect(over(quick).all.half.estimate).toBe(3)
  })
  test('takes a closure before treatment for no wait and no start', () => {
    const result = over([person(60, { closed: 4 }), person(60, { started: 10 }), person(60, { closed: 40 })])
    expect(result.all.within[30]?.value).toBeCloseTo(1 / 3, 12)
    expect(result.all.closedWithin30?.value).toBeCloseTo(1 / 3, 12)
  })
  test('on the same day counts the start before the closure', () => {
    expect(over([person(60, { started: 7, closed: 7 })]).all).toMatchObject({ started: 1, closedBefore: 0 })
  })
  test('leaves out and counts a start before referral and a start with no known day', () => {
    const backwards = chart([referral(ago(30)), session(ago(40))])
    const result = over([backwards, person(30, { started: 5 })])
    expect(result.all).toMatchObject({ referrals: 2, dateErrors: 1, started: 1 })
  })
  test('of a clinic that started everybody early is known for later days, because nobody is left', () => {
    expect(over([person(60, { started: 5 })]).all.within[14]?.value).toBe(1)
  })
  test('is unknown past the last day observed', () => {
    expect(over([person(10)]).all.within[30]).toBeNull()
    expect(over([]).all.within[7]).toBeNull()
  })
  test('sees nothing of what happens after the as-of day', () => {
    const later = access({
      cohort: toCohort([person(60, { started: 50 })]),
      clinics: [clinic('a')],
      from: ago(80),
      to: ago(40),
      asOf: ago(40),
    })
    expect(later.all).toMatchObject({ started: 0, stillWaiting: 1 })
    expect(later.all.waiting.size).toBe(1)
  })
  test('keeps people who came already on a psychotropic in the count, and tells how many', () => {
    const already = chart([medication(ago(300), 'start', false), referral(ago(40))])
    expect(over([already]).all).toMatchObject({ referrals: 1, alreadyOnTreatment: 1, stillWaiting: 1 })
  })
})

describe('waiting now', () => {
  test('holds everybody who waits, also those referred before the period', () => {
    const result = over([person(400), person(10), person(60, { started: 3 })])
    expect(result.all.referrals).toBe(2)
    expect(result.all.waiting).toMatchObject({ size: 2, max: 400, bands: [0, 1, 0, 0, 0, 1] })
  })
  test('counts over the standard by business days of the calendar', () => {
    // 2026-11-23 is a Monday. From Monday the 9th ten business days have passed, from Sunday the 8th eleven.
    const result = over([person(14), person(15), person(17)])
    expect(result.all.waiting.overStandard).toBe(2)
  })
  test('of nobody has no median', () => {
    expect(over([]).all.waiting).toMatchObject({ size: 0, median: null, max: null })
  })
})

describe('the funnel', () => {
  test('has the whole cohort as its denominator at every stage', () => {
    const result = over([
      chart([referral(ago(40)), contact(ago(39)), phq9(ago(38), 15, 'initial'), session(ago(30))]),
      chart([referral(ago(40)), contact(ago(39))]),
      chart([referral(ago(40)), close(ago(20), 'unreachable')]),
      chart([referral(ago(40)), session(ago(35))]),
    ])
    expect(
      result.funnel.map(({ stage, reached, n, dateMissing, pending }) => ({ stage, reached, n, dateMissing, pending })),
    ).toEqual([
      { stage: 'referred', reached: 4, n: 4, dateMissing: 0, pending: 0 },
      { stage: 'contacted', reached: 3, n: 4, dateMissing: 0, pending: 0 },
      { stage: 'assessed', reached: 2, n: 4, dateMissing: 1, pending: 1 },
      { stage: 'treated', reached: 2, n: 4, dateMissing: 0, pending: 1 },
    ])
  })
  test('is mature only when the youngest referral has had 90 days', () => {
    expect(over([person(90)], ago(200)).funnelMature).toBe(true)
    expect(over([person(89)], ago(200)).funnelMature).toBe(false)
    expect(over([]).funnelMature).toBe(false)
  })
})

describe('the access gap', () => {
  const speaking = (language: 'en' | 'es' | 'unknown', started?: number) =>
    person(40, started === undefined ? {} : { started }, { patient: aPatient({ language }) })
  test('is the difference in started within 14 days with its Newcombe interval', () => {
    const people = [
      speaking('en', 3),
      speaking('en', 14),
      speaking('en', 15),
      speaking('es', 20),
      speaking('es', 2),
      speaking('es'),
    ]
    const language = over(people).gaps.find((gap) => gap.dimension === 'language')
    const spanish = language?.groups.find((group) => group.group === 'es')
    expect(spanish?.within14).toMatchObject({ x: 1, n: 3 })
    expect(spanish?.gap).toEqual(newcombe(1, 3, 2, 3))
    expect(language?.groups.find((group) => group.reference)?.gap).toBeNull()
  })
  test('leaves out referrals too young to answer, and says how many', () => {
    const result = over([speaking('en', 3), person(13, { started: 1 }), person(14)])
    expect(result.tooRecent).toBe(1)
    expect(result.gaps[0]?.groups[0]?.within14?.n).toBe(2)
  })
  test('shows people whose group is unknown as a group of their own', () => {
    const language = over([speaking('en', 3), speaking('unknown')]).gaps.find((gap) => gap.dimension === 'language')
    expect(language?.groups.map((group) => group.group)).toContain('unknown')
    expect(language?.unknown).toMatchObject({ x: 1, n: 2 })
  })
  test('vanishes when standardised where slow clinics explain all of it', () => {
    const at = (clinicIndex: number, language: 'en' | 'es', count: number, started: number) =>
      ({
        clinic: clinicIndex,
        cohort: toCohort(Array.from({ length: count }, (_, i) => speaking(language, i < started ? 5 : 30))),
      }) as const
    // Both groups start alike inside each clinic; Spanish speakers are mostly at the slow one.
    const cohort = joinBlocks([at(0, 'en', 80, 64), at(0, 'es', 20, 16), at(1, 'en', 20, 4), at(1, 'es', 80, 16)])
    const result = access({ cohort, clinics: [clinic('quick'), clinic('slow')], from: FROM, to: AS_OF, asOf: AS_OF })
    const spanish = result.gaps
      .find((gap) => gap.dimension === 'language')
      ?.groups.find((group) => group.group === 'es')
    expect(spanish?.gap?.difference).toBeCloseTo(0.32 - 0.68, 12)
    expect(spanish?.meaningful).toBe(true)
    expect(spanish?.standardised?.difference).toBeCloseTo(0, 12)
  })
})

describe('the whole result', () => {
  const people = fc.array(
    fc.record({
      age: fc.integer({ min: 0, max: 200 }),
      started: fc.option(fc.integer({ min: -5, max: 120 }), { nil: undefined }),
      closed: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
      clinic: fc.nat({ max: 2 }),
    }),
    { maxLength: 60 },
  )
  test('fits the contract and accounts for every referral, in each clinic and over all', () => {
    fc.assert(
      fc.property(people, (drawn) => {
        const blocks = [0, 1, 2].map((k) => ({
          clinic: k,
          cohort: toCohort(
            drawn
              .filter((p) => p.clinic === k)
              .map((p) =>
                person(p.age, {
                  ...(p.started !== undefined && p.started <= p.age && { started: p.started }),
                  ...(p.closed !== undefined && p.closed <= p.age && { closed: p.closed }),
                }),
              ),
          ),
        }))
        const result = access({
          cohort: joinBlocks(blocks),
          clinics: ['a', 'b', 'c'].map(clinic),
          from: FROM,
          to: AS_OF,
          asOf: AS_OF,
        })
        const unread = { blocks: 0, rebuilding: 0, people: 0, clinics: 0, settings: 0 }
        Access.parse({ ...result, unread, freshness: { newest: null, oldest: null } })
        for (const figures of [result.all, ...result.clinics.map((c) => c.figures)])
          expect(figures.started + figures.closedBefore + figures.stillWaiting + figures.leftOut).toBe(
            figures.referrals,
          )
        // Counted on a short clock in the funnel and on the whole one in the figures: one answer.
        expect(result.funnel.find(({ stage }) => stage === 'treated')?.by).toEqual(result.all.within)
        const sum = (key: 'referrals' | 'started' | 'stillWaiting') =>
          result.clinics.reduce((n, c) => n + c.figures[key], 0)
        for (const key of ['referrals', 'started', 'stillWaiting'] as const) expect(sum(key)).toBe(result.all[key])
        expect(result.clinics.reduce((n, c) => n + c.figures.waiting.size, 0)).toBe(result.all.waiting.size)
        expect(result.all.referrals).toBe(drawn.filter((p) => p.age <= 90).length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('starts on the edge of a horizon', () => {
  test.each([
    [7, [1, 1, 1]],
    [8, [0, 1, 1]],
    [14, [0, 1, 1]],
    [15, [0, 0, 1]],
    [30, [0, 0, 1]],
    [31, [0, 0, 0]],
  ])(
    'on day %i counts within 7, 14 and 30 days as %j, for treatment, the funnel and first contact alike',
    (day, expected) => {
      const result = over([person(60, { started: day })])
      expect([7, 14, 30].map((h) => result.all.within[h as 7]?.value)).toEqual(expected)
      const contacted = over([chart([referral(ago(60)), contact(ago(60 - day))])]).funnel[1]
      expect([7, 14, 30].map((h) => contacted?.by[h as 7]?.value)).toEqual(expected)
    },
  )
})

describe('law D4: one standard', () => {
  const holidays = new Set(['2026-11-11'])
  const waits = (referred: string, standard: AccessStandard, asOf = '2026-11-25') =>
    access({
      cohort: toCohort([chart([referral(referred)])]),
      clinics: [{ clinicId: 'a', name: 'a', standard }],
      from: '2026-09-01',
      to: asOf,
      asOf,
    }).all.waiting.overStandard
  test.each<[string, AccessStandard, string, number]>([
    ['ten business days with a holiday between', { days: 10, dayType: 'business', holidays }, '2026-11-10', 0],
    ['a day more', { days: 10, dayType: 'business', holidays }, '2026-11-09', 1],
    ['the same days without the holiday', { days: 10, dayType: 'business', holidays: new Set() }, '2026-11-10', 1],
    ['a clinic that counts calendar days', { days: 14, dayType: 'calendar', holidays }, '2026-11-10', 1],
    ['a clinic that gives itself longer', { days: 15, dayType: 'calendar', holidays }, '2026-11-10', 0],
  ])('%s: access and caseload say the same', (_, standard, referred, expected) => {
    expect(waits(referred, standard)).toBe(expected)
    const row = caseloadRow(chart([referral(referred)]), '2026-11-25', { ...DEFAULT_RULES, standard })
    expect(row.reasons.filter(({ code }) => code === 'waiting-over-standard').length).toBe(expected)
  })
})

describe('law D5: the same people are left out everywhere', () => {
  test('a start under plan before the referral is in no share, no curve, no gap and no "any treatment" (m35)', () => {
    const backwards = chart([medication(ago(90), 'start'), referral(ago(60))])
    // Called on day 3, and taking a drug that the plan did not start: no start, and any treatment.
    const waiting = chart([referral(ago(60)), contact(ago(57)), medication(ago(57), 'start', false)])
    const { all, curve, gaps, funnel } = over([backwards, waiting])
    expect(all).toMatchObject({ referrals: 2, started: 0, stillWaiting: 1, leftOut: 1, dateErrors: 1 })
    expect(all.anyWithin14?.value).toBe(1)
    expect(all.within[14]?.value).toBe(0)
    expect(curve.atRisk[0]).toBe(1)
    expect(gaps[0]?.groups[0]?.within14?.n).toBe(1)
    expect(funnel[1]?.by[7]?.value).toBe(1)
  })
})

describe('law D6: consent declined ends the wait', () => {
  const consent = (day: string, state: 'declined' | 'verbal'): NewEntry => ({ kind: 'consent', day, state })
  test('on its own day, as closed before treatment, and not in the list any more (m46)', () => {
    const { all } = over([chart([referral(ago(50)), consent(ago(5), 'declined')])])
    expect(all).toMatchObject({ closedBefore: 1, stillWaiting: 0, waiting: { size: 0 } })
    const before = access({
      cohort: toCohort([chart([referral(ago(50)), consent(ago(5), 'declined')])]),
      ...{ clinics: [clinic('a')], from: FROM, to: ago(6), asOf: ago(6) },
    })
    expect(before.all).toMatchObject({ closedBefore: 0, stillWaiting: 1, waiting: { size: 1 } })
  })
  test('unless consent came later, or treatment did', () => {
    const consented = chart([referral(ago(50)), consent(ago(20), 'declined'), consent(ago(5), 'verbal')])
    const treated = chart([referral(ago(50)), consent(ago(20), 'declined'), session(ago(5))])
    expect(over([consented]).all).toMatchObject({ closedBefore: 0, stillWaiting: 1 })
    expect(over([treated]).all).toMatchObject({ closedBefore: 0, started: 1 })
  })
})

test('a contact without a referral is in no waiting list, and counted as without a referral day; a referral to come is not there yet', () => {
  const result = over([chart([contact(ago(20))]), chart([referral(addDays(AS_OF, 1))])])
  expect([result.all.waiting.size, result.all.referrals, result.noReferralDay]).toEqual([0, 0, 1])
  const screened = chart([{ kind: 'screening', day: ago(20), instrument: 'phq-2', total: 5 }])
  expect(over([screened]).noReferralDay).toBe(1)
})

describe('a gap is meaningful', () => {
  const gapOf = (en: [number, number], es: [number, number]) => {
    // Two people, many times over: what is counted is how many they are.
    const block = (language: 'en' | 'es', [x, n]: [number, number]) => {
      const [started, waiting] = [{ started: 3 }, {}].map((facts) =>
        person(40, facts, { patient: aPatient({ language }) }),
      )
      return { clinic: 0, cohort: toCohort(Array.from({ length: n }, (_, i) => (i < x ? started! : waiting!))) }
    }
    const cohort = joinBlocks([block('en', en), block('es', es)])
    const result = access({ cohort, clinics: [clinic('a')], from: FROM, to: AS_OF, asOf: AS_OF })
    return result.gaps.find(({ dimension }) => dimension === 'language')?.groups.find(({ group }) => group === 'es')
  }
  test('where its interval is off zero and it is a tenth or more', () => {
    expect(gapOf([500, 1000], [400, 1000])?.meaningful).toBe(true)
  })
  test('not where its interval holds zero', () => {
    expect(gapOf([10, 20], [8, 20])?.meaningful).toBe(false)
  })
  test('not where it is under a tenth, however sure', () => {
    expect(gapOf([10_000, 20_000], [9_400, 20_000])?.meaningful).toBe(false)
  })
})
