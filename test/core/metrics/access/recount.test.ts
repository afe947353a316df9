import fc from '../../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import type { Access } from '../../../../core/contract/schemas/access.ts'
import { DIMENSIONS } from '../../../../core/population/dimensions.ts'
import { addDays, daysBetween, toOrdinal, type Day } from '../../../../core/day.ts'
import { access, ACCESS_DEFINITION } from '../../../../core/metrics/access.ts'
import { DATE_MISSING, emptyCohort, NOT_REACHED, type Cohort } from '../../../../core/population/cohort.ts'
import { WORDS } from '../members.ts'

/** Every count of the page counted again, person by person, with days as text and none of the code that it is held against. */
const AS_OF = '2026-11-23'
const [FROM, TO] = [addDays(AS_OF, -120), addDays(AS_OF, -5)]
type Told = Day | 'missing' | null
interface Person {
  readonly clinic: number
  readonly [stage: string]: unknown
  readonly identified: Told
  readonly referred: Told
  readonly contacted: Told
  readonly assessed: Told
  readonly treated: Told
  readonly closed: Day | null
  readonly already: boolean
  readonly group: number
}
const day = fc.integer({ min: -10, max: 200 }).map((ago) => addDays(AS_OF, -ago))
const told = fc.oneof(
  { weight: 5, arbitrary: day },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant('missing' as const) },
)
const person: fc.Arbitrary<Person> = fc.record({
  ...{ clinic: fc.nat({ max: 2 }), identified: told, contacted: told, assessed: told, treated: told },
  referred: fc.oneof({ weight: 5, arbitrary: day }, { weight: 1, arbitrary: told }),
  ...{ closed: fc.option(day, { freq: 2 }), already: fc.boolean(), group: fc.nat({ max: 5 }) },
})
const codeOf = (at: Told): number => (at === null ? NOT_REACHED : at === 'missing' ? DATE_MISSING : toOrdinal(at))
const groupOf = (one: Person, dimension: (typeof DIMENSIONS)[number]): number => one.group % WORDS[dimension].length

function cohortOf(people: readonly Person[]): Cohort {
  const cohort = emptyCohort(people.length, [])
  people.forEach((one, i) => {
    cohort.clinic[i] = one.clinic
    for (const stage of ['identified', 'referred', 'contacted', 'assessed', 'treated', 'closed'] as const)
      cohort[stage][i] = codeOf(one[stage])
    cohort.anyTreatment[i] = codeOf(one.treated)
    cohort.alreadyOnTreatment[i] = one.already ? 1 : 0
    for (const dimension of DIMENSIONS) cohort[dimension][i] = groupOf(one, dimension)
  })
  return cohort
}
const standard = { days: 10, dayType: 'calendar' as const, holidays: new Set<Day>() }
const clinics = ['a', 'b', 'c'].map((clinicId) => ({ clinicId, name: `Clinic ${clinicId}`, standard }))
const shownOf = (people: readonly Person[]) =>
  access({ cohort: cohortOf(people), clinics, from: FROM, to: TO, asOf: AS_OF })

const isDay = (at: Told): at is Day => at !== null && at !== 'missing'
/** What had happened by the as-of day; what lies after it has not. */
const by = (at: Told): Told => (isDay(at) && at > AS_OF ? null : at)
const isReferred = (one: Person): one is Person & { referred: Day } =>
  isDay(one.referred) && one.referred >= FROM && one.referred <= TO

function fateOf({ referred, ...one }: Person & { referred: Day }): 'started' | 'closed' | 'waiting' | 'left out' {
  const [treated, closed] = [by(one.treated), by(one.closed)]
  if (treated === 'missing') return 'left out'
  if (treated !== null && (!isDay(closed) || treated <= closed)) return treated < referred ? 'left out' : 'started'
  if (isDay(closed)) return closed < referred ? 'left out' : 'closed'
  return 'waiting'
}
/** Share within some days where everybody was watched that long: x of those whose clock can be told. */
function shareBy(people: readonly (Person & { referred: Day })[], stage: 'contacted' | 'assessed', within: number) {
  const told = people.filter((one) => {
    const [at, closed] = [by(one[stage]), by(one.closed)]
    if (fateOf(one) === 'left out') return false
    if (isDay(at) && (!isDay(closed) || at <= closed)) return at >= one.referred
    return at !== 'missing' && (!isDay(closed) || closed >= one.referred)
  })
  const inTime = told.filter((one) => {
    const [at, closed] = [by(one[stage]), by(one.closed)]
    return isDay(at) && (!isDay(closed) || at <= closed) && daysBetween(one.referred, at) <= within
  })
  return told.length === 0 ? null : inTime.length / told.length
}

