import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { OpenEpisode, RecordEntries } from '../../../core/contract/schemas/charts.ts'
import { issuesOf, schemaWords } from '../../../core/contract/schema-words.ts'
import { aPatient } from '../../support/charts.ts'
import { anyFact } from '../../support/whole-charts/index.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const refused = (schema: z.core.$ZodType, value: unknown) => {
  const { error } = z.safeParse(schema, value, { error: schemaWords })
  return error ? issuesOf('', error) : []
}
const words = (schema: z.core.$ZodType, value: unknown) => refused(schema, value).map(({ problem }) => problem)
const entry = (fact: object) => refused(RecordEntries, { version: 1, entries: [{ day: '2026-11-20', ...fact }] })
const told = (fact: object) => Object.fromEntries(entry(fact).map(({ at, problem }) => [at.slice(10), problem]))

describe('what a schema refuses', () => {
  test.each<[string, z.core.$ZodType, unknown, string]>([
    ['text left out', z.string(), undefined, 'This is needed'],
    ['an empty field', z.string(), null, 'This is needed'],
    ['a number for text', z.string(), 3, 'Text'],
    ['text for a whole number', z.int().min(0).max(27), 'x', 'A whole number from 0 to 27'],
    ['a part of a number', z.int().min(0).max(27), 1.5, 'A whole number from 0 to 27'],
    ['too small a number', z.int().min(0).max(27), -1, 'A whole number from 0 to 27'],
    ['too large a number', z.int().min(0).max(27), 28, 'A whole number from 0 to 27'],
    ['a number left out', z.int().min(0), undefined, 'This is needed. A whole number, 0 or more'],
    ['a number with one bound', z.number().max(9), 10, 'A number, 9 or less'],
    ['no multiple', z.number().multipleOf(5), 3, 'A multiple of 5'],
    ['a word for yes or no', z.boolean(), 'yes', 'Yes or no (true or false)'],
    ['a word that is none of them', z.enum(['phone', 'video']), 'fax', 'One of: phone, video'],
    ['a word left out', z.enum(['phone', 'video']), undefined, 'This is needed. One of: phone, video'],
    ['another value than the one', z.literal(true), false, 'Only true is possible'],
    ['neither of two kinds of word', z.enum(['a', 'b']).or(z.literal('other')), 'x', 'One of: a, b, other'],
    ['neither of two types', z.int().or(z.boolean()), 'x', 'A whole number, or: Yes or no (true or false)'],
    ['too short a text', z.string().min(1), '', 'At least 1 character'],
    ['too long a text', z.string().max(2), 'abc', 'At most 2 characters'],
    ['too long a list', z.array(z.int()).max(1), [1, 2], 'At most 1 in this list'],
    ['no list', z.array(z.int()), 'x', 'A list'],
    [
      'a field too many',
      z.strictObject({ kind: z.string() }),
      { kind: 'a', Ada: 1 },
      'A field here is not known. Known are: kind',
    ],
    [
      'fields where there are none',
      z.strictObject({}),
      { a: 1, b: 2 },
      '2 fields here are not known: take out what is not described',
    ],
    ['a format', z.email(), 'Ada', 'This is written in another way: see the API description'],
    ['a rule of its own', z.string().refine(() => false), 'Ada', 'This is not possible here: see the API description'],
    ['a key', z.record(z.string().max(1), z.int()), { Ada: 1 }, 'This is not possible here: see the API description'],
  ])('%s is said in plain words', (_, schema, value, problem) => {
    expect(words(schema, value)).toEqual([problem])
  })
  test('in words of its own keeps them', () => {
    expect(words(z.string('Write who'), undefined)).toEqual(['Write who'])
    expect(words(z.string().min(1, 'Write who'), '')).toEqual(['Write who'])
  })
})

describe('an entry', () => {
  test('of a kind that is unknown, or of none, is told all there are', () => {
    expect(told({ kind: 'x' })['kind']).toMatch(/^No such kind\. One of: screening, referral, /)
    expect(told({})['kind']).toMatch(/^This is needed\. One of: screening, referral, /)
  })
  test('about safety with fields left out says what to write', () => {
    expect(told({ kind: 'hand-over' })).toEqual({
      how: 'Choose how: Handed over or Admitted',
      service: 'Name the service or hospital',
      acceptedBy: 'Write the name of who accepted',
      checkDay: 'Choose the day somebody looks again',
    })
    expect(told({ kind: 'hand-over', how: 'admitted', service: ' ', acceptedBy: '', checkDay: '2026-11-22' })).toEqual({
      service: 'Name the service or hospital',
      acceptedBy: 'Write the name of who accepted',
    })
    expect(told({ kind: 'safety-outcome' })['outcome']).toMatch(/^Choose how the safety item ends: Received and seen, /)
    expect(told({ kind: 'safety-confirmation' })['confirms']).toMatch(/^Choose what you confirm: Not reached, /)
    expect(told({ kind: 'safety' })['event']).toMatch(/^Choose what was done about safety: Risk assessment, /)
    expect(Object.keys(told({ kind: 'c-ssrs' }))).toEqual(['ideation', 'behaviour', 'finding'])
  })
  test('with an impossible total says what totals there are', () => {
    for (const total of [-1, 1.5, '4', 201])
      expect(told({ kind: 'assessment', instrument: 'phq-9', total })['total']).toContain('0 to 27 in PHQ-9')
  })

  const TYPED = 'Zyxwv Testperson'
  const OF_ZOD = /invalid|expected |, received |too (small|big)|unrecognized/i
  const sound = (problems: readonly string[]) => {
    for (const problem of problems) {
      expect(problem).not.toMatch(OF_ZOD)
      expect(problem).not.toContain(TYPED)
    }
    return problems.length
  }
  test('of any kind, with any field left out or any value in it, is refused without words of zod or what was typed', () => {
    const values = fc.constantFrom<unknown>(undefined, null, TYPED, -1, 1.5, true, [TYPED], { [TYPED]: TYPED })
    let refusals = 0
    fc.assert(
      fc.property(anyFact, fc.nat(), values, (fact, n, value) => {
        const names = [...Object.keys(fact), TYPED]
        refusals += sound(entry({ ...fact, [names[n % names.length] ?? 'day']: value }).map(({ problem }) => problem))
      }),
      { numRuns: RUNS * 4 },
    )
    expect(refusals).toBeGreaterThan(0)
  })
  test('of a new patient too', () => {
    const patient = aPatient()
    for (const name of Object.keys(patient))
      for (const value of [undefined, 5, [TYPED]])
        sound(words(OpenEpisode, { patient: { ...patient, [name]: value }, coverage: TYPED, entries: TYPED }))
  })
})
