import { describe, expect, test } from 'vitest'
import { byUrgency } from '../../../../core/rows/rank.ts'
import { caseloadRow } from '../../../../core/rows/row.ts'
import { DEFAULT_RULES } from '../../../../core/caseload/rules.ts'
import type { NewEntry } from '../../../../core/chart/entry.ts'
import { summarize } from '../../../../core/chart/fold.ts'
import { anEpisode, contact, gad7, medication, referral, session } from '../../../support/charts.ts'
import { at, codesOf, history, phq9With, rowOf, saved, TODAY, type Request } from '../../../support/history.ts'

const consent = (day: number, state: string) => saved(day, { kind: 'consent', day: at(day), state } as NewEntry)
const reviewed = (day: number) =>
  saved(day, { kind: 'case-review', day: at(day), by: 'Dr. Lind', outcome: 'no-change' } as NewEntry)
const score = (day: number, total: number) => saved(day, phq9With(at(day), total, 0))
const called = (day: number, over: object = {}) => saved(day, contact(at(day), over))
/** In treatment for so many days with a baseline, reviewed and called yesterday. */
const treated = (days: number, baseline: number): Request[] => [
  saved(-days, referral(at(-days - 9)), phq9With(at(-days), baseline, 0, { occasion: 'initial' }), session(at(-days))),
]
const quiet = (days: number, baseline: number): Request[] => [
  ...treated(days, baseline),
  reviewed(-days + 1),
  called(-1),
]

describe('each number of a rule, on both sides of its day', () => {
  test.each<[string, string, number, (n: number) => Request[]]>([
    ['a score is stale after 35 days', 'score-stale', 36, (n) => [...quiet(50, 9), score(-n, 4)]],
    [
      'a score too old to judge a target is said after 56 days',
      'not-measured',
      57,
      (n) => [...quiet(90, 18), score(-n, 3)],
    ],
    ['a score is late after 56 days', 'score-late', 57, (n) => [...quiet(140, 12), score(-n, 20)]],
    ['a safety answer is unknown from 56 days on', 'answer-old', 56, (n) => [...quiet(140, 9), score(-n, 4)]],
    ['a contact is overdue after 28 days', 'no-contact', 29, (n) => [...treated(140, 9), reviewed(-90), called(-n)]],
    [
      'a promise is broken the day after its day',
      'contact-overdue',
      1,
      (n) => [...[...treated(140, 9), called(-20, { nextDue: at(-n) })]],
    ],
    ['never reviewed is said after 28 days', 'never-reviewed', 29, (n) => [...treated(n, 9), called(-1)]],
    ['somebody without a contact is overdue 28 days after the start', 'no-contact', 29, (n) => [...treated(n, 9)]],
    [
      'a wait is over the standard after 10 business days',
      'waiting-over-standard',
      15,
      (n) => [saved(-n, referral(at(-n)))],
    ],
    [
      'a waiting person is asked about safety again from 56 days on',
      'needs-contact',
      56,
      (n) => [...[saved(-90, referral(at(-90))), called(-60), saved(-n, answered(-n)), saved(-1, gad7(at(-1), 3))]],
    ],
  ])('%s', (_, code, from, requests) => {
    expect(codesOf(rowOf(requests(from)))).toContain(code)
    expect(codesOf(rowOf(requests(from - 1)))).not.toContain(code)
  })
  test.each<[string, string, number, (n: number) => Request[]]>([
    ['new is said for 28 days', 'new', 28, (n) => [...treated(n, 9), called(-1)]],
    ['a severe score early is said through week 7', 'severe', 56 + 6, (n) => [...quiet(n - 7, 22), score(-3, 21)]],
    ['remission is said while its score is current', 'remission', 35, (n) => [...quiet(140, 18), score(-n, 3)]],
  ])('%s', (_, code, last, requests) => {
    expect(codesOf(rowOf(requests(last)))).toContain(code)
    expect(codesOf(rowOf(requests(last + 1)))).not.toContain(code)
  })
})
function answered(day: number): NewEntry {
  return {
    kind: 'c-ssrs',
    day: at(day),
    ideation: Array(5).fill(false),
    behaviour: 'never',
    finding: 'low',
  } as NewEntry
}

