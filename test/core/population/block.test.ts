import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBlock, encodeBlock } from '../../../core/population/block.ts'
import {
  CODE_COLUMNS,
  DATE_MISSING,
  DAY_COLUMNS,
  NONE,
  NOT_REACHED,
  blockMonth,
  emptyCohort,
  joinBlocks,
  toCohort,
  type Cohort,
} from '../../../core/population/cohort.ts'
import { addDays, toOrdinal } from '../../../core/day.ts'
import { contact, folded, phq9, referral, session } from '../../support/charts.ts'

const dayValue = fc.oneof(
  { weight: 1, arbitrary: fc.constant(NOT_REACHED) },
  { weight: 1, arbitrary: fc.constant(DATE_MISSING) },
  { weight: 6, arbitrary: fc.integer({ min: 20_000, max: 21_500 }) },
  { weight: 1, arbitrary: fc.integer({ min: -25_000, max: 83_000 }) },
)
const codeValue = fc.oneof(fc.integer({ min: 0, max: 27 }), fc.constant(NONE))
const cohorts: fc.Arbitrary<Cohort> = fc
  .tuple(fc.nat({ max: 60 }), fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 3 }))
  .chain(([size, plans]) =>
    fc
      .tuple(
        fc.tuple(...DAY_COLUMNS.map(() => fc.array(dayValue, { minLength: size, maxLength: size }))),
        fc.tuple(...CODE_COLUMNS.map(() => fc.array(codeValue, { minLength: size, maxLength: size }))),
      )
      .map(([days, codes]) => {
        const cohort = emptyCohort(size, plans.sort())
        DAY_COLUMNS.forEach((name, i) => cohort[name].set(days[i] ?? []))
        CODE_COLUMNS.forEach((name, i) => cohort[name].set(codes[i] ?? []))
        return cohort
      }),
  )

describe('a block', () => {
  test('gives back the columns it was made of, sentinels and all', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        expect(decodeBlock(encodeBlock(cohort))).toEqual(cohort)
      }),
    )
  })
  test('can be read from the middle of a larger buffer, as a database client hands it over', () => {
    const bytes = encodeBlock(toCohort([folded([referral('2026-03-01')])]))
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(decodeBlock(shifted.subarray(3))).toEqual(decodeBlock(bytes))
  })
  test('of another format is refused instead of guessed at', () => {
    expect(() => decodeBlock(Uint8Array.of(9, 0, 0, 0, 0, 0, 0))).toThrow(RangeError)
  })
  test('is the same bytes whatever order the episodes come in', () => {
    const charts = Array.from({ length: 20 }, (_, i) =>
      folded([referral(addDays('2026-03-01', i)), session(addDays('2026-03-03', i * 2))], { episodeId: `e${i}` }),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(charts, { minLength: charts.length }), (shuffled) => {
        expect(encodeBlock(toCohort(shuffled))).toEqual(encodeBlock(toCohort(charts)))
      }),
    )
  })
})

describe('columns', () => {
  test('keep a score of 0 apart from no score, and an unknown day apart from a stage not reached', () => {
    const followed = folded([phq9('2026-01-01', 18, 'initial'), phq9('2026-06-01', 0)])
    const cohort = toCohort([followed])
    expect([cohort.baseline[0], cohort.followUp[0]]).toEqual([18, 0])
    expect([cohort.referred[0], cohort.treated[0]]).toEqual([DATE_MISSING, NOT_REACHED])
    expect(toCohort([folded([referral('2026-01-01')])]).followUp[0]).toBe(NONE)
  })
  test('hold no identifier', () => {
    const bytes = encodeBlock(toCohort([folded([referral('2026-03-01')])]))
    const text = new TextDecoder('latin1').decode(bytes)
    for (const canary of ['Testperson', 'Ada', '40-1001', 'e1', 'p1']) expect(text).not.toContain(canary)
  })
  test('an episode without a known day stands in the block 0000-00', () => {
    expect(blockMonth(folded([contact('2026-03-05')]))).toBe('0000-00')
    expect(blockMonth(folded([referral('2026-03-05')]))).toBe('2026-03')
  })
})

test('joining blocks keeps every episode, its clinic and its plan', () => {
  const one = toCohort([folded([referral('2026-03-01')], { coverage: { payerClass: 'medicaid', plan: 'northfield' } })])
  const two = toCohort([
    folded([referral('2026-04-01')], { coverage: { payerClass: 'commercial', plan: 'lakeshore' } }),
    folded([referral('2026-04-02')], { episodeId: 'e2' }),
  ])
  const joined = joinBlocks([
    { clinic: 4, cohort: one },
    { clinic: 7, cohort: two },
  ])
  expect(joined.size).toBe(3)
  expect([...joined.clinic]).toEqual([4, 7, 7])
  expect([...joined.plan].map((plan) => joined.plans[plan] ?? null)).toEqual(['northfield', 'lakeshore', null])
  expect(joined.referred[2]).toBe(toOrdinal('2026-04-02'))
})
