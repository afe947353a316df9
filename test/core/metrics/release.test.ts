import { describe, expect, test } from 'vitest'
import { DIMENSIONS } from '../../../core/population/dimensions.ts'
import { Release, type ReleasedCount } from '../../../core/contract/schemas/releases.ts'
import { addDays, quarterOf, toOrdinal, type Day } from '../../../core/day.ts'
import {
  followUpDay,
  outcomeQuarterFor,
  releaseFor,
  releaseId,
  releaseQuarterDue,
  type ReleaseInput,
} from '../../../core/metrics/release.ts'
import { addUp, canDiffer, see, solvedByEquations, type Puzzle, type Seen } from '../population/attacker.ts'
import { cohortOf, member, population, WORDS, type Member } from './members.ts'

const PLANS = ['eastbrook', 'northfield']
const release = (members: readonly Member[], given: Partial<ReleaseInput> = {}): Release => {
  const quarter = given.quarter ?? '2026-Q2'
  return releaseFor({
    planId: 'northfield',
    planName: 'Northfield Health Plan',
    cohort: cohortOf(members, PLANS),
    quarter,
    asOf: followUpDay(quarter),
    publishedOn: addDays(followUpDay(quarter), 15),
    version: 1,
    ...given,
  })
}
const many = (n: number, given: Partial<Member> & Pick<Member, 'referred'>): Member[] =>
  Array.from({ length: n }, () => member(given))
const table = <T extends 'access' | 'outcomes'>(r: Release, kind: T, dimension: string): Release[T][number]['rows'] =>
  r[kind].find((t) => t.dimension === dimension)!.rows
const spanish: Member['groups'] = { ...member({ referred: '2026-01-01' }).groups, language: 'es' }

describe('the calendar of releases', () => {
  test('a quarter is due 45 days after its last day, and not a day before', () => {
    expect(releaseQuarterDue('2026-08-13')).toBe('2026-Q1')
    expect(releaseQuarterDue('2026-08-14')).toBe('2026-Q2')
    expect(releaseQuarterDue('2026-11-14')).toBe('2026-Q3')
    expect(releaseQuarterDue('2027-02-13')).toBe('2026-Q3')
    expect(releaseQuarterDue('2027-02-14')).toBe('2026-Q4')
  })

  test('referrals are followed for 30 days after the last of the quarter, and entries have 15 days more', () => {
    expect(followUpDay('2026-Q2')).toBe('2026-07-30')
    expect(addDays(followUpDay('2026-Q2'), 15)).toBe('2026-08-14')
  })

  test('outcomes are of the same quarter a year before', () => {
    expect(outcomeQuarterFor('2026-Q2')).toBe('2025-Q2')
    expect(outcomeQuarterFor('2026-Q1')).toBe('2025-Q1')
  })

  test('an id is made of plan, quarter and version, and one that would not be an id is refused', () => {
    expect(releaseId('northfield', '2026-Q2', 1)).toBe('northfield-2026q2-1')
    expect(() => releaseId('p'.repeat(60), '2026-Q2', 1)).toThrow(/shorten the id of the plan/)
  })

  test('an as-of day that leaves referrals without their 30 days is refused', () => {
    expect(() => release([], { asOf: '2026-07-29' })).toThrow(RangeError)
  })
})

