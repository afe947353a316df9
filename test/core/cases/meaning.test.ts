/**
 * Charts that the first release read wrongly, each with its right value; days are relative to today. The kind behind each is a law
 * and is tested where its source is; these stay as instances. Not here: a re-referral of a closed episode (the second half of m07)
 * and an item that travels to another clinic (m45), which come with the episode's carrying entries.
 */
import { listed, tracksOf } from '../../support/measures.ts'
import { describe, expect, test } from 'vitest'
import { admit } from '../../../core/words/admission.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { byUrgency } from '../../../core/rows/rank.ts'
import { caseloadRow } from '../../../core/rows/row.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { usFederalHolidays } from '../../../core/calendar.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { anEpisode, close, contact, gad7, medication, phq9, referral, session } from '../../support/charts.ts'
import {
  assessed,
  at,
  codesOf,
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

const referred = (ago: number): Request => saved(-ago, referral(at(-ago)))
/** In treatment for so many weeks, with an initial assessment on the day it started and a contact yesterday. */
const treated = (weeks: number, initial: NewEntry): Request[] => [
  saved(
    -7 * weeks,
    referral(at(-7 * weeks - 10)),
    { ...initial, occasion: 'initial' } as NewEntry,
    session(at(-7 * weeks)),
  ),
  saved(-1, contact(at(-1))),
]
const settles = (day: number, finding: 'low' | 'moderate' | 'high', action = 'talked it through'): NewEntry => ({
  ...{ kind: 'safety', day: at(day), event: 'close', instrument: 'C-SSRS', finding, action },
})
const typing = { today: TODAY, by: { sub: 'kerensa-aldous', consultant: false }, local: null, chosen: NOTHING_CHOSEN }
const problems = (requests: readonly Request[], ...facts: NewEntry[]) =>
  admit(anEpisode(), history(...requests), facts, typing)

describe('safety', () => {
  test('m01: a late form is open although a later day was settled before it was recorded', () => {
    const row = rowOf([
      referred(30),
      saved(-10, phq9With(at(-10), 12, 1)),
      saved(-8, settles(-8, 'low')),
      saved(-1, phq9With(at(-9), 15, 3)),
    ])
    expect(row).toMatchObject({ group: 1, safety: { state: 'unassessed', class: 2, level: 3 } })
    expect(textsOf(row)[0]).toContain('recorded after the assessment of 16 Nov')
  })
  test('m02: a lower answer does not lower what is open', () => {
    const row = rowOf([referred(30), saved(-5, phq9With(at(-5), 15, 3)), saved(-1, phq9With(at(-1), 10, 1))])
    expect(row).toMatchObject({
      group: 1,
      safety: { state: 'unassessed', level: 3, on: at(-5), since: at(-5), newest: at(-1) },
    })
    expect(textsOf(row)[0]).toBe('Item 9 is 3 since 19 Nov, 1 on 23 Nov, not assessed')
  })
  test('m03: a rise after an assessment of low is unassessed, whatever was assessed before', () => {
    const row = rowOf([
      referred(30),
      saved(-20, phq9With(at(-20), 15, 1)),
      saved(-19, assessed(at(-19), 'low')),
      saved(-2, phq9With(at(-2), 15, 3)),
    ])
    expect(row).toMatchObject({ group: 1, safety: { state: 'unassessed', class: 2, level: 3, risen: true } })
    expect(textsOf(row)[0]).toBe('Item 9 rose 1 → 3 on 22 Nov, not assessed since')
  })
  test('m04: a close that rests on a finding of high settles nothing, and a new one is refused', () => {
    const open = [referred(30), saved(-3, phq9With(at(-3), 15, 2))]
    const row = rowOf([...open, saved(-3, settles(-3, 'high', 'told primary care'))])
    expect(row).toMatchObject({ group: 1, safety: { state: 'high', class: 1 } })
    expect(textsOf(row)[0]).toBe('Risk assessed 21 Nov: high')
    expect(problems(open, settles(0, 'high'))).toMatchObject([{ at: 'entries.0.finding' }])
    expect(problems(open, assessed(at(0), 'high'))).toEqual([])
  })
  test('m05: a finding of high holds the item beside an answer of 0', () => {
    const row = rowOf([referred(30), saved(-3, phq9With(at(-3), 15, 0), assessed(at(-3), 'high'))])
    expect(row).toMatchObject({ group: 1, safety: { state: 'high', class: 1, level: null } })
  })
  test('m06: closing an episode is not refused and takes no open item out of sight', () => {
    const open = [referred(30), saved(-3, phq9With(at(-3), 15, 1))]
    expect(problems(open, close(at(-1)))).toEqual([])
    const row = rowOf([...open, saved(-1, close(at(-1)))])
    expect(row).toMatchObject({ stage: 'closed', group: 1, safety: { state: 'unassessed', class: 4 } })
    const settled = rowOf([...open, saved(-1, close(at(-1))), saved(0, assessed(at(0), 'low'))])
    expect(settled).toMatchObject({ stage: 'closed', safety: { state: 'settled', class: null } })
  })
  test('m07: a form dated after the close is recorded and opens the item of the closed episode', () => {
    const closed = [referred(30), saved(-12, phq9With(at(-12), 15, 0)), saved(-10, close(at(-10)))]
    expect(problems(closed, phq9With(at(-2), 12, 3))).toEqual([])
    const row = rowOf([...closed, saved(0, phq9With(at(-2), 12, 3))])
    expect(row).toMatchObject({ stage: 'closed', safety: { state: 'unassessed', class: 2, level: 3 } })
  })
  test('m08: an item whose answer was struck out stands until somebody confirms it', () => {
    const struck: Request[] = [
      referred(30),
      saved(-3, phq9With(at(-3), 15, 1)),
      saved(-1, { kind: 'correction', day: at(-1), corrects: 'v2p0', replacement: null, reason: 'Wrong person' }),
    ]
    const row = rowOf(struck)
    expect(row).toMatchObject({ group: 1, safety: { state: 'struck-out', class: 5 } })
    expect(textsOf(row)[0]).toBe('Item 9 = 1 was struck out on 23 Nov, not confirmed')
    const confirms: NewEntry = { kind: 'safety-confirmation', day: at(0), confirms: 'struck-out', saidBy: 'nobody' }
    expect(rowOf([...struck, saved(0, confirms)])).toMatchObject({ safety: { state: 'settled' } })
    expect(rowOf([...struck, saved(0, assessed(at(0), 'low'))])).toMatchObject({ safety: { state: 'struck-out' } })
  })
  test('m12: severe in week 3 is looked at, although its safety answer is settled', () => {
    const row = rowOf([
      ...treated(3, phq9With(at(-21), 20, 0)),
      saved(-4, phq9With(at(-4), 21, 1), assessed(at(-4), 'low')),
      saved(-20, { kind: 'case-review', day: at(-20), by: 'Dr. Lind', outcome: 'reviewed' }),
    ])
    expect(row).toMatchObject({ group: 3, safety: { state: 'settled' } })
    expect(textsOf(row)[0]).toBe('Severe: PHQ-9 20 → 21, week 3')
  })
  test('m27: equal answers of one day are ordered by severity', () => {
    const totals = [12, 25, 19]
    const rows = totals.map((total, i) => {
      const entries = history(referred(30), saved(-2, phq9With(at(-2), total, 1)))
      return caseloadRow(summarize(anEpisode({ episodeId: `e${i}` }), entries), TODAY, DEFAULT_RULES)
    })
    expect(rows.sort(byUrgency).map((row) => listed(row).phq9.last)).toEqual([25, 19, 12])
  })
  test('m41: an answer from years before the referral is history, not an open item', () => {
    const old = {
      kind: 'screening',
      day: at(-2900),
      instrument: 'phq-9',
      answers: [2, 2, 2, 2, 2, 2, 2, 2, 3],
    } as const
    const row = rowOf([saved(-5, referral(at(-14)), { ...old, answers: [...old.answers] }, phq9With(at(-5), 15, 0))])
    expect(row).toMatchObject({ safety: { class: null, history: { day: at(-2900), level: 3 } } })
  })
  test('m42: correcting how a form was filled in leaves what was settled settled', () => {
    const form = phq9With(at(-10), 15, 2)
    const row = rowOf([
      referred(30),
      saved(-10, form),
      saved(-8, assessed(at(-8), 'low')),
      saved(-1, {
        ...{ kind: 'correction', day: at(-1), corrects: 'v2p0', reason: 'Filled in alone' },
        replacement: { ...form, mode: 'self' } as never,
      }),
    ])
    expect(row.safety).toMatchObject({ state: 'settled', class: null })
  })
  const unreached: Request[] = [
    referred(30),
    saved(-20, assessed(at(-20), 'high')),
    saved(-18, contact(at(-18), { outcome: 'attempted' })),
    saved(-16, contact(at(-16), { outcome: 'attempted', mode: 'letter' })),
    saved(-14, contact(at(-14), { outcome: 'attempted' })),
    saved(-13, {
      ...{ kind: 'safety-outcome', day: at(-13), outcome: 'not-reached' },
      ...{ pcpTold: 'Dr. Moss', welfareCheck: 'asked-for' },
    }),
  ]
  const confirmed = savedBy('ines-moreau', -12, {
    ...{ kind: 'safety-confirmation', day: at(-12), confirms: 'not-reached' },
  })
  test('m43: not reached settles once a second person confirms it, and any later contact opens it', () => {
    expect(rowOf(unreached).safety).toMatchObject({ state: 'high', awaiting: true })
    expect(rowOf([...unreached, confirmed]).safety).toMatchObject({ state: 'settled', settled: { how: 'not-reached' } })
    expect(rowOf([...unreached, confirmed, saved(-1, contact(at(-1)))]).safety).toMatchObject({
      state: 'high',
      class: 1,
    })
  })
  test('m44: a hand-over whose check day passes without word is high again and says so', () => {
    const row = rowOf([
      referred(30),
      saved(-8, assessed(at(-8), 'high')),
      saved(-8, {
        ...{ kind: 'hand-over', day: at(-8), how: 'handed-over', service: 'County crisis team' },
        ...{ acceptedBy: 'J. Rivera', checkDay: at(-2) },
      }),
    ])
    expect(row).toMatchObject({ group: 1, safety: { state: 'high', class: 1, elsewhere: { passed: true } } })
    expect(textsOf(row)[0]).toBe('Risk assessed 16 Nov: high, handed over 16 Nov, not checked since')
  })
})

describe('change, contact and consent', () => {
  const lisinopril = { ...medication(at(-5), 'start', false, 'lisinopril'), psychotropic: false } as NewEntry
  test('m10: a blood-pressure drug is no change of treatment', () => {
    const row = rowOf([
      ...treated(12, phq9With(at(-84), 18, 0)),
      saved(-4, phq9With(at(-4), 18, 0)),
      saved(-4, lisinopril),
    ])
    expect(row.group).toBe(2)
    expect(textsOf(row)[0]).toBe('Week 12, PHQ-9 18 → 18, no gain, no treatment change since the start (12 weeks)')
  })
  test('m11: a drug of years before the start is history', () => {
    const row = rowOf([
      ...treated(26, phq9With(at(-182), 18, 0)),
      saved(-100, medication(at(-490), 'start', false, 'citalopram')),
      saved(-4, phq9With(at(-4), 18, 0)),
    ])
    expect(textsOf(row)[0]).toContain('no treatment change since the start (26 weeks)')
  })
  test('m20: a kept visit with the program is a contact', () => {
    const visit = { kind: 'appointment', day: at(-2), event: 'kept', visit: 'care-management' } as const
    expect(rowOf([saved(-50, referral(at(-55)), session(at(-50))), saved(-2, visit)]).lastContact).toBe(at(-2))
  })
  test('m21: a contact a day before the promised one answers the promise', () => {
    const promised = [saved(-20, referral(at(-30)), contact(at(-20), { nextDue: at(-1) })), saved(-2, contact(at(-2)))]
    expect(codesOf(rowOf(promised))).not.toContain('contact-overdue')
    expect(codesOf(rowOf([promised[0] as Request]))).toContain('contact-overdue')
  })
  const declined = [referred(50), saved(-5, { kind: 'consent', day: at(-5), state: 'declined' } as const)]
  test('m22 and m46: who declined does not wait, and somebody decides', () => {
    const row = rowOf(declined)
    expect(row).toMatchObject({ stage: 'declined', waitingDays: null })
    expect(textsOf(row)).toEqual(['Consent declined on 19 Nov: decide'])
    expect(summaryOf(...declined).declined).toBe(at(-5))
    const later = [...declined, saved(-2, { kind: 'consent', day: at(-2), state: 'verbal' } as const)]
    expect(rowOf(later).stage).toBe('waiting')
  })
  test('m23: withdrawn consent is said first after safety', () => {
    const row = rowOf([
      ...treated(8, phq9With(at(-56), 12, 0)),
      saved(-3, { kind: 'consent', day: at(-3), state: 'withdrawn' }),
    ])
    expect(row.group).toBe(2)
    expect(textsOf(row)[0]).toBe('Consent withdrawn on 21 Nov')
  })
  test('m24: a close before the first session is refused with what lies after it', () => {
    const [issue] = problems([saved(-40, referral(at(-40))), saved(-20, session(at(-20)))], close(at(-30)))
    expect(issue).toMatchObject({ at: 'entries.0.day' })
    expect(issue?.problem).toContain('contact on 4 Nov')
  })
  test('m26: ten business days over Veterans Day are not over the standard', () => {
    const rules = {
      ...DEFAULT_RULES,
      standard: { ...DEFAULT_RULES.standard, holidays: new Set(usFederalHolidays(2026)) },
    }
    const entries = history(saved(-14, referral('2026-11-10')))
    const row = caseloadRow(summarize(anEpisode(), entries), '2026-11-25', rules)
    expect(row.reasons.map(({ code }) => code)).not.toContain('waiting-over-standard')
    const without = caseloadRow(summarize(anEpisode(), entries), '2026-11-25', DEFAULT_RULES)
    expect(without.reasons.map(({ code }) => code)).toContain('waiting-over-standard')
  })
  test('m33: a drug stops whatever the case and spacing of its name', () => {
    const row = summaryOf(
      saved(-30, referral(at(-40)), medication(at(-30), 'start', true, 'Sertraline')),
      saved(-3, medication(at(-3), 'stop', true, ' sertraline')),
    )
    expect(row.treatment).toMatchObject({ names: [], standing: false })
  })
  test('m39: a stop with nothing in its place is said, and excuses nobody', () => {
    const row = rowOf([
      saved(-84, referral(at(-90)), phq9With(at(-84), 18, 0, { occasion: 'initial' }), medication(at(-84), 'start')),
      saved(-12, phq9With(at(-12), 18, 0)),
      saved(-10, medication(at(-10), 'stop')),
      saved(-1, contact(at(-1))),
    ])
    expect(row.group).toBe(2)
    expect(codesOf(row)).toEqual(expect.arrayContaining(['not-at-target', 'no-treatment-since']))
    expect(textsOf(row)).toContain('No treatment since 14 Nov')
  })
  test('m40: a dose that primary care changed is a change, imported or not', () => {
    const row = rowOf([
      ...treated(12, phq9With(at(-84), 18, 0)),
      saved(-20, phq9With(at(-20), 18, 0)),
      imported(-13, medication(at(-14), 'dose-change', false)),
    ])
    expect(row.group).toBeGreaterThan(3)
    expect(textsOf(row).join()).toContain('reatment changed 2 weeks ago')
  })
})

describe('course', () => {
  const course = (...requests: Request[]) => rowOf(requests).course.code
  const then = (day: number, total: number, item9 = 0) => saved(day, phq9With(at(day), total, item9))
  test('m09: two scores of one day stand in the order of their time, or of their recording', () => {
    const ask = (time: string | undefined, total: number) =>
      ({ ...phq9With(at(-3), total, 0), ...(time ? { time } : {}) }) as NewEntry
    const byTime = [saved(-3, referral(at(-9)), ask('17:00', 8), ask('09:00', 20))]
    const byPlace = [saved(-3, referral(at(-9)), ask(undefined, 20), ask(undefined, 8))]
    for (const requests of [byTime, byPlace]) expect(listed(rowOf(requests)).phq9).toMatchObject({ first: 20, last: 8 })
  })
  test("m13: severe and untouched is the care manager's to call", () => {
    const row = rowOf([
      saved(-13, referral(at(-13)), { kind: 'screening', day: at(-13), instrument: 'phq-9', total: 24 }),
    ])
    expect(row).toMatchObject({ group: 7, needsContact: true })
    expect(textsOf(row)[0]).toContain('severe (PHQ-9 24), no contact yet')
  })
  test('m14: another followed measure that worsens leads', () => {
    const row = rowOf([
      saved(-70, referral(at(-80)), phq9(at(-70), 12, 'initial'), gad7(at(-70), 10, 'initial'), session(at(-70))),
      saved(-3, phq9(at(-3), 5), gad7(at(-3), 21)),
    ])
    expect(row).toMatchObject({ lead: 'gad-7', course: { code: 'worsening' }, group: 2 })
  })
  test('m15: one point above the best is no relapse', () => {
    const row = rowOf([...treated(12, phq9With(at(-84), 20, 0)), then(-40, 9), then(-4, 10)])
    expect(row.course.code).toBe('response')
    expect(codesOf(row)).toContain('measure-again')
  })
  test('m16: who was never ill does not relapse', () => {
    const row = rowOf([...treated(5, phq9With(at(-35), 3, 0)), then(-4, 8)])
    expect(row.course.code).not.toBe('relapsing')
    expect(codesOf(row)).toContain('measure-again')
  })
  test('m17: a screen of the day of the initial assessment comes before it', () => {
    const screen = { kind: 'screening', day: at(-4), instrument: 'phq-9', total: 8 } as const
    const initial = phq9With(at(-4), 18, 0, { occasion: 'initial' })
    for (const facts of [
      [screen, initial],
      [initial, screen],
    ])
      expect(course(saved(-4, referral(at(-10)), ...facts, session(at(-4))))).toBe('first-score')
  })
  test('m18: one score from week 8 on is not measured since', () => {
    const row = rowOf(treated(9, phq9With(at(-63), 15, 0)))
    expect(row).toMatchObject({ group: 5, course: { code: 'not-measured' } })
    expect(textsOf(row)[0]).toBe('PHQ-9 not measured since the first score, 9 weeks ago')
  })
  test('m19: at the end of the range one rise is severe without gain, two are worsening', () => {
    const first = treated(5, phq9With(at(-35), 24, 0))
    const settled = saved(-3, assessed(at(-3), 'low'))
    const once = rowOf([...first, then(-14, 27, 3), settled])
    expect(once).toMatchObject({ group: 3, course: { code: 'early' } })
    expect(textsOf(once)).toContain('Severe, no gain: PHQ-9 24 → 27, week 5')
    expect(course(...first, then(-14, 27, 3), then(-4, 27, 3), settled)).toBe('worsening')
  })
  test('m25: scores of years ago are history, not the baseline', () => {
    const row = rowOf([saved(-1, referral(at(-14)), phq9(at(-2555), 22), phq9(at(-2190), 4), phq9(at(-5), 15))])
    expect(listed(row).phq9).toEqual({ first: null, last: 15, changePercent: null })
    expect(summaryOf(saved(-1, referral(at(-14)), phq9(at(-2555), 22))).stages.identified).toBe(at(-14))
  })
  test('m28: initial and follow-up of one day are two scores', () => {
    const row = rowOf([...treated(1, phq9With(at(-7), 18, 0)), then(-7, 15)])
    expect(listed(row).phq9).toMatchObject({ first: 18, last: 15 })
  })
  test('m29: another instrument is compared by its band', () => {
    const row = (id: string, ...facts: NewEntry[]) =>
      caseloadRow(
        summarize(anEpisode({ episodeId: id }), history(saved(-4, referral(at(-9)), ...facts))),
        TODAY,
        DEFAULT_RULES,
      )
    expect(row('a', gad7(at(-4), 15)).severity).toBe(row('b', phq9(at(-4), 16)).severity)
  })
  test('m30: with a GAD-7 alone, nobody has asked about safety', () => {
    const row = rowOf([saved(-14, referral(at(-20)), gad7(at(-14), 12, 'initial'), session(at(-14)))])
    expect(codesOf(row)).toContain('never-asked')
  })
  test('m34: a form that left item 9 open says how much of it was answered', () => {
    const partial: NewEntry = {
      ...{ kind: 'assessment', day: at(-1), instrument: 'phq-9', occasion: 'follow-up', incomplete: true },
      answers: [1, 1, 1, null, null, null, null, null, null],
    }
    const texts = textsOf(rowOf([...treated(4, phq9With(at(-28), 12, 0)), saved(-1, partial)]))
    expect(texts).toContain('Item 9 not known, 3 of 9 answered on 23 Nov, item 9 not among them')
  })
  test('m36: the previous score lies between first and last, or there is none', () => {
    const screen = { kind: 'screening', day: at(-40), instrument: 'phq-9', total: 10 } as const
    const summary = summaryOf(
      saved(-40, referral(at(-41)), screen),
      ...treated(5, phq9With(at(-35), 15, 0)),
      then(-4, 15),
    )
    expect(tracksOf(summary).phq9).toMatchObject({ baseline: { total: 15 }, previous: null, last: { total: 15 } })
  })
  test('m37: a change of treatment does not excuse a gain that was lost', () => {
    const row = rowOf([
      ...treated(12, phq9With(at(-84), 20, 0)),
      then(-50, 12),
      saved(-21, medication(at(-21), 'dose-change')),
      then(-1, 19),
    ])
    expect(row).toMatchObject({ group: 2, course: { code: 'lost-gain' } })
  })
  test('m38: a target is not judged by a score of the first week', () => {
    const row = rowOf([...treated(20, phq9With(at(-140), 18, 0)), then(-135, 17)])
    expect(row).toMatchObject({ group: 5, course: { code: 'not-measured' } })
    expect(textsOf(row)[0]).toContain('PHQ-9 not measured since 12 Jul')
  })
})
