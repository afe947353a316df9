import { describe, expect, test } from 'vitest'
import type { Json } from '../../../core/exchange/json.ts'
import { component, factOf, lineOf, observation, patient, PHQ9, read } from './resources.ts'

const total = (more: Json, id = 't') => observation(id, '44261-6', more)
const items = (answers: readonly (number | null)[], more: Json = {}) =>
  answers.flatMap((answer, i) =>
    answer === null ? [] : [observation(`i${i + 1}`, PHQ9[i] ?? '', { valueInteger: answer, ...more })],
  )
const facts = (...resources: Json[]) =>
  read([patient(), ...resources]).facts.map(({ sourceId, fact }) => [sourceId, fact])

describe('totals', () => {
  test('a total as integer, as quantity without unit, in {score} and in 1 is the same score', () => {
    for (const value of [
      { valueInteger: 12 },
      { valueQuantity: { value: 12 } },
      { valueQuantity: { value: 12, unit: '{score}' } },
      { valueQuantity: { value: 12, code: '1' } },
    ])
      expect(factOf(total(value))).toEqual({
        kind: 'assessment',
        day: '2026-03-01',
        instrument: 'phq-9',
        occasion: 'follow-up',
        total: 12,
      })
  })

  test.each([
    ['28', { valueInteger: 28 }, 'between 0 and 27'],
    ['-1', { valueInteger: -1 }, 'between 0 and 27'],
    ['9.5', { valueQuantity: { value: 9.5 } }, 'whole number'],
    ['a text', { valueInteger: '12' }, 'must be a number'],
    ['milligrams', { valueQuantity: { value: 12, unit: 'mg' } }, 'unit'],
    ['a comparator', { valueQuantity: { value: 12, comparator: '<' } }, 'comparator'],
    ['two values', { valueInteger: 12, valueString: '12' }, 'more than one value'],
    ['nothing', {}, 'no value'],
    ['true', { valueBoolean: true }, 'cannot hold a score'],
  ])('a total of %s is refused with what is wrong', (_what, value, reason) => {
    expect(lineOf(total(value))).toMatch(/^refused/)
    expect(lineOf(total(value))).toContain(reason)
  })

  test('a status that is not final names itself; an unknown one is refused', () => {
    for (const status of ['preliminary', 'cancelled', 'entered-in-error', 'registered'])
      expect(lineOf(total({ valueInteger: 9, status }))).toContain(`not-used: Its status is ${status}`)
    for (const status of ['amended', 'corrected']) expect(factOf(total({ valueInteger: 9, status }))).toBeDefined()
    expect(lineOf(total({ valueInteger: 9, status: 'done' }))).toMatch(/^refused/)
  })

  test('PHQ-2 is a screening, GAD-7 an assessment, PHQ-9M and other observations are not used', () => {
    expect(factOf(observation('a', '55758-7', { valueInteger: 4 }))).toMatchObject({
      kind: 'screening',
      instrument: 'phq-2',
      total: 4,
    })
    expect(factOf(observation('a', '70274-6', { valueInteger: 4 }))).toMatchObject({
      kind: 'assessment',
      instrument: 'gad-7',
    })
    expect(lineOf(observation('a', '89204-2', { valueInteger: 4 }))).toContain('not-used: The PHQ-9M')
    expect(lineOf(observation('a', '8867-4', { valueInteger: 70 }))).toContain('not-used')
  })

  test('a depression screen is positive or negative by its SNOMED result', () => {
    const screen = (code: string) =>
      observation('s', '73832-8', { valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code }] } })
    expect(factOf(screen('428181000124104'))).toEqual({
      kind: 'screening',
      day: '2026-03-01',
      instrument: 'other',
      result: 'positive',
    })
    expect(factOf(screen('428171000124102'))).toMatchObject({ result: 'negative' })
    expect(lineOf(screen('373066001'))).toMatch(/^refused/)
    expect(lineOf(observation('s', '73832-8', { valueBoolean: true }))).toMatch(/^not-used/)
  })
})

