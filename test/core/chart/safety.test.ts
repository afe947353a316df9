import { describe, expect, test } from 'vitest'
import { safetyToday } from '../../../core/caseload/safety.ts'
import type { Entry, NewEntry } from '../../../core/chart/entry.ts'
import { summarize } from '../../../core/chart/fold.ts'
import type { CaseloadRow } from '../../../core/contract/schemas/caseload.ts'
import { anEpisode, contact, phq9, referral } from '../../support/charts.ts'
import {
  assessed,
  at,
  history,
  imported,
  phq9With,
  rowOf,
  saved,
  savedBy,
  summaryOf,
  textsOf,
  TODAY,
  type Request,
} from '../../support/history.ts'

const referred = saved(-40, referral(at(-40)))
const answer = (day: number, item9: number, recorded = day): Request => saved(recorded, phq9With(at(day), 15, item9))
const found = (day: number, finding: 'low' | 'moderate' | 'high', over: object = {}): Request =>
  saved(day, assessed(at(day), finding, over))
const cSsrs = (
  day: number,
  finding: 'low' | 'moderate' | 'high',
  ideation = [true, true, true, true, false],
): NewEntry => ({
  ...{ kind: 'c-ssrs', day: at(day), behaviour: 'never', finding },
  ideation: ideation as [boolean, boolean, boolean, boolean, boolean],
})
const outcome = (day: number, of: 'received' | 'managed' | 'not-reached' | 'died' | 'entered-in-error'): NewEntry => ({
  ...{ kind: 'safety-outcome', day: at(day), outcome: of },
  ...(of === 'managed' ? { nextContact: at(day + 2), safetyPlan: 'made' as const } : {}),
})
const handedOver = (day: number, check: number): NewEntry => ({
  ...{ kind: 'hand-over', day: at(day), how: 'handed-over', service: 'Crisis team', acceptedBy: 'J. Rivera' },
  checkDay: at(check),
})
const confirms = (day: number, what: 'not-reached' | 'died' | 'entered-in-error' | 'struck-out'): NewEntry => ({
  ...{ kind: 'safety-confirmation', day: at(day), confirms: what },
})
const of = (...requests: Request[]): [string | undefined, number | null | undefined] => {
  const { safety } = rowOf([referred, ...requests])
  return [safety?.state, safety?.class]
}
const safetyOf = (...requests: Request[]): CaseloadRow['safety'] => rowOf([referred, ...requests]).safety