const holds = (count: (people: readonly Person[], shown: ReturnType<typeof shownOf>) => void, seed: number) =>
  fc.assert(
    fc.property(fc.array(person, { maxLength: 50 }), (people) => count(people, shownOf(people))),
    { seed, numRuns: 150 },
  )

describe('counted person by person', () => {
  test('the referrals of the period, and what became of them, are the same in every clinic and over all', () => {
    holds((people, shown) => {
      const places = [people, ...[0, 1, 2].map((k) => people.filter(({ clinic }) => clinic === k))]
      const figures = [shown.all, ...shown.clinics.map((one) => one.figures)]
      for (const [k, here] of places.entries()) {
        const cohort = here.filter(isReferred)
        const count = (fate: string) => cohort.filter((one) => fateOf(one) === fate).length
        expect(figures[k]).toMatchObject({
          ...{ referrals: cohort.length, started: count('started'), closedBefore: count('closed') },
          ...{ stillWaiting: count('waiting'), leftOut: count('left out'), unstable: cohort.length < 30 },
          dateMissing: cohort.filter((one) => by(one.treated) === 'missing').length,
          dateErrors: count('left out') - cohort.filter((one) => by(one.treated) === 'missing').length,
          alreadyOnTreatment: cohort.filter(({ already }) => already).length,
        })
      }
      expect(shown.clinics.map(({ clinicId, name }) => [clinicId, name])).toEqual([
        ...[
          ['a', 'Clinic a'],
          ['b', 'Clinic b'],
          ['c', 'Clinic c'],
        ],
      ])
      expect([shown.definition, shown.from, shown.to, shown.asOf]).toEqual([ACCESS_DEFINITION, FROM, TO, AS_OF])
    }, 601)
  })

  test('whoever waits is in the waiting list of their clinic, in the band of their days, over the standard or not', () => {
    holds((people, shown) => {
      const waits = people.filter(
        ({ referred, treated, closed }) =>
          isDay(referred) && referred <= AS_OF && by(treated) === null && by(closed) === null,
      )
      const ages = (here: readonly Person[]) =>
        here.map(({ referred }) => daysBetween(referred as Day, AS_OF)).sort((a, b) => a - b)
      const lists = [waits, ...[0, 1, 2].map((k) => waits.filter(({ clinic }) => clinic === k))]
      const figures = [shown.all, ...shown.clinics.map((one) => one.figures)]
      for (const [k, list] of lists.entries()) {
        const days = ages(list)
        const between = (low: number, high: number) => days.filter((n) => n >= low && n <= high).length
        expect(figures[k]?.waiting).toMatchObject({
          ...{ size: days.length, max: days.at(-1) ?? null, overStandard: days.filter((n) => n > 10).length },
          bands: [between(0, 7), between(8, 14), between(15, 30), between(31, 60), between(61, 90), between(91, 999)],
        })
        const middle = (days[Math.floor((days.length - 1) / 2)]! + days[Math.ceil((days.length - 1) / 2)]!) / 2
        expect(figures[k]?.waiting.median).toBe(days.length === 0 ? null : middle)
      }
    }, 602)
  })

  test('nobody without a day of referral is passed over: identified in the period, or still waiting', () => {
    holds((people, shown) => {
      const without = people.filter(({ referred, identified, treated, closed }) => {
        if (isDay(referred)) return false
        const waits = treated === null && by(closed) === null
        const inPeriod = isDay(identified) && identified >= FROM && identified <= TO
        return inPeriod || (waits && (!isDay(identified) || identified <= AS_OF))
      })
      expect(shown.noReferralDay).toBe(without.length)
    }, 603)
  })

  test('each stage of the funnel is of all referrals: reached, on a day nobody knows, before the referral, pending', () => {
    holds((people, shown) => {
      const cohort = people.filter(isReferred)
      for (const { stage, reached, n, dateMissing, dateErrors, pending, ofPrevious } of shown.funnel.slice(1)) {
        const at = (one: Person) => by(one[stage as 'contacted'])
        const there = cohort.filter((one) => at(one) !== null)
        expect({ stage, reached, n, dateMissing, dateErrors, pending }).toEqual({
          ...{ stage, reached: there.length, n: cohort.length },
          dateMissing: there.filter((one) => at(one) === 'missing').length,
          dateErrors: there.filter((one) => isDay(at(one)) && String(at(one)) < one.referred).length,
          pending: cohort.filter((one) => at(one) === null && by(one.closed) === null).length,
        })
        const before = shown.funnel[shown.funnel.findIndex((one) => one.stage === stage) - 1]?.reached ?? 0
        if (before === 0) expect(ofPrevious).toBeNull()
        else expect(ofPrevious).toMatchObject({ x: Math.min(reached, before), n: before })
      }
      expect(shown.funnel[0]).toMatchObject({ stage: 'referred', reached: cohort.length, pending: 0, ofPrevious: null })
    }, 604)
  })

  test('where all were watched for 30 days, a stage by day 7, 14 and 30 is x of those whose clock can be told', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 40 }), (drawn) => {
        const people = drawn.filter((one) => isReferred(one) && one.referred <= addDays(AS_OF, -30))
        const cohort = people.filter(isReferred)
        for (const stage of ['contacted', 'assessed'] as const)
          for (const within of [7, 14, 30] as const) {
            const expected = shareBy(cohort, stage, within)
            const value = shownOf(people).funnel.find((one) => one.stage === stage)?.by[within]?.value
            if (expected === null) expect(value).toBeUndefined()
            else expect(value).toBeCloseTo(expected, 10)
          }
      }),
      { seed: 605, numRuns: 100 },
    )
  })

  test('a gap counts, by group, who could answer by day 14; the unknown are a share of them; each compared group once', () => {
    holds((people, shown) => {
      const cohort = people.filter(isReferred)
      const old = cohort.filter(({ referred }) => referred <= addDays(AS_OF, -14))
      expect(shown.tooRecent).toBe(cohort.length - old.length)
      const counted = old.filter((one) => fateOf(one) !== 'left out')
      const isInTime = (one: Person & { referred: Day }) =>
        fateOf(one) === 'started' && daysBetween(one.referred, one.treated as Day) <= 14
      let compared = 0
      for (const { dimension, groups, unknown, reference } of shown.gaps) {
        const words = WORDS[dimension]
        const of = (name: string) => counted.filter((one) => words[groupOf(one, dimension)] === name)
        const expected = words.filter((name) => of(name).length > 0 || name === reference)
        expect(groups.map(({ group }) => group)).toEqual(expected)
        for (const { group, within14, unstable, reference: isReference } of groups) {
          const here = of(group)
          if (here.length > 0) expect(within14).toMatchObject({ x: here.filter(isInTime).length, n: here.length })
          else expect(within14).toBeNull()
          expect([unstable, isReference]).toEqual([here.length < 30, group === reference])
          if (!isReference && here.length > 0 && of(reference).length > 0) compared += 1
        }
        if (counted.length === 0) expect(unknown).toBeNull()
        else expect(unknown).toMatchObject({ x: of('unknown').length, n: counted.length })
      }
      expect(shown.comparisons).toBe(compared)
    }, 606)
  })
})

test('the groups compared with are English, white, commercial, urban and 18-64', () => {
  const references: Access['gaps'][number]['reference'][] = shownOf([]).gaps.map(({ reference }) => reference)
  expect(references).toEqual(['en', 'white', 'commercial', 'urban', '18-64'])
})