describe('answers', () => {
  const nine = [2, 2, 1, 3, 0, 1, 2, 0, 1]

  test('nine answers as components of one Observation become one entry with its answers', () => {
    const panel = observation('p', '44249-1', {
      component: [...PHQ9.map((code, i) => component(code, nine[i] ?? 0)), component('44261-6', 12)],
    })
    expect(facts(panel)).toEqual([
      [
        'Observation/p',
        { kind: 'assessment', day: '2026-03-01', instrument: 'phq-9', occasion: 'follow-up', answers: nine },
      ],
    ])
  })

  test('nine answers as Observations of one day and their total become one entry under the id of the total', () => {
    const reading = read([patient(), ...items(nine), total({ valueInteger: 12 })])
    expect(reading.facts.map(({ sourceId, fact }) => [sourceId, fact])).toEqual([
      [
        'Observation/t',
        { kind: 'assessment', day: '2026-03-01', instrument: 'phq-9', occasion: 'follow-up', answers: nine },
      ],
    ])
    expect(reading.lines).toHaveLength(9)
    expect(reading.lines.every((line) => line.reason === 'It is read as part of Observation/t.')).toBe(true)
  })

  test('a total its answers contradict refuses all of them', () => {
    const { facts: none, lines } = read([patient(), ...items(nine), total({ valueInteger: 13 })])
    expect(none).toHaveLength(0)
    expect(lines.map((line) => line.result)).toEqual(Array.from({ length: 10 }, () => 'refused'))
    expect(
      lineOf(total({ valueInteger: 5, component: PHQ9.map((code, i) => component(code, nine[i] ?? 0)) })),
    ).toContain('not the sum')
  })

  test('missing answers stay null and are never 0; the total beside them is an entry of its own', () => {
    const some = [2, null, 1, 3, null, 1, 2, null, 1]
    expect(facts(...items(some))[0]?.[1]).toMatchObject({ answers: some })
    expect(facts(...items(some), total({ valueInteger: 14 })).map(([, fact]) => fact)).toEqual([
      expect.objectContaining({ answers: some }),
      expect.objectContaining({ total: 14 }),
    ])
    expect(read([patient(), ...items(some), total({ valueInteger: 9 })]).facts).toHaveLength(0)
    expect(read([patient(), ...items(some), total({ valueInteger: 20 })]).facts).toHaveLength(0)
  })

  test('in one Observation with a total and too few answers, a positive safety answer is kept and otherwise the total', () => {
    const panel = (answers: readonly [string, number][]) =>
      total({ valueInteger: 12, component: answers.map(([code, value]) => component(code, value)) })
    expect(
      factOf(
        panel([
          ['44250-9', 2],
          ['44260-8', 1],
        ]),
      ),
    ).toMatchObject({ answers: [2, null, null, null, null, null, null, null, 1] })
    expect(
      factOf(
        panel([
          ['44250-9', 2],
          ['44259-0', 1],
        ]),
      ),
    ).toMatchObject({ total: 12 })
  })

  test('the first two items alone are a PHQ-2', () => {
    expect(facts(...items([2, 1]))).toEqual([
      ['Observation/i1', { kind: 'screening', day: '2026-03-01', instrument: 'phq-2', answers: [2, 1] }],
    ])
  })

  test('answers of two days are two sittings, and two of one day are told apart by their time', () => {
    const again = items(nine).map((item) => ({
      ...item,
      id: `${String(item['id'])}b`,
      effectiveDateTime: '2026-03-08',
    }))
    expect(facts(...items(nine), ...again).map(([, fact]) => (fact as Json)['day'])).toEqual([
      '2026-03-01',
      '2026-03-08',
    ])
    const morning = items(nine, { effectiveDateTime: '2026-03-01T09:00:00-07:00' })
    const evening = items([0, 0, 0, 0, 0, 0, 0, 0, 0], { effectiveDateTime: '2026-03-01T19:00:00-07:00' }).map(
      (item) => ({ ...item, id: `${String(item['id'])}e` }),
    )
    expect(facts(...morning, ...evening).map(([, fact]) => (fact as Json)['answers'])).toEqual([
      nine,
      [0, 0, 0, 0, 0, 0, 0, 0, 0],
    ])
    const unclear = [
      ...items(nine),
      ...items([0, 0, 0, 0, 0, 0, 0, 0, 0]).map((item) => ({ ...item, id: `${String(item['id'])}e` })),
    ]
    expect(
      read([patient(), ...unclear]).lines.every(
        (line) => line.result === 'refused' && line.reason?.includes('told apart'),
      ),
    ).toBe(true)
  })

  test('an answer may be a LOINC answer code, and 4 is no answer', () => {
    const coded = observation('i3', PHQ9[2] ?? '', {
      valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'LA6570-1' }] },
    })
    expect(factOf(coded)).toMatchObject({ answers: [null, null, 2, null, null, null, null, null, null] })
    expect(lineOf(observation('i3', PHQ9[2] ?? '', { valueInteger: 4 }))).toContain('between 0 and 3')
  })
})

describe('days', () => {
  const day = (effectiveDateTime: unknown, zone?: string) => {
    const fact = factOf(total({ valueInteger: 5, effectiveDateTime }), zone)
    return fact?.day ?? lineOf(total({ valueInteger: 5, effectiveDateTime }), zone)
  }

  test('a stamp belongs to the day it was in the clinic: 8 pm in Denver stays on its day', () => {
    expect(day('2026-03-31T20:00:00-06:00', 'America/Denver')).toBe('2026-03-31')
    expect(day('2026-04-01T02:00:00Z', 'America/Denver')).toBe('2026-03-31')
    expect(day('2026-04-01T02:00:00Z', 'America/New_York')).toBe('2026-03-31')
    expect(day('2026-04-01T02:00:00Z', 'Europe/Paris')).toBe('2026-04-01')
    expect(day('2026-04-01', 'Pacific/Honolulu')).toBe('2026-04-01')
  })

  test.each([
    '1870-01-01',
    '0001-01-01T00:00:00Z',
    '2026-13-01',
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-03',
    '2026-03-01T10:00:00',
    '2026-07-01',
    '9999-12-31T23:59:59Z',
    '1979-12-31',
    'yesterday',
    7,
  ])('%s is refused', (value) => {
    expect(day(value)).toMatch(/^refused/)
  })

  test('a period counts from its start, an instant by its zone, and no day is refused', () => {
    const at = (more: Json) => total({ valueInteger: 5, effectiveDateTime: undefined, ...more })
    expect(factOf(at({ effectivePeriod: { start: '2026-03-03', end: '2026-03-09' } }))?.day).toBe('2026-03-03')
    expect(factOf(at({ effectiveInstant: '2026-03-04T05:00:00Z' }))?.day).toBe('2026-03-03')
    expect(lineOf(at({}))).toMatch(/^refused: It has no day/)
    expect(lineOf(at({ effectivePeriod: { end: '2026-03-09' } }))).toContain('no start')
  })
})