describe('the safety table, state by state', () => {
  test.each<[string, Request[], [string | undefined, number | null | undefined]]>([
    ['a positive answer opens', [answer(-3, 1)], ['unassessed', 4]],
    ['an urgent answer cannot wait', [answer(-3, 3)], ['unassessed', 2]],
    ['a rise of two above a covered answer cannot wait', [answer(-20, 0), answer(-3, 2)], ['unassessed', 2]],
    ['a rise of one can', [answer(-20, 0), answer(-3, 1)], ['unassessed', 4]],
    ['without an answer before nothing rose', [answer(-3, 2)], ['unassessed', 4]],
    ['an uncovered answer before is nothing to rise from', [answer(-20, 1), answer(-3, 2)], ['unassessed', 4]],
    ['low settles', [answer(-3, 2), found(-2, 'low')], ['settled', null]],
    ['moderate holds', [answer(-3, 2), found(-2, 'moderate')], ['moderate', 3]],
    ['high holds', [answer(-3, 2), found(-2, 'high')], ['high', 1]],
    [
      'low of one save settles what it says',
      [saved(-3, phq9With(at(-3), 15, 2), assessed(at(-3), 'low'))],
      ['settled', null],
    ],
    ['high is not left by the same person on the same day', [found(-3, 'high'), found(-3, 'low')], ['high', 1]],
    [
      'high is left by another person on the same day',
      [found(-3, 'high'), found(-3, 'low', { assessedBy: 'Dr. Moss' })],
      ['settled', null],
    ],
    ['high is left by the same person on another day', [found(-3, 'high'), found(-2, 'low')], ['settled', null]],
    [
      'high is not left by an assessment that was made before',
      [found(-3, 'high'), saved(-1, assessed(at(-5), 'low'))],
      ['high', 1],
    ],
    [
      'high is not left by another spelling of the same name',
      [found(-3, 'high', { assessedBy: 'Dr. Moss' }), found(-3, 'low', { assessedBy: 'dr.  moss ' })],
      ['high', 1],
    ],
    ['moderate is left by an assessment of the same day', [found(-3, 'moderate'), found(-3, 'low')], ['settled', null]],
    ['moderate is managed', [found(-3, 'moderate'), saved(-2, outcome(-2, 'managed'))], ['settled', null]],
    ['high is not managed', [found(-3, 'high'), saved(-2, outcome(-2, 'managed'))], ['high', 1]],
    [
      'managed covers no answer',
      [found(-3, 'moderate'), answer(-2, 1), saved(-1, outcome(-1, 'managed'))],
      ['unassessed', 4],
    ],
    ['a hand-over holds until its check day', [found(-3, 'high'), saved(-3, handedOver(-3, 0))], ['elsewhere', null]],
    ['and not after it', [found(-3, 'high'), saved(-3, handedOver(-3, -1))], ['high', 1]],
    ['an unassessed answer can be handed over', [answer(-3, 2), saved(-2, handedOver(-2, 2))], ['elsewhere', null]],
    [
      'a new answer above a hand-over keeps the state and takes its class',
      [found(-3, 'high'), saved(-3, handedOver(-3, 2)), answer(-1, 3)],
      ['elsewhere', 2],
    ],
    [
      'an assessment ends a hand-over',
      [found(-4, 'high'), saved(-4, handedOver(-4, 2)), found(-1, 'moderate')],
      ['moderate', 3],
    ],
    [
      'an assessment of the day by the same person ends it and lifts nothing',
      [saved(-1, assessed(at(-1), 'high')), saved(-1, handedOver(-1, 2)), found(-1, 'low')],
      ['high', 1],
    ],
    [
      'received settles what was handed over',
      [found(-4, 'high'), saved(-4, handedOver(-4, 2)), saved(-2, outcome(-2, 'received'))],
      ['settled', null],
    ],
    [
      'received leaves an answer uncovered',
      [answer(-4, 2), saved(-4, handedOver(-4, 2)), saved(-2, outcome(-2, 'received'))],
      ['unassessed', 4],
    ],
    [
      'received after the check day settles nothing',
      [found(-9, 'high'), saved(-9, handedOver(-9, -4)), saved(-1, outcome(-1, 'received'))],
      ['high', 1],
    ],
    [
      'died settles a moderate finding at once',
      [found(-4, 'moderate'), saved(-2, outcome(-2, 'died'))],
      ['settled', null],
    ],
    [
      'died with a high finding waits for a second person',
      [found(-4, 'high'), saved(-2, outcome(-2, 'died'))],
      ['high', 1],
    ],
    [
      'the same person is no second one',
      [found(-4, 'high'), saved(-2, outcome(-2, 'died')), saved(-1, confirms(-1, 'died'))],
      ['high', 1],
    ],
    [
      'a second person confirms',
      [found(-4, 'high'), saved(-2, outcome(-2, 'died')), savedBy('ines', -1, confirms(-1, 'died'))],
      ['settled', null],
    ],
    [
      'entered in error covers the answer',
      [answer(-4, 1), saved(-2, outcome(-2, 'entered-in-error'))],
      ['settled', null],
    ],
    [
      'a new positive answer opens what was settled',
      [answer(-9, 1), found(-8, 'low'), answer(-1, 1)],
      ['unassessed', 4],
    ],
    [
      'a new positive answer beside a finding keeps the finding',
      [found(-9, 'moderate'), answer(-1, 1)],
      ['moderate', 3],
    ],
    ['and takes the higher class', [found(-9, 'moderate'), answer(-1, 3)], ['moderate', 2]],
    ['a C-SSRS entry is answer and assessment at once', [saved(-3, cSsrs(-3, 'high'))], ['high', 1]],
    [
      'a C-SSRS entry covers an item 9 of before',
      [answer(-4, 1), saved(-3, cSsrs(-3, 'low', [true, false, false, false, false]))],
      ['settled', null],
    ],
    [
      'striking out the low that settled it brings it back',
      [
        answer(-4, 1),
        found(-3, 'low'),
        saved(-1, { kind: 'correction', day: at(-1), corrects: 'v3p0', replacement: null, reason: 'x' }),
      ],
      ['unassessed', 4],
    ],
  ])('%s', (_, requests, expected) => {
    expect(of(...requests)).toEqual(expected)
  })
})