describe('the access table', () => {
  const english: Member[] = [
    ...many(20, { referred: '2026-04-01', treated: 0 }),
    ...many(20, { referred: '2026-06-30', treated: 14 }),
    ...many(15, { referred: '2026-05-10', treated: 15 }),
    ...many(15, { referred: '2026-05-10', treated: 30 }),
    ...many(12, { referred: '2026-05-10', treated: 31 }),
    ...many(25, { referred: '2026-05-10', closed: 9 }),
    ...many(13, { referred: '2026-06-29', treated: 32 }),
  ]

  test('parts the referrals by where they stand on the as-of day', () => {
    expect(table(release(english), 'access', 'all')).toEqual([
      {
        group: 'all',
        referrals: 120,
        within14: 40,
        day15to30: 30,
        later: 12,
        closedBefore: 25,
        waiting: 13,
        shareWithin14: expect.objectContaining({ x: 40, n: 120, p: 40 / 120 }),
        shareWithin30: expect.objectContaining({ x: 70, n: 120, p: 70 / 120 }),
      },
    ])
  })

  test('lists every group of every dimension in the order of the vocabulary, nobody as a true 0', () => {
    const r = release(english)
    expect(r.access.map((t) => t.dimension)).toEqual(['all', ...DIMENSIONS])
    for (const dimension of DIMENSIONS)
      expect(table(r, 'access', dimension).map((row) => row.group)).toEqual(WORDS[dimension])
    const unknown = table(r, 'access', 'language').find((row) => row.group === 'unknown')!
    expect([unknown.referrals, unknown.waiting, unknown.shareWithin14]).toEqual([0, 0, null])
  })

  test('takes only this plan, this quarter and the clinics included', () => {
    const others = [
      ...many(50, { referred: '2026-05-10', plan: 'eastbrook', treated: 3 }),
      ...many(50, { referred: '2026-05-10', plan: null, treated: 3 }),
      ...many(50, { referred: '2026-03-31', treated: 3 }),
      ...many(50, { referred: '2026-07-01', treated: 3 }),
      ...many(50, { referred: '2026-05-10', clinic: 4, treated: 3 }),
    ]
    const r = release([...others, ...english], { clinicsIncluded: new Set([0, 1]) })
    expect(r.access).toEqual(release(english).access)
  })

  test('leaves out a start before referral, a start on an unknown day and a closing before referral', () => {
    const wrong = [
      ...many(30, { referred: '2026-05-10', treated: -2 }),
      ...many(30, { referred: '2026-05-10', treated: 'missing' }),
      ...many(30, { referred: '2026-05-10', closed: -1 }),
    ]
    expect(release([...english, ...wrong]).access).toEqual(release(english).access)
  })

  test('a start on the day of closing is a start, one after it is not', () => {
    const all = table(
      release([
        ...many(20, { referred: '2026-05-10', treated: 5, closed: 5 }),
        ...many(30, { referred: '2026-05-10', treated: 6, closed: 5 }),
      ]),
      'access',
      'all',
    )[0]!
    expect([all.within14, all.closedBefore]).toEqual([20, 30])
  })

  test('hides a small group with a complement in the same table, and shares with their counts', () => {
    const r = release([
      ...english,
      ...many(30, { referred: '2026-05-10', treated: 3, groups: spanish }),
      ...many(4, { referred: '2026-05-10', closed: 3, groups: spanish }),
    ])
    const [en, es] = table(r, 'access', 'language')
    expect(es).toMatchObject({ referrals: 34, within14: 'hidden', closedBefore: 'small', waiting: 0 })
    expect(es!.shareWithin14).toBeNull()
    expect(en).toMatchObject({ within14: 'hidden', closedBefore: 'hidden', day15to30: 30, later: 12 })
    expect(en!.shareWithin14).toBeNull()
    expect(table(r, 'access', 'all')[0]).toMatchObject({ referrals: 154, within14: 70, closedBefore: 29 })
  })

  test('a plan of ten members shows nothing, one of nobody shows zeros', () => {
    const ten = release(many(10, { referred: '2026-05-10', treated: 3 }))
    expect(JSON.stringify(ten.access)).not.toMatch(/:\d/)
    expect(table(release([]), 'access', 'all')[0]).toMatchObject({ referrals: 0, waiting: 0, shareWithin14: null })
  })
})

describe('the outcome table', () => {
  const year: Member[] = [
    ...many(20, { referred: '2025-05-10', baseline: 10, followUp: 0 }),
    ...many(12, { referred: '2025-05-10', baseline: 18, followUp: 4 }),
    ...many(16, { referred: '2025-05-10', baseline: 10, followUp: 5 }),
    ...many(32, { referred: '2025-05-10', baseline: 13, followUp: 7 }),
    ...many(20, { referred: '2025-05-10', baseline: 15 }),
    ...many(40, { referred: '2025-05-10', baseline: 9, followUp: 2 }),
    ...many(11, { referred: '2025-05-10' }),
  ]

  test('parts those with a baseline of 10 or more by their follow-up; a score of 0 is a score', () => {
    const r = release(year)
    expect(r.outcomeQuarter).toBe('2025-Q2')
    expect(table(r, 'outcomes', 'all')[0]).toEqual({
      group: 'all',
      eligible: 100,
      remission: 32,
      responseOnly: 16,
      noResponse: 32,
      noFollowUp: 20,
      coverage: expect.objectContaining({ x: 80, n: 100 }),
      response: expect.objectContaining({ x: 48, n: 80, p: 0.6 }),
      responseBounds: { lower: 0.48, upper: 0.68 },
      remissionShare: expect.objectContaining({ x: 32, n: 80, p: 0.4 }),
      remissionBounds: { lower: 0.32, upper: 0.52 },
    })
  })

  test('leaves out members whose follow-up window is still open on the as-of day', () => {
    const asOf = toOrdinal(followUpDay('2026-Q2'))
    const open = (daysLeft: number): Member[] =>
      many(20, {
        referred: '2025-05-10',
        baseline: 15,
        baselineAfter: asOf - toOrdinal('2025-05-10') - 240 + daysLeft,
      })
    expect(table(release([...year, ...open(1)]), 'outcomes', 'all')[0]!.eligible).toBe(100)
    expect(table(release([...year, ...open(0)]), 'outcomes', 'all')[0]!.eligible).toBe(120)
  })

  test('does not show a number eligible from which the few not eligible could be taken', () => {
    const few = many(5, { referred: '2025-05-10', groups: spanish })
    const es = many(60, { referred: '2025-05-10', baseline: 20, followUp: 2, groups: spanish })
    const members = [...year, ...few, ...es]
    expect(table(release(members, { quarter: '2025-Q2' }), 'access', 'language')[1]!.referrals).toBe(65)
    const row = table(release(members), 'outcomes', 'language')[1]!
    expect([row.eligible, row.remission, row.coverage]).toEqual(['hidden', 'hidden', null])
  })
})

