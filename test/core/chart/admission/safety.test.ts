import { describe, expect, test } from 'vitest'
import { admit, safetySteps } from '../../../../core/words/admission.ts'
import type { Issue } from '../../../../core/result.ts'
import type { NewEntry } from '../../../../core/chart/entry.ts'
import { safetyChart } from '../../../../core/chart/safety-steps.ts'
import { NOTHING_CHOSEN } from '../../../../core/settings/index.ts'
import { anEpisode, close, contact, referral, session } from '../../../support/charts.ts'
import { assessed, at, history, phq9With, saved, savedBy, TODAY, type Request } from '../../../support/history.ts'

const ME = { sub: 'kerensa-aldous', consultant: false }
const CONSULTANT = { sub: 'ines-rautavaara', consultant: true }
const referred = saved(-40, referral(at(-40)))
const asked = (requests: readonly Request[], facts: readonly NewEntry[], by = ME): readonly Issue[] =>
  admit(anEpisode(), history(referred, ...requests), facts, { today: TODAY, by, local: null, chosen: NOTHING_CHOSEN })
const places = (requests: readonly Request[], facts: readonly NewEntry[], by = ME) =>
  asked(requests, facts, by).map(({ at: place }) => place)

const answer = (day: number, level: number): Request => saved(day, phq9With(at(day), 15, level))
const high = saved(-3, assessed(at(-3), 'high'))
const moderate = saved(-3, assessed(at(-3), 'moderate'))
const handOver = (over: object = {}): NewEntry =>
  ({
    kind: 'hand-over',
    day: at(0),
    how: 'handed-over',
    service: 'Crisis',
    acceptedBy: 'J. Rivera',
    checkDay: at(2),
    ...over,
  }) as NewEntry
const outcome = (of: string, over: object = {}): NewEntry =>
  ({ kind: 'safety-outcome', day: at(0), outcome: of, ...over }) as NewEntry
const confirms = (what: string, over: object = {}): NewEntry =>
  ({ kind: 'safety-confirmation', day: at(0), confirms: what, ...over }) as NewEntry

describe('a close of a safety item', () => {
  const closing = (finding: string) =>
    ({ ...assessed(at(0), finding as 'low'), event: 'close', action: 'told' }) as NewEntry
  test.each(['moderate', 'high'])('that rests on %s is refused with what to do', (finding) => {
    const [issue] = asked([answer(-3, 2)], [closing(finding)])
    expect(issue).toMatchObject({ at: 'entries.0.finding' })
    expect(issue?.problem).toContain('Record it as a risk assessment')
  })
  test('on low is an assessment like any other', () => {
    expect(asked([answer(-3, 2)], [closing('low')])).toEqual([])
  })
})

describe('a risk assessment', () => {
  test('dated before the answer of its own save, or before every answer there is, is refused', () => {
    expect(places([], [phq9With(at(0), 15, 2), assessed(at(-2), 'low')])).toEqual(['entries.1.day'])
    expect(places([answer(-3, 2)], [assessed(at(-9), 'low')])).toEqual(['entries.0.day'])
  })
  test('that was only typed late is recorded', () => {
    expect(asked([answer(-20, 1), answer(-3, 2)], [assessed(at(-19), 'low')])).toEqual([])
    expect(asked([], [assessed(at(-9), 'low')])).toEqual([])
  })
})

describe('a C-SSRS screener', () => {
  const screener = (finding: string, over: object = {}) =>
    ({
      kind: 'c-ssrs',
      day: at(0),
      ideation: [true, true, false, true, false],
      behaviour: 'never',
      finding,
      ...over,
    }) as NewEntry
  test('is confirmed as it proposes or as worse, never as lower', () => {
    expect(places([], [screener('low')])).toEqual(['entries.0.finding'])
    expect(places([], [screener('high')])).toEqual([])
    expect(places([], [screener('moderate', { ideation: [true, false, false, false, false] })])).toEqual([])
    expect(
      places(
        [],
        [screener('moderate', { ideation: [false, false, false, false, false], behaviour: 'within-3-months' })],
      ),
    ).toEqual(['entries.0.finding'])
  })
  test('without a single answer is refused', () => {
    const nothing = { ideation: [null, null, null, null, null], behaviour: null }
    expect(places([], [screener('low', nothing)])).toEqual(['entries.0.ideation'])
  })
})