describe('law S1: whatever day it is dated', () => {
  test('an assessment covers no answer that was recorded after it, and none that is dated after it', () => {
    expect(of(found(-5, 'low'), answer(-6, 1, -1))).toEqual(['unassessed', 4])
    expect(of(answer(-2, 1), saved(-1, assessed(at(-5), 'low')))).toEqual(['unassessed', 4])
  })
  test('within one import the time of issue says what was known, and without one the place in the file', () => {
    const entries = history(referred, imported(-1, assessed(at(-5), 'low'), phq9With(at(-5), 15, 1)))
    const issuedAt = (assessment: string | null, form: string | null) =>
      entries.map((entry) => {
        const time = entry.fact.kind === 'safety' ? assessment : entry.fact.kind === 'assessment' ? form : null
        return time ? { ...entry, issued: `${at(-5)}T${time}:00Z` } : entry
      })
    const state = (all: Entry[]) => safetyToday(summarize(anEpisode(), all).safety, TODAY).state
    expect(state(issuedAt('12:00', '09:00'))).toBe('settled')
    expect(state(issuedAt('09:00', '12:00'))).toBe('unassessed')
    expect(state(issuedAt(null, null))).toBe('unassessed')
  })
  test('a corrected assessment covers what the original covered, and not what was recorded since', () => {
    const correction = (finding: 'low' | 'moderate'): NewEntry => ({
      ...{ kind: 'correction', day: at(0), corrects: 'v3p0', reason: 'Other words' },
      replacement: assessed(at(-4), finding) as never,
    })
    const before = [answer(-5, 1), found(-4, 'low'), answer(-4, 1)]
    expect(of(...before.slice(0, 2), saved(0, correction('low')))).toEqual(['settled', null])
    expect(of(...before, saved(0, correction('low')))).toEqual(['unassessed', 4])
    expect(of(...before.slice(0, 2), saved(0, correction('moderate')))).toEqual(['moderate', 3])
  })
  test('a correction that raises an answer is a new answer', () => {
    const raised: NewEntry = {
      ...{ kind: 'correction', day: at(0), corrects: 'v2p0', reason: 'Read wrongly' },
      replacement: phq9With(at(-5), 15, 3) as never,
    }
    expect(of(answer(-5, 1), found(-4, 'low'), saved(0, raised))).toEqual(['unassessed', 2])
  })
})

test('law S2: first opening, highest level and newest answer are facts of their own', () => {
  const safety = safetyOf(answer(-9, 3), answer(-5, 1), answer(-2, 0))
  expect(safety).toMatchObject({ state: 'unassessed', level: 3, since: at(-9), newest: at(-5) })
})

test('law S2: a finding keeps the day of the first answer that it was the first to cover', () => {
  expect(safetyOf(answer(-9, 2), found(-3, 'moderate'))).toMatchObject({ since: at(-9), level: 2 })
  expect(safetyOf(answer(-9, 2), found(-8, 'low'), found(-3, 'moderate'))).toMatchObject({ since: at(-3), level: null })
  expect(safetyOf(found(-3, 'high'), answer(-2, 1))).toMatchObject({ since: at(-3), level: 1, newAnswer: true })
})

describe('since when the item is open', () => {
  const strike = (corrects: string, replacement: NewEntry | null = null): Request =>
    saved(-1, {
      ...{ kind: 'correction', day: at(-1), corrects, reason: 'Wrong' },
      replacement: replacement as never,
    })
  test('is no other day when an open answer is struck out: it stands until that is confirmed', () => {
    expect(safetyOf(answer(-9, 3), strike('v2p0'))).toMatchObject({
      state: 'struck-out',
      since: at(-9),
      struck: at(-1),
    })
    expect(safetyOf(answer(-9, 3), answer(-5, 1), strike('v2p0'))).toMatchObject({ state: 'unassessed', since: at(-9) })
  })
  test('is no other day when a finding is lowered: the answer that it was about stands', () => {
    const lowered = strike('v3p0', assessed(at(-7), 'low'))
    expect(safetyOf(answer(-9, 2), found(-7, 'high'), lowered)).toMatchObject({ state: 'struck-out', since: at(-9) })
    expect(safetyOf(found(-7, 'high'), strike('v2p0'))).toMatchObject({ since: at(-7) })
  })
  test('is no other day when what settled it, a hand-over or something else is struck out', () => {
    const settled = [answer(-9, 3), found(-8, 'low'), strike('v3p0')]
    expect(safetyOf(...settled)).toMatchObject({ state: 'unassessed', since: at(-9), struck: null })
    expect(safetyOf(answer(-9, 3), saved(-5, handedOver(-5, 2)), strike('v3p0'))).toMatchObject({ since: at(-9) })
    expect(safetyOf(answer(-9, 3), saved(-5, contact(at(-5))), strike('v3p0'))).toMatchObject({ since: at(-9) })
  })
})