describe('what is said beside each other', () => {
  test.each<[string, Request[], string[]]>([
    [
      'a newcomer of whom nothing is known',
      treated(3, 9).map(({ facts }) => saved(-3, facts[0]!, facts[2]!)),
      [...['never-asked', 'no-score']],
    ],
    [
      'somebody worse whom nobody has called',
      [...treated(70, 12), reviewed(-60), called(-40), score(-3, 19)],
      [...['worsening', 'no-contact']],
    ],
    [
      'two measures that got worse',
      [
        ...[
          ...quiet(70, 12),
          saved(-69, gad7(at(-69), 10, 'initial')),
          saved(-2, phq9With(at(-2), 19, 0), gad7(at(-2), 20)),
        ],
      ],
      ['worsening', 'worsening'],
    ],
    [
      'somebody who withdrew and got worse',
      [...quiet(70, 12), consent(-5, 'withdrawn'), score(-3, 19)],
      [...['consent-withdrawn', 'worsening']],
    ],
    [
      'somebody who stopped and is not at target',
      [
        ...[
          ...quiet(90, 18),
          saved(-80, medication(at(-80), 'start')),
          saved(-20, medication(at(-20), 'stop')),
          score(-3, 17),
        ],
      ],
      ['not-at-target', 'no-treatment-since'],
    ],
    [
      'somebody well whom a promise passed',
      [...quiet(140, 18).slice(0, 2), called(-20, { nextDue: at(-2) }), score(-4, 3)],
      [...['contact-overdue', 'remission']],
    ],
    ['somebody who declined', [saved(-9, referral(at(-9))), consent(-3, 'declined')], ['consent-declined']],
    [
      'somebody who declined and whom a promise passed',
      [saved(-9, referral(at(-9))), called(-8, { nextDue: at(-4) }), consent(-3, 'declined')],
      ['consent-declined'],
    ],
  ])('of %s', (_, requests, codes) => {
    expect(codesOf(rowOf(requests))).toEqual(codes)
  })
  test('of somebody who waits is why the care manager should call, one thing at a time', () => {
    const known = [saved(-5, referral(at(-5))), called(-3), saved(-2, answered(-2)), score(-1, 12)]
    const textOf = (...requests: Request[]) => rowOf(requests).reasons.map(({ code, text }) => `${code}: ${text}`)
    expect(textOf(...known).map((text) => text.split(':')[0])).toEqual(['waiting'])
    const without = (i: number) => codesOf(rowOf(known.filter((_, k) => k !== i)))
    expect([1, 3].map(without)).toEqual([['needs-contact'], ['needs-contact']])
    expect(codesOf(rowOf([...known.slice(0, 3), score(-1, 20)]))).toEqual(['needs-contact'])
    expect(rowOf([...known.slice(0, 3), score(-1, 20)]).needsContact).toBe(true)
    expect(rowOf(known).needsContact).toBe(false)
  })
})

describe('a group of its own', () => {
  test.each<[string, Request[], string, number]>([
    ['who declined', [saved(-9, referral(at(-9))), consent(-3, 'declined')], 'consent-declined', 7],
    ['who withdrew', [...quiet(70, 12), consent(-5, 'withdrawn'), score(-3, 9)], 'consent-withdrawn', 2],
    ['of whom nothing is flagged', [...quiet(60, 15), score(-3, 9)], 'no-flag', 8],
    ['in remission', [...quiet(140, 18), score(-3, 3)], 'remission', 8],
    [
      'whose promise passed',
      [...treated(60, 15), reviewed(-59), called(-9, { nextDue: at(-2) }), score(-3, 9)],
      'contact-overdue',
      7,
    ],
    ['who waits', [saved(-5, referral(at(-5))), called(-3), saved(-2, answered(-2)), score(-1, 12)], 'waiting', 7],
    ['whom somebody should call', [saved(-5, referral(at(-5)))], 'needs-contact', 7],
    ['who is new', [...treated(5, 9), called(-1)], 'new', 3],
    ['who was never reviewed', [...treated(29, 9), called(-1), score(-3, 8)], 'never-reviewed', 7],
    ['who is severe early', [...quiet(20, 22), score(-3, 21)], 'severe', 3],
    ['who rose early', [...treated(33, 12), called(-1), score(-3, 17)], 'risen', 3],
    ['whose answer is old', [...quiet(140, 9), score(-56, 4)], 'answer-old', 5],
  ])('%s', (_, requests, code, group) => {
    const row = rowOf(requests)
    expect([codesOf(row)[0], row.group]).toEqual([code, group])
  })
})