describe('a hand-over', () => {
  test('is dated no earlier than what it answers', () => {
    const [issue] = asked([high], [handOver({ day: at(-4) })])
    expect(issue).toMatchObject({ at: 'entries.0.day' })
    expect(issue?.problem).toContain('dated before the high finding')
    expect(asked([answer(-2, 1)], [handOver({ day: at(-3) })])[0]?.problem).toContain('dated before the answer')
    expect(places([answer(-2, 1), high], [handOver({ day: at(-3) })])).toEqual([])
  })
  test('can be corrected after its check day, with that day as it was', () => {
    const past = savedBy('x', -9, handOver({ day: at(-9), checkDay: at(-5) }))
    const requests = [saved(-10, assessed(at(-10), 'high')), past]
    const corrects = (checkDay: string): NewEntry => ({
      ...{ kind: 'correction', day: at(0), corrects: 'v3p0', reason: 'Wrong service' },
      replacement: handOver({ day: at(-9), checkDay, service: 'Other team' }) as never,
    })
    expect(places(requests, [corrects(at(-5))])).toEqual([])
    expect(places(requests, [corrects(at(-1))])).toEqual(['entries.0.replacement.checkDay'])
  })
  test('needs something open, and a check day from today on and within a week', () => {
    expect(places([], [handOver()])).toEqual(['entries.0.how'])
    expect(places([high], [handOver({ checkDay: at(-1) })])).toEqual(['entries.0.checkDay'])
    expect(places([high], [handOver({ checkDay: at(8) })])).toEqual(['entries.0.checkDay'])
    expect(places([high], [handOver({ checkDay: at(7) })])).toEqual([])
    expect(places([answer(-2, 1)], [handOver({ checkDay: at(0) })])).toEqual([])
  })
  test('takes the week from the setting of its clinic', () => {
    const chosen = { 'hand-over-check': [{ from: at(-9), value: 2 }] }
    const issues = admit(anEpisode(), history(referred, high), [handOver({ checkDay: at(3) })], {
      today: TODAY,
      ...{ by: ME, local: null, chosen },
    })
    expect(issues[0]?.problem).toContain('within 2 days')
  })
})