test('law S3: every reason names the finding', () => {
  expect(textsOf(rowOf([referred, found(-3, 'moderate')]))[0]).toBe('Risk assessed 21 Nov: moderate')
  expect(textsOf(rowOf([referred, answer(-2, 0), found(-1, 'high')]))[0]).toBe('Risk assessed 23 Nov: high')
})

const tried: Request[] = (['phone', 'letter', 'phone'] as const).map((mode, i) =>
  saved(i - 12, contact(at(i - 12), { outcome: 'attempted', mode })),
)

describe('law S4: not reached', () => {
  const settled = [
    found(-20, 'moderate'),
    ...tried,
    saved(-9, outcome(-9, 'not-reached')),
    savedBy('ines', -8, confirms(-8, 'not-reached')),
  ]
  test('rests on attempts that stand, lie no later than it, and come after the last two-way contact', () => {
    const without = (i: number) => settled.filter((_, k) => k !== i)
    for (const i of [1, 2, 3]) expect(of(...without(i))).toEqual(['moderate', 3])
    const struck = {
      ...{ kind: 'correction', day: at(-1), corrects: 'v4p0', reason: 'Another person' },
      replacement: null,
    }
    expect(of(...settled, saved(-1, struck as NewEntry))).toEqual(['moderate', 3])
    const late = [found(-20, 'moderate'), saved(-13, outcome(-13, 'not-reached')), ...tried]
    expect(of(...late, savedBy('ines', -8, confirms(-8, 'not-reached')))).toEqual(['moderate', 3])
    const dated = [found(-20, 'moderate'), ...tried, saved(-9, outcome(-11, 'not-reached'))]
    expect(of(...dated, savedBy('ines', -8, confirms(-8, 'not-reached')))).toEqual(['moderate', 3])
    const reached = [
      found(-20, 'moderate'),
      ...tried,
      saved(-9, contact(at(-9))),
      saved(-9, outcome(-9, 'not-reached')),
    ]
    expect(of(...reached, savedBy('ines', -8, confirms(-8, 'not-reached')))).toEqual(['moderate', 3])
  })
  test('settles once confirmed, and the state of before comes back with a contact, a referral or a positive answer', () => {
    expect(of(...settled)).toEqual(['settled', null])
    expect(of(...settled, saved(-2, contact(at(-2))))).toEqual(['moderate', 3])
    expect(of(...settled, saved(-2, referral(at(-2))))).toEqual(['moderate', 3])
    expect(of(...settled, answer(-2, 1))).toEqual(['moderate', 3])
    expect(of(...settled, saved(-2, contact(at(-2), { outcome: 'attempted' })))).toEqual(['settled', null])
    expect(of(...settled, answer(-2, 0))).toEqual(['settled', null])
  })
})

test('an outcome of another kind that is corrected counts from its correction on', () => {
  const correction: NewEntry = {
    ...{ kind: 'correction', day: at(-5), corrects: 'v2p0', reason: 'Of the other form' },
    replacement: outcome(-5, 'died') as never,
  }
  const chart = [saved(-9, outcome(-9, 'received')), answer(-7, 1)]
  expect(of(...chart)).toEqual(['unassessed', 4])
  expect(of(...chart, saved(-5, correction))).toEqual(['settled', null])
})

test('the lowest positive answer gives a finding its level', () => {
  expect(safetyOf(answer(-3, 1), found(-2, 'moderate'))).toMatchObject({ state: 'moderate', level: 1 })
})