describe('measure again', () => {
  const again = (phq: [number, number], gad: [number, number]) => {
    const first = saved(-20, phq9With(at(-20), phq[0], 0), gad7(at(-20), gad[0]))
    const last = saved(-3, phq9With(at(-3), phq[1], 0), gad7(at(-3), gad[1]))
    const row = rowOf([...quiet(90, 20), saved(-89, gad7(at(-89), 16, 'initial')), first, last])
    return row.reasons.filter(({ code }) => code === 'measure-again').map(({ text }) => text)
  }
  test('names the measure that fell back, and from what', () => {
    expect(again([9, 10], [5, 5])[0]).toContain('best was 9, PHQ-9 10')
    expect(again([9, 9], [4, 8])[0]).toContain('best was 4, GAD-7 8')
    expect(again([9, 9], [5, 5])).toEqual([])
  })
  test('is said for a fall back after a gain however small, and without a gain for what matters or across the threshold', () => {
    expect(again([9, 10], [5, 5])).toHaveLength(1)
    expect(again([10, 11], [5, 5])).toHaveLength(1)
    expect(again([17, 18], [5, 5])).toEqual([])
    // Who is well and moves by a point is well.
    expect(again([3, 4], [5, 5])).toEqual([])
    expect(again([3, 7], [5, 5])).toHaveLength(1)
    expect(again([3, 8], [5, 5])).toHaveLength(1)
  })
})

describe('outside safety each difference decides alone', () => {
  const row = (id: string, requests: Request[]) =>
    caseloadRow(summarize(anEpisode({ episodeId: id }), history(...requests)), TODAY, DEFAULT_RULES)
  const stuck = (id: string, total: number, days = 90) => row(id, [...quiet(days, 18), score(-3, total)])
  test.each<[string, ReturnType<typeof row>, ReturnType<typeof row>]>([
    [
      'the group before the severity',
      row('z', [...quiet(70, 10), score(-3, 17)]),
      row('a', [...quiet(35, 21), score(-3, 21)]),
    ],
    ['severity before the kind', stuck('z', 17), row('a', [...quiet(90, 5), score(-3, 13)])],
    ['the kind before how long', row('z', [...quiet(70, 8), score(-3, 15)]), stuck('a', 15, 200)],
    ['how long it has gone on', stuck('z', 17, 120), stuck('a', 17, 90)],
    ['how long they have waited', row('z', [saved(-9, referral(at(-9)))]), row('a', [saved(-4, referral(at(-4)))])],
    ['and last the id', stuck('a', 17), stuck('b', 17)],
  ])('%s', (_, before, after) => {
    expect([before, after].toSorted(byUrgency)[0]?.episodeId).toBe(before.episodeId)
    expect([after, before].toSorted(byUrgency)[0]?.episodeId).toBe(before.episodeId)
  })
})

describe('law C4: which measure leads', () => {
  const both = (phq: [number, number], gad: [number, number], days = 90): Request[] => [
    saved(
      -days,
      referral(at(-days - 9)),
      phq9With(at(-days), phq[0], 0, { occasion: 'initial' }),
      gad7(at(-days), gad[0], 'initial'),
      session(at(-days)),
    ),
    ...[reviewed(-80), called(-1), saved(-3, phq9With(at(-3), phq[1], 0), gad7(at(-3), gad[1]))],
  ]
  test.each<[string, [number, number], [number, number], string, string]>([
    ['one followed before one that is shown, however severe', [12, 11], [9, 9], 'phq-9', 'not-at-target'],
    ['one followed before one that is shown, the other way', [9, 9], [12, 11], 'gad-7', 'not-at-target'],
    ['one followed that is well before one that is shown and severer', [9, 10], [12, 4], 'gad-7', 'remission'],
    ['the same the other way', [12, 4], [9, 10], 'phq-9', 'remission'],
    ['what needs more before what is severer', [20, 3], [10, 9], 'gad-7', 'below-threshold'],
    ['not at target before below the threshold', [15, 9], [12, 11], 'gad-7', 'not-at-target'],
    ['below the threshold before response', [20, 9], [11, 9], 'gad-7', 'below-threshold'],
    ['response before remission', [20, 3], [16, 7], 'gad-7', 'response'],
    ['of two as needy the severer', [18, 12], [18, 15], 'gad-7', 'not-at-target'],
    ['of two as needy the severer, the other way', [18, 15], [15, 12], 'phq-9', 'not-at-target'],
    ['of two as severe the course said first', [12, 13], [10, 16], 'gad-7', 'worsening'],
    ['of two alike the PHQ-9', [18, 12], [18, 12], 'phq-9', 'not-at-target'],
    ['with none followed the severer', [3, 4], [9, 9], 'gad-7', 'below-threshold'],
    ['with none followed the severer, the other way', [9, 9], [3, 4], 'phq-9', 'below-threshold'],
    [
      'one that rose by what matters is followed, though it was never elevated',
      [6, 11],
      [4, 3],
      'phq-9',
      'not-at-target',
    ],
  ])('%s', (_, phq, gad, lead, code) => {
    expect(rowOf(both(phq, gad))).toMatchObject({ lead, course: { code } })
  })
})
