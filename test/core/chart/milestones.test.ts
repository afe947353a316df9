import { describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { addDays } from '../../../core/day.ts'
import { contact, folded, medication, phq9, referral, session } from '../../support/charts.ts'

const D = '2026-03-10'
const at = (n: number) => addDays(D, n)
const stagesOf = (...facts: NewEntry[]) => folded(facts).stages
const visit = (visit: string, event = 'kept'): NewEntry => ({ kind: 'appointment', day: D, event, visit }) as NewEntry
const consent = (state: string): NewEntry => ({ kind: 'consent', day: D, state }) as NewEntry

describe('each stage alone, and which stages it shows to have been passed', () => {
  const none = { identified: null, referred: null, contacted: null, assessed: null, enrolled: null, treated: null }
  test.each<[string, NewEntry, object]>([
    ['a referral', referral(D), { identified: D, referred: D }],
    ['a contact', contact(D), { referred: 'missing', contacted: D }],
    ['a kept visit with the program', visit('assessment'), { referred: 'missing', contacted: D }],
    ['an initial score', phq9(D, 4, 'initial'), { referred: 'missing', contacted: 'missing', assessed: D }],
    ['consent by word of mouth', consent('verbal'), { referred: 'missing', contacted: 'missing', enrolled: D }],
    ['consent in writing', consent('written'), { referred: 'missing', contacted: 'missing', enrolled: D }],
    ['a drug of the plan', medication(D, 'start'), PASSED],
    ['a dose of the plan that changed', medication(D, 'dose-change'), PASSED],
    ['a session of a therapy', session(D), { ...PASSED, contacted: D }],
    ['a kept visit for therapy', visit('therapy'), { ...PASSED, contacted: D }],
    [
      'a therapy of the plan',
      { ...medication(D, 'start'), modality: 'psychotherapy', psychotropic: false } as never,
      PASSED,
    ],
    ['a no-show', visit('therapy', 'no-show'), {}],
    ['a visit to the primary care clinician', visit('primary-care'), {}],
    ['an attempt', contact(D, { outcome: 'attempted' }), {}],
    ['a follow-up score under the cut', phq9(D, 4), {}],
    ['consent declined', consent('declined'), {}],
    ['consent withdrawn', consent('withdrawn'), {}],
    ['a drug of somebody else', medication(D, 'start', false), {}],
    ['a drug of the plan that was stopped', medication(D, 'stop'), {}],
    ['a blood-pressure drug of the plan', { ...medication(D, 'start'), psychotropic: false } as never, {}],
  ])('%s', (_, fact, reached) => {
    expect(stagesOf(fact)).toEqual({ ...none, ...reached })
  })
})
const PASSED = { referred: 'missing', contacted: 'missing', assessed: 'missing', treated: D } as const

describe('the first of each counts, whatever came after it', () => {
  const later = [contact(at(9)), phq9(at(9), 3, 'initial'), session(at(9))]
  test.each<[string, NewEntry[], object]>([
    ['of two contacts', [contact(at(3)), ...later], { contacted: at(3) }],
    ['of two initial scores', [phq9(at(4), 8, 'initial'), ...later], { assessed: at(4) }],
    ['of a drug and a session', [medication(at(2), 'start'), ...later], { treated: at(2) }],
    ['of a referral and another', [referral(at(1)), ...later], { referred: D }],
  ])('%s', (_, facts, expected) => {
    expect(stagesOf(referral(D), ...facts)).toMatchObject(expected)
    expect(stagesOf(...facts.toReversed(), referral(D))).toMatchObject(expected)
  })
})

describe('law D8: identification', () => {
  const screen = (day: string, over: object = { total: 3 }): NewEntry =>
    ({ kind: 'screening', day, instrument: 'phq-2', ...over }) as NewEntry
  const form = (day: string, item9: number): NewEntry => ({
    ...{ kind: 'assessment', day, instrument: 'phq-9', occasion: 'follow-up' },
    answers: [0, 0, 0, 0, 0, 0, 0, 0, item9],
  })
  test.each<[string, NewEntry[], string | null]>([
    ['the referral alone', [referral(D)], D],
    ['a positive screen of the same day', [referral(D), screen(D)], D],
    ['a positive screen 60 days before it', [referral(D), screen(at(-60))], at(-60)],
    ['a positive screen 61 days before it', [referral(D), screen(at(-61))], D],
    ['the first of two inside the window', [referral(D), screen(at(-61)), screen(at(-20)), screen(at(-10))], at(-20)],
    ['a positive screen after it', [referral(D), screen(at(5))], D],
    ['a positive screen without a referral', [screen(at(5)), screen(at(7))], at(5)],
    ['a negative screen', [screen(D, { total: 2 })], null],
    ['a result that says positive though the total is low', [screen(D, { total: 0, result: 'positive' })], D],
    ['a result that says negative though the total is high', [screen(D, { total: 6, result: 'negative' })], null],
    ['a total at the cut, and one under it', [phq9(at(-3), 9), phq9(at(-1), 10)], at(-1)],
    ['a positive answer about safety whatever the total', [form(at(-2), 0), form(at(-1), 1)], at(-1)],
    ['a tool of another house without a result', [screen(D, { instrument: 'other', total: undefined })], null],
  ])('of %s', (_, facts, day) => {
    expect(stagesOf(...facts).identified).toBe(day)
  })
})

describe('somebody took something already', () => {
  const drug = (day: string, action: 'start' | 'dose-change' | 'stop', underPlan: boolean, name = 'sertraline') =>
    medication(day, action, underPlan, name)
  test.each<[string, NewEntry[], boolean]>([
    ['since the day before the referral', [drug(at(-1), 'start', false)], true],
    ['since the day of the referral', [drug(D, 'start', false)], true],
    ['since the day after it', [drug(at(1), 'start', false)], false],
    ['with a dose that changed before it', [drug(at(-9), 'dose-change', false)], true],
    ['of the plan itself', [drug(at(-1), 'start', true)], false],
    ['stopped before it', [drug(at(-9), 'start', false), drug(at(-2), 'stop', false)], false],
    ['stopped under the plan before it', [drug(at(-9), 'start', false), drug(at(-2), 'stop', true)], false],
    ['stopped after it', [drug(at(-9), 'start', false), drug(at(2), 'stop', false)], true],
    [
      'stopped, and another one not',
      [...[drug(at(-9), 'start', false), drug(at(-8), 'start', false, 'bupropion'), drug(at(-2), 'stop', false)]],
      true,
    ],
    ['for the blood pressure', [{ ...drug(at(-9), 'start', false), psychotropic: false } as never], false],
    [
      'a therapy',
      [{ ...drug(at(-9), 'start', false), modality: 'psychotherapy', psychotropic: false } as never],
      false,
    ],
  ])('%s', (_, facts, expected) => {
    expect(folded([referral(D), ...facts]).alreadyOnTreatment).toBe(expected)
  })
})

describe('law D6: the day somebody declined for good', () => {
  const on = (day: string, state: string): NewEntry => ({ kind: 'consent', day, state }) as NewEntry
  test.each<[string, NewEntry[], string | null]>([
    ['declined', [on(at(3), 'declined')], at(3)],
    ['declined twice', [on(at(3), 'declined'), on(at(5), 'declined')], at(5)],
    ['consented, then declined', [on(at(3), 'verbal'), on(at(5), 'declined')], at(5)],
    ['declined, then consented', [on(at(3), 'declined'), on(at(5), 'written')], null],
    ['declined after the start', [session(at(2)), on(at(3), 'declined')], at(3)],
    ['declined before the start', [on(at(3), 'declined'), session(at(4))], null],
    ['withdrawn', [on(at(3), 'withdrawn')], null],
    ['never asked', [contact(at(3))], null],
  ])('%s', (_, facts, day) => {
    expect(folded([referral(D), ...facts]).declined).toBe(day)
  })
})

test('any treatment is one on or after the referral, in or outside the plan', () => {
  const any = (...facts: NewEntry[]) => folded(facts).anyTreatment
  expect(any(medication(at(-9), 'start', false), referral(D))).toBeNull()
  expect(any(medication(D, 'start', false), referral(D))).toBe(D)
  expect(any(medication(at(-9), 'start', false), referral(D), medication(at(3), 'dose-change', false))).toBe(at(3))
  expect(any(referral(D), medication(at(3), 'stop', false))).toBeNull()
})
