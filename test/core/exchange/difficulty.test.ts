import { describe, expect, test } from 'vitest'
import type { Json } from '../../../core/exchange/json.ts'
import { component, lineOf, observation, patient, PHQ9, read } from './resources.ts'

const NINE = [2, 2, 1, 3, 0, 1, 2, 0, 1]
const said = (code: string): Json => ({ valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code }] } })
const question = (value: Json, more: Json = {}, id = 'q') => observation(id, '69722-7', { ...value, ...more })
const panel = (value: Json, answers: readonly number[] = NINE): Json =>
  observation('p', '44249-1', {
    component: [
      ...answers.map((answer, i) => component(PHQ9[i] ?? '', answer)),
      { code: { coding: [{ system: 'http://loinc.org', code: '69722-7' }] }, ...value },
    ],
  })
const items = (more: Json = {}, suffix = '') =>
  NINE.map((answer, i) => observation(`i${i}${suffix}`, PHQ9[i] ?? '', { valueInteger: answer, ...more }))
const factsOf = (...resources: Json[]) => read([patient(), ...resources]).facts
const difficulties = (...resources: Json[]) =>
  factsOf(...resources).map(({ fact }) => (fact.kind === 'assessment' ? (fact.difficulty ?? null) : fact.kind))
const reasonsOf = (...resources: Json[]) => read([patient(), ...resources]).lines.map(({ reason }) => reason)

describe('how difficult the problems made daily life, LOINC 69722-7', () => {
  test.each([
    ['LA6572-7', 'not-difficult-at-all'],
    ['LA6573-5', 'somewhat-difficult'],
    ['LA6575-0', 'very-difficult'],
    ['LA6574-3', 'extremely-difficult'],
  ])('%s beside the answers of its form is read as %s, and is no part of the total', (code, level) => {
    expect(factsOf(panel(said(code)))).toMatchObject([{ fact: { answers: NINE, difficulty: level }, note: null }])
  })
  test('as an Observation of its own it goes to the form of its day, of two forms to the one of its time', () => {
    expect(difficulties(...items(), question(said('LA6575-0')))).toEqual(['very-difficult'])
    expect(reasonsOf(...items(), question(said('LA6575-0')))).toContain('It is read as part of Observation/i0.')
    const total = observation('t', '44261-6', { valueInteger: 12 })
    expect(difficulties(total, question(said('LA6573-5')))).toEqual(['somewhat-difficult'])
    const [morning, evening] = ['2026-03-01T09:00:00-07:00', '2026-03-01T19:00:00-07:00']
    const two = [...items({ effectiveDateTime: morning }), ...items({ effectiveDateTime: evening }, 'e')]
    expect(difficulties(...two, question(said('LA6574-3'), { effectiveDateTime: evening }))).toEqual([
      null,
      'extremely-difficult',
    ])
    expect(difficulties(...two, question(said('LA6574-3')))).toEqual([null, null])
  })
  test('without its form it is not used, and says so', () => {
    expect(factsOf(question(said('LA6575-0')))).toEqual([])
    expect(lineOf(question(said('LA6575-0')))).toBe('not-used: There is no one PHQ-9 of that day to keep it with.')
    expect(difficulties(...items().slice(0, 2), question(said('LA6575-0')))).toEqual(['screening'])
  })
  test('an answer that is none of its four leaves the form as it is and is told; one that was not given is unknown', () => {
    for (const value of [said('LA6568-5'), { valueInteger: 2 }]) {
      expect(factsOf(panel(value))).toMatchObject([
        { fact: { answers: NINE }, note: expect.stringContaining('LL359-1') },
      ])
      expect(difficulties(panel(value))).toEqual([null])
      expect(lineOf(question(value))).toMatch(/^refused: How difficult daily life was made was not read/)
    }
    const absent = { dataAbsentReason: { text: 'asked, declined' } }
    expect(factsOf(panel(absent))).toMatchObject([{ fact: { answers: NINE }, note: null }])
    expect(lineOf(question(absent))).toBe('not-used: No value: the source says why.')
  })
})