test('a confirmation of something else that is corrected confirms from its correction on', () => {
  const correction: NewEntry = {
    ...{ kind: 'correction', day: at(-8), corrects: 'v3p0', reason: 'Of the other form' },
    replacement: confirms(-8, 'not-reached') as never,
  }
  const chart = [
    found(-20, 'moderate'),
    savedBy('ines', -19, confirms(-19, 'died')),
    ...tried,
    saved(-9, outcome(-9, 'not-reached')),
  ]
  expect(of(...chart)).toEqual(['moderate', 3])
  expect(of(...chart, savedBy('ines', -8, correction))).toEqual(['settled', null])
})

describe('struck out', () => {
  const strike = (corrects: string, replacement: NewEntry | null = null): NewEntry => ({
    ...{ kind: 'correction', day: at(-1), corrects, reason: 'Wrong' },
    replacement: replacement as never,
  })
  test('an urgent answer needs another person, whatever other answers there are', () => {
    const struck = [answer(-5, 3), answer(-4, 1), saved(-1, strike('v2p0'))]
    expect(of(...struck)).toEqual(['unassessed', 4])
    expect(of(...struck, found(0, 'low'))).toEqual(['struck-out', 5])
    expect(of(...struck, found(0, 'low'), saved(0, confirms(0, 'struck-out')))).toEqual(['struck-out', 5])
    expect(of(...struck, found(0, 'low'), savedBy('ines', 0, confirms(0, 'struck-out')))).toEqual(['settled', null])
  })
  test('an answer lowered from urgent stands until confirmed', () => {
    expect(of(answer(-5, 3), saved(-1, strike('v2p0', phq9With(at(-5), 15, 0))))).toEqual(['struck-out', 5])
  })
  test('a low answer that is not the last open one leaves nothing to confirm', () => {
    expect(of(answer(-5, 1), answer(-4, 1), saved(-1, strike('v2p0')), found(0, 'low'))).toEqual(['settled', null])
  })
  test('a high finding taken back stands until another person confirms', () => {
    expect(of(found(-5, 'high'), saved(-1, strike('v2p0', assessed(at(-5), 'low'))))).toEqual(['struck-out', 5])
  })
  test('a moderate finding taken back stands where it was the last open thing, and not where it became worse', () => {
    const one = [found(-5, 'moderate')]
    expect(of(...one, saved(-1, strike('v2p0', assessed(at(-5), 'low'))))).toEqual(['struck-out', 5])
    expect(of(...one, saved(-1, strike('v2p0')))).toEqual(['struck-out', 5])
    expect(of(...one, saved(-1, strike('v2p0', assessed(at(-5), 'high'))), found(0, 'low'))).toEqual(['settled', null])
    expect(of(...one, saved(-1, strike('v2p0', assessed(at(-5), 'moderate'))), found(0, 'low'))).toEqual([
      'settled',
      null,
    ])
    expect(of(...one, answer(-4, 1), saved(-1, strike('v2p0')), found(0, 'low'))).toEqual(['settled', null])
  })
  test('saying it again leaves nothing to confirm', () => {
    const again = strike('v3p0', phq9With(at(-5), 15, 3))
    const said = [answer(-5, 3), saved(-1, strike('v2p0', phq9With(at(-5), 15, 0))), saved(0, again)]
    expect(of(...said)).toEqual(['unassessed', 2])
    expect(of(...said, found(0, 'low'))).toEqual(['settled', null])
  })
})

describe('a high finding is not taken back by a correction of one of the two assessments', () => {
  const correct = (corrects: string, replacement: NewEntry) =>
    saved(0, { ...{ kind: 'correction', day: at(0), corrects, reason: 'x' }, replacement: replacement as never })
  const [high, low] = [found(0, 'high'), found(0, 'low')]
  test.each<[string, Request[]]>([
    ['of the day of the high one', [high, low, correct('v2p0', assessed(at(-1), 'high'))]],
    ['of the day of the low one', [found(-1, 'high'), found(-1, 'low'), correct('v3p0', assessed(at(0), 'low'))]],
    ['of who made the high one', [high, low, correct('v2p0', assessed(at(0), 'high', { assessedBy: 'Dr. Ruiz' }))]],
  ])('%s', (_, requests) => {
    expect(of(...requests)).toEqual(['high', 1])
  })
  test('of who made the low one, where the names were typed', () => {
    const by = (finding: 'high' | 'low') => saved(0, assessed(at(0), finding, { assessedBy: 'Kerensa Aldous' }))
    const other = correct('v3p0', assessed(at(0), 'low', { assessedBy: 'Dr. Ruiz' }))
    expect(of(by('high'), by('low'), other)).toEqual(['high', 1])
  })
})

