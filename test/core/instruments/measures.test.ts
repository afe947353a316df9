import { describe, expect, test } from 'vitest'
import { CaseloadRow } from '../../../core/contract/schemas/caseload.ts'
import { NewEntry } from '../../../core/chart/entry.ts'
import { measuredProblem } from '../../../core/chart/kinds/measured.ts'
import { problemWords } from '../../../core/words/en/problems.ts'
import { instrument, MEASURES, type MeasureId } from '../../../core/instruments/index.ts'
import { score } from '../../../core/instruments/score.ts'
import { SNOMED } from '../../../core/instruments/code-systems.ts'
import { at, codesOf, rowOf, saved, summaryOf, textsOf } from '../../support/history.ts'
import type { Json } from '../../../core/exchange/json.ts'
import { referral, session } from '../../support/charts.ts'
import { factOf, lineOf, observation, patient, read } from '../exchange/resources.ts'

/** Three instruments that nothing outside core/instruments knows: scored, stored, imported, listed and ranked by their data alone. */
const assessed = (day: number, id: MeasureId, answers: (number | null)[]): NewEntry => ({
  ...{ kind: 'assessment', day: at(day), instrument: id, answers, occasion: 'follow-up' },
})
const total = (day: number, id: MeasureId, total: number): NewEntry => ({
  ...{ kind: 'assessment', day: at(day), instrument: id, total, occasion: 'follow-up' },
})
const treated = saved(-90, referral(at(-90)), session(at(-88)))
const epds = (self: number, rest = 1) => [...Array<number>(9).fill(rest), self]

describe('WHO-5', () => {
  const who5 = instrument('who-5')
  test.each([
    [[0, 0, 0, 0, 0], 0, 'very poor'],
    [[2, 2, 3, 3, 2], 48, 'poor'],
    [[5, 5, 5, 5, 5], 100, 'not poor'],
  ])('of %j is %i of a hundred, %s: higher is better', (answers, of, severity) => {
    expect(score(who5, answers)).toMatchObject({ total: of, severity, flags: { safety: null } })
  })
  test('has no total with an answer missing, and a raw total is refused: totals go in steps of four', () => {
    expect(score(who5, [1, 1, null, 1, 1])).toMatchObject({ incomplete: true, missing: [3] })
    const refused = measuredProblem(total(0, 'who-5', 13) as never)
    expect(refused && problemWords(refused)).toBe('A total of WHO-5 is 0 to 100 in steps of 4')
    expect(measuredProblem(total(0, 'who-5', 52) as never)).toBeNull()
  })
  test('follows a course in its own direction: a rise is a gain, a fall is worse', () => {
    const row = (...totals: number[]) =>
      rowOf([treated, ...totals.map((one, i) => saved(-80 + i * 25, total(-80 + i * 25, 'who-5', one)))])
    expect(row(20, 40, 64)).toMatchObject({ lead: 'who-5', course: { code: 'remission' }, group: 5 })
    expect(row(40, 32, 20)).toMatchObject({ lead: 'who-5', course: { code: 'worsening' } })
    expect(textsOf(row(40, 32, 20))).toContain('Worsening: WHO-5 40 → 20')
    expect(row(20, 36, 28).course).toEqual({ code: 'not-at-target', detail: 'no-gain' })
    expect(row(20, 64, 56)).toMatchObject({ course: { code: 'remission' } })
  })
  test('of 0 is a score: the worst, and no gap', () => {
    expect(rowOf([treated, saved(-20, total(-20, 'who-5', 0))]).measures).toEqual([
      { id: 'who-5', first: null, last: 0, changePercent: null },
    ])
  })
})

describe('EPDS', () => {
  test('counts the points its form gives, whichever way round the form lists them, and its item 10 is of safety', () => {
    const tool = instrument('epds')
    expect(tool.items.flatMap(({ reversed }, i) => (reversed ? [i + 1] : []))).toEqual([3, 5, 6, 7, 8, 9, 10])
    expect(score(tool, epds(2))).toMatchObject({
      total: 11,
      severity: 'mild',
      flags: { safety: { state: 'positive', level: 2 } },
    })
    expect(score(tool, [...Array<number>(9).fill(1), null])).toMatchObject({
      incomplete: true,
      flags: { safety: { state: 'unknown' } },
    })
  })
  test('law S9: an answer to item 10 opens the safety item, is urgent at 3, and is named as the EPDS names it', () => {
    const one = rowOf([treated, saved(-10, assessed(-10, 'epds', epds(1)))])
    expect([one.group, one.safety?.class, one.safety?.instrument]).toEqual([1, 4, 'epds'])
    expect(textsOf(one)[0]).toBe('EPDS item 10 is 1 since 14 Nov, not assessed')
    expect(rowOf([treated, saved(-10, assessed(-10, 'epds', epds(3)))]).safety?.class).toBe(2)
    expect(textsOf(one).join()).not.toMatch(/item 9/i)
  })
  test('law S9: with item 10 left open, or as a total, what it says of safety is unknown and is named so', () => {
    const open = rowOf([treated, saved(-10, assessed(-10, 'epds', [...Array<number>(9).fill(1), null]))])
    expect(textsOf(open)).toContain('EPDS item 10 not known, 9 of 10 answered on 14 Nov, EPDS item 10 not among them')
    const alone = rowOf([treated, saved(-10, total(-10, 'epds', 9))])
    expect(textsOf(alone)).toContain('EPDS item 10 not known, total only on 14 Nov')
  })
  test('shows need from 13, and from any answer to item 10', () => {
    const identified = (fact: NewEntry) => summaryOf(saved(-10, fact)).stages.identified
    expect([identified(total(-10, 'epds', 13)), identified(total(-10, 'epds', 12))]).toEqual([at(-10), null])
    expect(identified(assessed(-10, 'epds', epds(1, 0)))).toBe(at(-10))
  })
  test('severe is a reason of its own in the first weeks', () => {
    expect(
      codesOf(rowOf([saved(-30, referral(at(-30)), session(at(-20))), saved(-19, total(-19, 'epds', 22))])),
    ).toContain('severe')
  })
})