describe('outcomes', () => {
  test('received needs a hand-over that holds, and who said so', () => {
    const handed = savedBy('x', -2, handOver({ day: at(-2), checkDay: at(1) }))
    expect(places([high], [outcome('received', { by: 'J. Rivera' })])).toEqual(['entries.0.outcome'])
    expect(places([high, handed], [outcome('received')])).toEqual(['entries.0.by'])
    expect(places([high, handed], [outcome('received', { by: 'J. Rivera' })])).toEqual([])
    const passed = savedBy('x', -3, handOver({ day: at(-3), checkDay: at(-1) }))
    expect(asked([high, passed], [outcome('received', { by: 'J. Rivera' })])[0]?.problem).toContain('check day passed')
    expect(asked([high, passed], [outcome('received', { by: 'J. Rivera', day: at(-2) })])).toEqual([])
  })
  test('managed needs a finding of moderate, a next contact and the safety plan or why not', () => {
    const whole = { nextContact: at(2), safetyPlan: 'made' }
    expect(places([high], [outcome('managed', whole)])).toEqual(['entries.0.outcome'])
    expect(places([moderate], [outcome('managed', whole)])).toEqual([])
    expect(places([moderate], [outcome('managed')])).toEqual(['entries.0.nextContact', 'entries.0.safetyPlan'])
    expect(places([moderate], [outcome('managed', { ...whole, nextContact: at(-1) })])).toEqual([
      'entries.0.nextContact',
    ])
    expect(places([moderate], [outcome('managed', { ...whole, safetyPlan: 'not-made' })])).toEqual(['entries.0.why'])
  })
  test('an outcome dated before all it could answer is refused, and a safety plan that finds something', () => {
    expect(places([answer(-3, 1)], [outcome('entered-in-error', { day: at(-4), why: 'paper of another' })])).toEqual([
      'entries.0.day',
    ])
    expect(places([answer(-3, 1)], [outcome('died', { day: at(-3) })])).toEqual([])
    expect(places([moderate], [outcome('managed', { day: at(-4), nextContact: at(2), safetyPlan: 'made' })])).toEqual([
      'entries.0.day',
    ])
    const plan = { ...assessed(at(0), 'high'), event: 'safety-plan' } as NewEntry
    expect(places([], [plan])).toEqual(['entries.0.finding'])
  })
  const plan = (more: object = {}): NewEntry =>
    ({ kind: 'safety', day: at(0), event: 'safety-plan', ...more }) as NewEntry
  test.each([{}, { action: '' }, { action: ' ' }])('a safety plan that says nothing is refused: %j', (said) => {
    expect(asked([high], [plan(said)])).toEqual([
      {
        at: 'entries.0.action',
        problem: 'Write what was agreed with the person: a safety plan that says nothing is none',
      },
    ])
    expect(places([high], [plan({ action: 'Calls her sister' })])).toEqual([])
  })
  test('one that an earlier release took without a word can be corrected in what else it says, and none can be emptied', () => {
    const corrected = (id: string, more: object): NewEntry =>
      ({ kind: 'correction', day: at(0), corrects: id, reason: 'Wrong day', replacement: plan(more) }) as NewEntry
    const standing = (fact: NewEntry) => [high, saved(-2, fact)]
    const idOf = (requests: readonly Request[]) => history(referred, ...requests).at(-1)?.id ?? ''
    const [empty, full] = [standing(plan()), standing(plan({ action: 'Calls her sister' }))]
    expect(places(empty, [corrected(idOf(empty), { day: at(-1) })])).toEqual([])
    expect(places(full, [corrected(idOf(full), {})])).toEqual(['entries.0.replacement.action'])
    const assessment = standing(assessed(at(-2), 'low'))
    expect(places(assessment, [corrected(idOf(assessment), {})])).toEqual(['entries.0.replacement.action'])
  })
  test('one save may assess as moderate and manage', () => {
    const facts = [assessed(at(0), 'moderate'), outcome('managed', { nextContact: at(2), safetyPlan: 'made' })]
    expect(asked([answer(-2, 1)], facts)).toEqual([])
    expect(places([answer(-2, 1)], facts.toReversed())).toEqual(['entries.0.outcome'])
  })
  const whole = { pcpTold: 'Dr. Moss', welfareCheck: 'asked-for' }
  const attempt = (day: number, mode: 'phone' | 'letter') =>
    saved(day, contact(at(day), { outcome: 'attempted', mode }))
  test('not reached counts attempts from the newest open answer or finding, on days and by routes', () => {
    const three = [high, attempt(-2, 'phone'), attempt(-1, 'letter'), attempt(0, 'phone')]
    expect(places(three, [outcome('not-reached', whole)])).toEqual([])
    expect(asked(three.slice(0, 3), [outcome('not-reached', whole)])[0]?.problem).toContain('So far: 2 on 2 by 2')
    const sameRoute = [high, attempt(-2, 'phone'), attempt(-1, 'phone'), attempt(0, 'phone')]
    expect(asked(sameRoute, [outcome('not-reached', whole)])[0]?.problem).toContain('by 2 routes')
    const before = [attempt(-6, 'phone'), attempt(-5, 'letter'), attempt(-4, 'phone'), high]
    expect(asked(before, [outcome('not-reached', whole)])[0]?.problem).toContain('So far: 0')
    expect(places(three, [outcome('not-reached')])).toEqual(['entries.0.pcpTold', 'entries.0.welfareCheck'])
    // Attempts of after its own day are none that it rests on.
    expect(asked(three, [outcome('not-reached', { ...whole, day: at(-1) })])[0]?.problem).toContain(
      'So far: 2 on 2 by 2',
    )
  })
  test('not reached is confirmed by a consultant and never by who recorded it', () => {
    const waiting = [
      high,
      attempt(-2, 'phone'),
      attempt(-1, 'letter'),
      attempt(0, 'phone'),
      saved(0, outcome('not-reached', whole)),
    ]
    expect(asked(waiting, [confirms('not-reached')])[0]?.problem).toContain('another person confirms')
    expect(asked(waiting, [confirms('not-reached')], { sub: 'matthew', consultant: false })[0]?.problem).toContain(
      'consultant',
    )
    expect(asked(waiting, [confirms('not-reached')], CONSULTANT)).toEqual([])
    expect(places([high], [confirms('not-reached')], CONSULTANT)).toEqual(['entries.0.confirms'])
  })
  test('what was struck out is confirmed with who said it, urgent ones by another person', () => {
    const strike = (level: number): Request[] => [
      answer(-3, level),
      saved(-1, { kind: 'correction', day: at(-1), corrects: 'v2p0', replacement: null, reason: 'Wrong person' }),
    ]
    expect(places(strike(3), [confirms('struck-out', { saidBy: 'nobody' })])).toEqual(['entries.0.confirms'])
    expect(places(strike(1), [confirms('struck-out', { saidBy: 'nobody' })])).toEqual([])
    expect(places(strike(3), [confirms('struck-out')], CONSULTANT)).toEqual(['entries.0.saidBy'])
    expect(places(strike(3), [confirms('struck-out', { saidBy: 'another-person' })], CONSULTANT)).toEqual([
      'entries.0.otherEpisode',
    ])
  })
})

