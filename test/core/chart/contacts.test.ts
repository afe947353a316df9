import { describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { contact, referral } from '../../support/charts.ts'
import { assessed, at, codesOf, phq9With, rowOf, saved, summaryOf, type Request } from '../../support/history.ts'

const referred = saved(-60, referral(at(-60)))
const outcome = (day: number, of: string, over: object = {}): NewEntry =>
  ({ kind: 'safety-outcome', day: at(day), outcome: of, ...over }) as NewEntry
const visit = (day: number, event: string, visit: string): NewEntry =>
  ({ kind: 'appointment', day: at(day), event, visit }) as NewEntry

describe('law D2: a contact is two-way', () => {
  test('a call that reached somebody is a contact and no attempt; one that did not is an attempt and no contact', () => {
    const reached = summaryOf(referred, saved(-3, contact(at(-3))))
    expect(reached).toMatchObject({ lastContact: at(-3), lastAttempt: null })
    const tried = summaryOf(referred, saved(-3, contact(at(-3), { outcome: 'attempted' })))
    expect(tried).toMatchObject({ lastContact: null, lastAttempt: at(-3) })
  })
  test.each([
    ['kept', 'care-management', at(-3)],
    ['kept', 'primary-care', null],
    ['kept', 'other', null],
    ['no-show', 'care-management', null],
    ['offered', 'care-management', null],
  ])('a visit that is %s, %s', (event, of, day) => {
    expect(summaryOf(referred, saved(-3, visit(-3, event, of))).lastContact).toBe(day)
  })
})

describe('a promised next contact', () => {
  const due = (...requests: Request[]) => summaryOf(referred, ...requests).nextDue
  const promise = saved(-30, contact(at(-30), { nextDue: at(-10) }))
  test('stands until a contact of its last seven days or later answers it', () => {
    expect(due(promise)).toBe(at(-10))
    expect(due(promise, saved(-18, contact(at(-18))))).toBe(at(-10))
    expect(due(promise, saved(-17, contact(at(-17))))).toBeNull()
    expect(due(promise, saved(-5, contact(at(-5))))).toBeNull()
  })
  test('is not answered by an attempt, nor by the contact that made it', () => {
    expect(due(promise, saved(-12, contact(at(-12), { outcome: 'attempted' })))).toBe(at(-10))
    expect(due(saved(-12, contact(at(-12), { nextDue: at(-10) })))).toBe(at(-10))
  })
  test('is not taken back by a voicemail that names another day', () => {
    const voicemail = (day: number) => saved(-1, contact(at(-1), { outcome: 'attempted', nextDue: at(day) }))
    expect(due(promise, voicemail(60))).toBe(at(-10))
    expect(due(promise, saved(-9, contact(at(-9))), voicemail(60))).toBe(at(60))
    expect(due(voicemail(3))).toBe(at(3))
  })
  test('is the one of the latest entry that promises one', () => {
    expect(due(promise, saved(-20, contact(at(-20), { nextDue: at(5) })), saved(-19, contact(at(-19))))).toBe(at(5))
  })
})

describe('the next contact of a managed safety item', () => {
  const moderate = [saved(-9, phq9With(at(-9), 15, 1)), saved(-9, assessed(at(-9), 'moderate'))]
  const managed = (to: number) => saved(-9, outcome(-9, 'managed', { nextContact: at(to), safetyPlan: 'made' }))
  const due = (...requests: Request[]) => summaryOf(referred, ...moderate, ...requests).safetyDue
  test('is answered on its day or later, and not a day earlier', () => {
    expect(due(managed(-3))).toBe(at(-3))
    expect(due(managed(-3), saved(-4, contact(at(-4))))).toBe(at(-3))
    expect(due(managed(-3), saved(-3, contact(at(-3))))).toBeNull()
  })
  test('is not taken back by another promise', () => {
    expect(due(managed(-3), saved(-8, assessed(at(-8), 'moderate')), managed(30))).toBe(at(-3))
  })
  test('is not forgotten for an outcome that promises nothing', () => {
    const again = [
      saved(-8, phq9With(at(-8), 15, 1)),
      saved(-8, outcome(-8, 'entered-in-error', { why: 'paper of another' })),
    ]
    expect(due(managed(-3), ...again)).toBe(at(-3))
  })
  test('that passed is overdue, and before the ordinary one where it is earlier', () => {
    const both = saved(-9, contact(at(-9), { nextDue: at(-1) }))
    const row = rowOf([referred, ...moderate, managed(-3), both])
    expect(row.reasons.find(({ code }) => code === 'contact-overdue')?.text).toContain('21 Nov')
    expect(codesOf(rowOf([referred, ...moderate, managed(3), saved(-9, contact(at(-9)))]))).not.toContain(
      'contact-overdue',
    )
  })
})