describe('AUDIT-C', () => {
  test('is shown, not judged: it never leads, ranks nobody, shows no need, and somebody with nothing else has no score', () => {
    const row = rowOf([treated, saved(-80, total(-80, 'audit-c', 3)), saved(-10, total(-10, 'audit-c', 12))])
    expect(row).toMatchObject({ lead: null, severity: null, spark: [], course: { code: 'no-baseline' } })
    expect(row.measures).toEqual([{ id: 'audit-c', first: 3, last: 12, changePercent: 300 }])
    expect(codesOf(row)).toContain('no-score')
    expect(summaryOf(saved(-10, total(-10, 'audit-c', 12))).stages.identified).toBeNull()
  })
  test.each([
    [2, 'below the cut'],
    [3, 'at the cut for women'],
    [4, 'at or above the cut'],
  ])('of %i says of which cut it is, whatever is known of the sex: %s', (of, severity) => {
    const tool = instrument('audit-c')
    expect(tool.cuts).toEqual({ female: 3, male: 4 })
    expect(score(tool, [of > 4 ? 4 : of, 0, 0])).toMatchObject({ total: of, severity })
  })
})

describe('beside the instruments of before', () => {
  test('nothing changes for a course that leads: what is only shown stands in the row and says nothing', () => {
    const phq = [saved(-80, total(-80, 'phq-9', 18)), saved(-5, total(-5, 'phq-9', 16))]
    const { measures, ...alone } = rowOf([treated, ...phq])
    const { measures: both, ...beside } = rowOf([treated, ...phq, saved(-4, total(-4, 'audit-c', 9))])
    expect(beside).toEqual(alone)
    expect([measures.length, both.map(({ id }) => id)]).toEqual([1, ['phq-9', 'audit-c']])
  })
  test('every row fits the contract, and instruments stand in the order of their list', () => {
    const row = rowOf([treated, ...MEASURES.toReversed().map((id, i) => saved(-50 + i, total(-50 + i, id, 12)))])
    expect(CaseloadRow.parse(row)).toEqual(row)
    expect(row.measures.map(({ id }) => id)).toEqual(MEASURES)
  })
  test('an answer is bounded by its own form: 5 fits the WHO-5 and no other', () => {
    const fits = (id: MeasureId) => {
      const answers = instrument(id).items.map((_, i) => (i === 0 ? 5 : 0))
      const read = NewEntry.safeParse(assessed(0, id, answers))
      return read.success && measuredProblem(read.data as never) === null
    }
    expect(MEASURES.filter(fits)).toEqual(['who-5'])
  })
})

describe('imported', () => {
  const coded = (system: string, code: string, value: Json) => ({
    ...observation('t', 'x', value),
    code: { coding: [{ system, code }] },
  })
  test('a total comes in by the code of its own system: LOINC for AUDIT-C and EPDS, SNOMED CT for WHO-5', () => {
    expect(factOf(observation('t', '75626-2', { valueInteger: 5 }))).toMatchObject({
      kind: 'assessment',
      instrument: 'audit-c',
      total: 5,
    })
    expect(factOf(observation('t', '99046-5', { valueInteger: 14 }))).toMatchObject({
      kind: 'assessment',
      instrument: 'epds',
      total: 14,
    })
    expect(factOf(coded(SNOMED, '1144665009', { valueQuantity: { value: 48 } }))).toMatchObject({
      instrument: 'who-5',
      total: 48,
    })
    expect(lineOf(coded(SNOMED, '1144665009', { valueInteger: 13 }))).toContain('must be 0 to 100 in steps of 4')
    expect(lineOf(observation('t', '75626-2', { valueInteger: 13 }))).toContain('between 0 and 12')
  })
  test('answers come in by LOINC item and answer codes, each with the points of its own item', () => {
    const answer = (id: string, code: string, la: string) =>
      observation(id, code, { valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: la }] } })
    const three = [
      answer('a', '68518-0', 'LA18927-6'),
      answer('b', '68519-8', 'LA18930-0'),
      answer('c', '68520-6', 'LA18933-4'),
    ]
    expect(read([patient(), ...three]).facts.map(({ fact }) => fact)).toMatchObject([
      { kind: 'assessment', instrument: 'audit-c', answers: [2, 2, 1] },
    ])
    expect(lineOf(answer('a', '68518-0', 'LA18930-0'))).toContain('none of the LOINC answers of this item')
  })
})