describe('what a payer can find out', () => {
  const days = (from: Day, n: number): Day[] => Array.from({ length: n }, (_, i) => addDays(from, i))
  const quarters = ['2025-Q1', '2025-Q2', '2026-Q1', '2026-Q2']
  const members = [1, 2, 3].map((perDay) => population(days('2025-01-01', 730), perDay, 7 + perDay))
  const releasesOf = (people: readonly Member[]): Release[] => quarters.map((quarter) => release(people, { quarter }))

  /** Counted again from the people, by code of its own. */
  function counted(people: readonly Member[], r: Release, kind: 'access' | 'outcomes', of: (m: Member) => string) {
    const quarter = kind === 'access' ? r.quarter : r.outcomeQuarter
    const here = people.filter((m) => quarterOf(m.referred) === quarter)
    return (dimension: string, group: string, column: string): number =>
      here.filter(
        (m) =>
          (dimension === 'all' || m.groups[dimension as 'language'] === group) &&
          (column === 'total' || of(m) === column),
      ).length
  }
  const standing = (asOf: Day) => (m: Member) => {
    const last = toOrdinal(asOf) - toOrdinal(m.referred)
    const closed = m.closed !== null && m.closed <= last ? m.closed : Infinity
    const started = typeof m.treated === 'number' && m.treated <= last ? m.treated : Infinity
    if (started > closed || started === Infinity) return closed === Infinity ? 'waiting' : 'closedBefore'
    return started > 30 ? 'later' : started > 14 ? 'day15to30' : 'within14'
  }
  const result = (m: Member): string => {
    if (m.baseline === null || m.baseline < 10) return 'notEligible'
    if (m.followUp === null) return 'noFollowUp'
    return m.followUp < 5 ? 'remission' : m.followUp <= m.baseline / 2 ? 'responseOnly' : 'noResponse'
  }
  const ACCESS = ['within14', 'day15to30', 'later', 'closedBefore', 'waiting']
  const OUTCOMES = ['remission', 'responseOnly', 'noResponse', 'noFollowUp']

  /** Everything released about the referrals of one quarter: its access tables and, a year later, its outcome tables. */
  function puzzleOf(access: Release, outcomes: Release | undefined, people: readonly Member[]) {
    const puzzle: Puzzle = { unknowns: [], equations: [] }
    const truth: number[] = []
    const look = (count: ReleasedCount, value: number, label = true): Seen => {
      const seen = see(puzzle, count, label)
      if (typeof seen !== 'number') truth.push(value)
      else expect(seen).toBe(value)
      return seen
    }
    type Row = Record<string, unknown> & { group: string }
    const tables = new Map<string, Seen[][]>()
    const lookAt = (
      kind: 'access' | 'outcomes',
      r: Release,
      columns: string[],
      is: (dimension: string, group: string, column: string) => number,
    ): void => {
      for (const { dimension, rows } of r[kind])
        tables.set(
          `${kind} ${dimension}`,
          (rows as Row[]).map((row) =>
            columns.map((column) => look(row[column] as ReleasedCount, is(dimension, row.group, column))),
          ),
        )
    }
    const standings = counted(people, access, 'access', standing(access.asOf))
    lookAt('access', access, ACCESS, standings)
    const totals = new Map(
      access.access.map(({ dimension, rows }) => [
        dimension as string,
        rows.map((row) => look(row.referrals, standings(dimension, row.group, 'total'))),
      ]),
    )
    if (outcomes) {
      const results = counted(people, outcomes, 'outcomes', result)
      lookAt('outcomes', outcomes, OUTCOMES, results)
      for (const { dimension, rows } of outcomes.outcomes)
        rows.forEach((row, g) => {
          const cells = tables.get(`outcomes ${dimension}`)![g]!
          const value = OUTCOMES.reduce((s, c) => s + results(dimension, row.group, c), 0)
          const eligible = look(row.eligible, value, false)
          addUp(puzzle, cells, eligible)
          const rest = look('hidden', results(dimension, row.group, 'notEligible'), false)
          cells.push(rest)
          addUp(puzzle, [eligible, rest], totals.get(dimension)![g]!)
          if (row.coverage) addUp(puzzle, cells.slice(0, 3), row.coverage.x)
          if (row.response) addUp(puzzle, cells.slice(0, 2), row.response.x)
          if (row.remissionShare) addUp(puzzle, cells.slice(0, 1), row.remissionShare.x)
        })
    }
    for (const { dimension, rows } of access.access)
      rows.forEach((row, g) => {
        const cells = tables.get(`access ${dimension}`)![g]!
        addUp(puzzle, cells, totals.get(dimension)![g]!)
        if (row.shareWithin14) addUp(puzzle, cells.slice(0, 1), row.shareWithin14.x)
        if (row.shareWithin30) addUp(puzzle, cells.slice(0, 2), row.shareWithin30.x)
      })
    for (const dimension of DIMENSIONS) {
      addUp(puzzle, totals.get(dimension)!, totals.get('all')![0]!)
      for (const kind of outcomes ? ['access', 'outcomes'] : ['access'])
        tables.get(`${kind} all`)![0]!.forEach((whole, c) =>
          addUp(
            puzzle,
            tables.get(`${kind} ${dimension}`)!.map((row) => row[c]!),
            whole,
          ),
        )
    }
    return { puzzle, truth }
  }

  test.each([0, 1, 2])(
    'from every table, share and quarter together no count of 1 to 10 is determined (%i)',
    (size) => {
      const people = members[size]!
      const releases = releasesOf(people)
      let attacked = 0
      for (const r of releases) {
        const { puzzle, truth } = puzzleOf(
          r,
          releases.find((other) => other.outcomeQuarter === r.quarter),
          people,
        )
        for (const index of solvedByEquations(puzzle)) expect(truth[index]! >= 1 && truth[index]! <= 10).toBe(false)
        for (const [index, value] of truth.entries())
          if (value >= 1 && value <= 10) {
            attacked++
            expect(canDiffer(puzzle, [index], truth), `${r.quarter} unknown ${index}`).toBe(true)
          }
      }
      expect(attacked).toBeGreaterThan(100)
    },
    60_000,
  )

  test('no count of 1 to 10 is anywhere in what is sent', () => {
    const FRACTIONS = ['p', 'lower', 'upper']
    const numbersIn = (value: unknown): number[] => {
      if (typeof value === 'number') return [value]
      if (typeof value !== 'object' || value === null) return []
      return Object.entries(value).flatMap(([key, inside]) => (FRACTIONS.includes(key) ? [] : numbersIn(inside)))
    }
    expect(numbersIn([{ x: 7, p: 1 }])).toEqual([7])
    for (const r of members.flatMap(releasesOf)) {
      const numbers = numbersIn([r.access, r.outcomes])
      expect(numbers.length).toBeGreaterThan(100)
      expect(numbers.filter((n) => !Number.isInteger(n) || (n >= 1 && n <= 10))).toEqual([])
    }
  })

  test('no share is shown whose count, remainder or whole is 1 to 10', () => {
    const shares = members
      .flatMap(releasesOf)
      .flatMap((r) => [
        ...r.access.flatMap((t) => t.rows.flatMap((row) => [row.shareWithin14, row.shareWithin30])),
        ...r.outcomes.flatMap((t) => t.rows.flatMap((row) => [row.coverage, row.response, row.remissionShare])),
      ])
      .filter((share) => share !== null)
    expect(shares.length).toBeGreaterThan(100)
    for (const { x, n } of shares) for (const count of [x, n - x, n]) expect(count >= 1 && count <= 10).toBe(false)
  })

  test('a release fits the contract and holds no day but its as-of day and the day it was published', () => {
    for (const r of releasesOf(members[1]!)) {
      expect(Release.parse(r)).toEqual(r)
      const found = JSON.stringify(r).match(/\d{4}-\d{2}-\d{2}/g) ?? []
      expect(new Set(found)).toEqual(new Set([r.asOf, r.publishedOn]))
    }
  })

  test('made again it is the same, whatever happened after its as-of day and in whatever order people are listed', () => {
    const people = members[1]!
    const r = release(people)
    const later = (m: Member): Member =>
      addDays(m.referred, 31) > r.asOf && m.treated === null ? { ...m, treated: 200 } : m
    expect(release(people.map(later).reverse())).toEqual(r)
  })
})
