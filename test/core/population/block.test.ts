import fc from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { decodeBlock, encodeBlock } from '../../../core/population/block.ts'
import {
  DATE_MISSING,
  NONE,
  NOT_REACHED,
  blockMonth,
  NO_PLAN,
  emptyCohort,
  fitsColumns,
  joinBlocks,
  toCohort,
  type Cohort,
} from '../../../core/population/cohort.ts'
import { COLUMN_NAMES, COLUMNS, fitting } from '../../../core/population/columns.ts'
import { NewerFormat } from '../../../core/formats.ts'
import type { Summary } from '../../../core/chart/summary.ts'
import { addDays, toOrdinal } from '../../../core/day.ts'
import { contact, folded, phq9, referral, session } from '../../support/charts.ts'

const dayValue = fc.oneof(
  { weight: 1, arbitrary: fc.constant(NOT_REACHED) },
  { weight: 1, arbitrary: fc.constant(DATE_MISSING) },
  { weight: 6, arbitrary: fc.integer({ min: 20_000, max: 21_500 }) },
  { weight: 1, arbitrary: fc.integer({ min: -25_000, max: 83_000 }) },
)
const codeValue = (most: number) => fc.oneof(fc.integer({ min: 0, max: 27 }), fc.constant(most - 1), fc.constant(most))
const valueOf = { day: dayValue, 8: codeValue(NONE), 16: codeValue(NO_PLAN) }
const cohorts: fc.Arbitrary<Cohort> = fc
  .tuple(fc.nat({ max: 60 }), fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 3 }))
  .chain(([size, plans]) =>
    fc
      .tuple(
        ...COLUMN_NAMES.map((name) =>
          fc.array(valueOf[COLUMNS[name].width] as fc.Arbitrary<number>, { minLength: size, maxLength: size }),
        ),
      )
      .map((columns) => {
        const cohort = emptyCohort(size, plans.sort())
        COLUMN_NAMES.forEach((name, i) => cohort[name].set(columns[i] ?? []))
        return cohort
      }),
  )

const one = () => toCohort([folded([referral('2026-03-01')])])
/** What format 1 holds: everything but plans beyond 8 bits. */
const inFormat1 = (cohort: Cohort): Cohort => ({
  ...cohort,
  plan: cohort.plan.map((plan) => (plan < NONE ? plan : NO_PLAN)),
  ...Object.fromEntries(
    COLUMN_NAMES.filter((name) => COLUMNS[name].width === 8).map((name) => [
      name,
      cohort[name].map((code) => (code === NONE - 1 ? NONE : code)),
    ]),
  ),
})