test('law S8: answers and findings from before the need are history and open nothing', () => {
  const old = safetyOf(answer(-101, 3, -39), saved(-39, assessed(at(-101), 'high')))
  expect(old).toMatchObject({ class: null, history: { day: at(-101), level: 3 } })
  expect(safetyOf(answer(-100, 3, -39))).toMatchObject({ state: 'unassessed', history: null })
  // A 0 of the first day that belongs to the episode is something to rise from, one of the day before is not.
  expect(safetyOf(answer(-100, 0, -39), answer(-2, 2))).toMatchObject({ class: 2, risen: true })
  expect(safetyOf(answer(-101, 0, -39), answer(-2, 2))).toMatchObject({ class: 4, risen: false })
})

describe('law S8, what was open is not made history by a referral', () => {
  const summaryClass = (...requests: Request[]) => {
    const { state, class: its } = safetyToday(summaryOf(...requests).safety, TODAY)
    return [state, its]
  }
  const screen = (by: 'typed' | 'import' = 'typed', day = -80): Request => ({
    ...{ on: -80, source: by, facts: [phq9With(at(day), 18, 3, { kind: 'screening' })] },
  })
  const refers = (day: number, on = day) => saved(on, referral(at(day)))
  const redated = (entry: string, to: number): Request =>
    saved(-1, {
      ...{ kind: 'correction', day: at(-1), corrects: entry, reason: 'Wrong day' },
      replacement: referral(at(to)) as never,
    })
  test('that is recorded later', () => {
    expect(summaryClass(screen())).toEqual(['unassessed', 2])
    expect(summaryClass(screen(), refers(-10))).toEqual(['unassessed', 2])
    expect(summaryClass(screen(), saved(-79, assessed(at(-79), 'high')), refers(-10))).toEqual(['high', 1])
  })
  test('that is dated anew', () => {
    const high = saved(-80, assessed(at(-80), 'high'))
    expect(summaryClass(refers(-30), screen(), redated('v1p0', -10))).toEqual(['unassessed', 2])
    expect(summaryClass(refers(-30), high, redated('v1p0', -5))).toEqual(['high', 1])
  })
  test('and what was history from its first moment on stays it', () => {
    expect(summaryClass(refers(-10, -81), screen())[1]).toBeNull()
    expect(summaryClass(saved(-9, referral(at(-10)), phq9With(at(-80), 18, 3)))[1]).toBeNull()
  })
  test('an import is read by what its own day brought: an old answer before its referral opens nothing', () => {
    const run = (on: number, ...facts: NewEntry[]) => imported(on, ...facts)
    const old = phq9With(at(-80), 18, 3)
    expect(summaryClass(run(-5, old), run(-5, referral(at(-10))))[1]).toBeNull()
    expect(summaryClass(run(-6, old), run(-5, referral(at(-10))))).toEqual(['unassessed', 2])
  })
})

test('law S9: an item has the name its instrument gives it', () => {
  const uncovered = saved(-3, cSsrs(-3, 'low'))
  const raised = saved(-1, {
    ...{ kind: 'correction', day: at(-1), corrects: 'v2p0', reason: 'x' },
    replacement: { ...cSsrs(-3, 'high') } as never,
  })
  expect(textsOf(rowOf([referred, uncovered, raised]))[0]).toBe('Risk assessed 21 Nov: high')
  expect(rowOf([referred, uncovered]).answered).toMatchObject({ instrument: 'c-ssrs', level: 4 })
  expect(rowOf([referred, saved(-3, cSsrs(-3, 'high'))]).safety).toMatchObject({ instrument: 'c-ssrs', level: 4 })
  const asked = saved(-3, phq9With(at(-3), 12, 2), assessed(at(-3), 'moderate'))
  expect(rowOf([referred, asked]).safety).toMatchObject({ instrument: 'phq-9', level: 2 })
})

test('law S10: a positive answer is need by itself, whatever the total', () => {
  expect(summaryOf(saved(-3, phq9With(at(-3), 4, 1))).stages.identified).toBe(at(-3))
  expect(summaryOf(saved(-3, phq9(at(-3), 4))).stages.identified).toBeNull()
})