test('each step says why it cannot be taken, and is open to whoever can take it', () => {
  const steps = (...requests: Request[]) =>
    Object.fromEntries(
      safetySteps(safetyChart(history(referred, ...requests), TODAY, NOTHING_CHOSEN), ME).map(({ step, blocked }) => [
        step,
        blocked === null,
      ]),
    )
  expect(steps()).toEqual({
    ...{ 'risk-assessment': true, 'c-ssrs': true, 'hand-over': false, received: false, managed: false },
    ...{ 'not-reached': false, died: false, 'entered-in-error': false, confirm: false },
  })
  expect(steps(moderate)).toMatchObject({ 'hand-over': true, managed: true, died: true, 'not-reached': false })
})

describe('a correction that would make the order of the chart impossible', () => {
  const correct = (corrects: string, replacement: NewEntry | null): NewEntry =>
    ({ kind: 'correction', day: at(0), corrects, reason: 'Typed wrong', replacement }) as NewEntry
  test('by moving the referral behind what happened is refused with what would lie before it', () => {
    const [issue] = asked([saved(-20, session(at(-20)))], [correct('v1p0', referral(at(-10)))])
    expect(issue).toMatchObject({ at: 'entries.0.replacement.day' })
    expect(issue?.problem).toContain('contact on 4 Nov would lie before the episode begins')
  })
  test('by moving a contact behind the close it was recorded before is refused', () => {
    const chart = [saved(-20, session(at(-20))), saved(-5, close(at(-5)))]
    expect(places(chart, [correct('v2p0', session(at(-2)))])).toEqual(['entries.0.replacement.day'])
    expect(places(chart, [correct('v2p0', session(at(-6)))])).toEqual([])
  })
  test('by moving the close before what happened is refused', () => {
    const chart = [saved(-20, session(at(-20))), saved(-5, close(at(-5)))]
    expect(places(chart, [correct('v3p0', close(at(-25)))])).toEqual(['entries.0.replacement.day'])
    expect(places(chart, [correct('v3p0', close(at(-20)))])).toEqual([])
  })
  test('by moving consent behind the close is refused, a diagnosis may lie there', () => {
    const consent = (day: number): NewEntry => ({ kind: 'consent', day: at(day), state: 'verbal' })
    const diagnosis = (day: number): NewEntry =>
      ({ kind: 'diagnosis', day: at(day), system: 'icd-10-cm', code: 'F32.1', status: 'active' }) as NewEntry
    const chart = [saved(-20, consent(-20), diagnosis(-20)), saved(-5, close(at(-5)))]
    expect(places(chart, [correct('v2p0', consent(-2))])).toEqual(['entries.0.replacement.day'])
    expect(places(chart, [correct('v2p1', diagnosis(-2))])).toEqual([])
  })
  test('of words alone is recorded', () => {
    expect(
      places(
        [high, savedBy('x', -2, handOver({ day: at(-2), checkDay: at(1) }))],
        [correct('v3p0', handOver({ day: at(-2), checkDay: at(1), service: 'Other team' }))],
      ),
    ).toEqual([])
  })
})

describe('law D7: a close', () => {
  test('is refused with the list of what lies after it, and possible on the last day', () => {
    const chart = [saved(-20, session(at(-20))), saved(-9, phq9With(at(-9), 12, 0))]
    const [issue] = asked(chart, [close(at(-10))])
    expect(issue?.problem).toContain('PHQ-9 on 15 Nov')
    expect(asked(chart, [close(at(-9))])).toEqual([])
  })
  test('may be followed by contacts, attempts, answers and what is about safety', () => {
    const chart = [answer(-9, 2), saved(-5, close(at(-5)))]
    const after = [
      contact(at(-1)),
      contact(at(-1), { outcome: 'attempted' }),
      phq9With(at(-1), 9, 1),
      assessed(at(-1), 'low'),
    ]
    expect(asked(chart, after)).toEqual([])
    expect(asked(chart, [handOver()])).toEqual([])
    expect(places(chart, [{ kind: 'consent', day: at(-1), state: 'verbal' }])).toEqual(['entries.0.day'])
    const visit = (
      event: 'kept' | 'no-show',
      kind: 'care-management' | 'primary-care' = 'care-management',
    ): NewEntry => ({
      ...{ kind: 'appointment', day: at(-1), event, visit: kind },
    })
    expect(places(chart, [visit('kept')])).toEqual([])
    expect(places(chart, [visit('no-show')])).toEqual(['entries.0.day'])
    expect(places(chart, [visit('kept', 'primary-care')])).toEqual(['entries.0.day'])
  })
})