describe('a block', () => {
  test('gives back the columns it was made of, sentinels and all, in either format', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        expect(decodeBlock(encodeBlock(cohort, 2))).toEqual({ format: 2, cohort, missing: [] })
        const held = inFormat1(cohort)
        expect(decodeBlock(encodeBlock(held, 1))).toEqual({ format: 1, cohort: held, missing: [] })
      }),
    )
  })
  test('can be read from the middle of a larger buffer, as a database client hands it over', () => {
    const bytes = encodeBlock(one(), 2)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(decodeBlock(shifted.subarray(3))).toEqual(decodeBlock(bytes))
  })
  test('of a newer format is told apart from a damaged one', () => {
    expect(() => decodeBlock(Uint8Array.of(9, 0, 0, 0, 0, 0, 0))).toThrow(NewerFormat)
    expect(() => decodeBlock(new Uint8Array())).toThrow(RangeError)
  })
  test('cut anywhere, or with bytes left over, is refused and never read as other people', () => {
    const cohort = toCohort(
      Array.from({ length: 9 }, (_, i) => folded([referral(addDays('2026-03-01', i))], { episodeId: `e${i}` })),
    )
    for (const format of [1, 2]) {
      const bytes = encodeBlock(cohort, format)
      for (let length = 0; length < bytes.length; length++)
        expect(() => decodeBlock(bytes.subarray(0, length)), `${format}: ${length}`).toThrow(RangeError)
      expect(() => decodeBlock(Uint8Array.of(...bytes, 0))).toThrow(RangeError)
    }
  })
  test('with a column of a later release is read without it, and one without a column of today says so', () => {
    const bytes = encodeBlock(one(), 2)
    // The last column: its id, then least, width and no bits. Under an id of a later release it is passed over.
    const later = bytes.slice()
    later[bytes.length - 6] = 200
    const read = decodeBlock(later)
    expect(read.missing).toEqual(['followUp'])
    expect(read.cohort.referred).toEqual(one().referred)
  })
  test('whose codes are wider than their column is refused: no word is read as another one', () => {
    const bytes = encodeBlock({ ...one(), plan: Uint16Array.of(299) }, 2)
    const text = String.fromCharCode(...bytes)
    // The column of plans: its id, then least (4 bytes) and a width of 9 bits. Under the id of the age bands it does not fit.
    const at = text.indexOf(String.fromCharCode(COLUMNS.plan.id, 0, 0, 0, 0, 9))
    expect(at).toBeGreaterThan(0)
    bytes[at] = COLUMNS.ageBand.id
    expect(() => decodeBlock(bytes)).toThrow(/ageBand/)
  })
  test('is the same bytes whatever order the episodes come in', () => {
    const charts = Array.from({ length: 20 }, (_, i) =>
      folded([referral(addDays('2026-03-01', i)), session(addDays('2026-03-03', i * 2))], { episodeId: `e${i}` }),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(charts, { minLength: charts.length }), (shuffled) => {
        expect(encodeBlock(toCohort(shuffled), 2)).toEqual(encodeBlock(toCohort(charts), 2))
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
  test('have ids that are never shared: a stored block names its columns by them', () => {
    expect(new Set(COLUMN_NAMES.map((name) => COLUMNS[name].id)).size).toBe(COLUMN_NAMES.length)
    // A changed id would read old blocks as other columns; a new column takes a new one.
    expect(COLUMN_NAMES.map((name) => `${COLUMNS[name].id} ${name}`)).toEqual([
      ...['1 identified', '2 referred', '3 contacted', '4 assessed', '5 enrolled', '6 treated', '7 anyTreatment'],
      ...['8 closed', '9 baselineDay', '10 closeReason', '11 alreadyOnTreatment', '12 language', '13 raceEthnicity'],
      ...['14 payerClass', '15 rurality', '16 ageBand', '17 plan', '18 baseline', '19 followUp'],
    ])
  })
  test('do not wrap: a value outside their bits throws where it is written, and format 1 refuses a 256th plan', () => {
    expect(() => fitting('baseline', 256)).toThrow(/baseline/)
    expect(() => fitting('plan', 65_536)).toThrow(/plan/)
    expect(() => fitting('language', -1)).toThrow(RangeError)
    const many = toCohort(
      Array.from({ length: 300 }, (_, i) =>
        folded([referral('2026-03-01')], {
          episodeId: `e${String(i).padStart(3, '0')}`,
          coverage: { payerClass: 'medicaid', plan: `plan-${String(i).padStart(3, '0')}` },
        }),
      ),
    )
    expect(() => encodeBlock(many, 1)).toThrow(/plan/)
    const read = decodeBlock(encodeBlock(many, 2)).cohort
    expect([...read.plan].map((plan) => read.plans[plan])).toEqual(
      Array.from({ length: 300 }, (_, i) => `plan-${String(i).padStart(3, '0')}`),
    )
  })
  test('a summary with a word of a newer version does not fit, and is not counted as another word', () => {
    const strange = { ...folded([referral('2026-03-01')]), language: 'tlh' } as unknown as Summary
    expect(fitsColumns(strange)).toBe(false)
    expect(() => toCohort([strange])).toThrow(RangeError)
    expect(fitsColumns(folded([referral('2026-03-01')]))).toBe(true)
  })
  test('hold no identifier', () => {
    const bytes = encodeBlock(one(), 2)
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
