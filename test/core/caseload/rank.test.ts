import fc, { RUNS } from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { byUrgency } from '../../../core/caseload/rank.ts'
import { caseloadRow } from '../../../core/caseload/row.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import type { Entry, NewEntry } from '../../../core/chart/entry.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { CaseloadRow } from '../../../core/contract/schemas/caseload.ts'
import { daysBetween } from '../../../core/day.ts'
import { anEpisode, contact, gad7, medication, referral, session } from '../../support/charts.ts'
import {
  assessed,
  at,
  codesOf,
  history,
  phq9With,
  rowOf,
  saved,
  savedBy,
  textsOf,
  type Request,
} from '../../support/history.ts'
import { TODAY, wholeChart } from '../../support/whole-charts/index.ts'

const rowIn = (entries: readonly Entry[], episodeId = 'e1') =>
  caseloadRow(summarize(anEpisode({ episodeId }), entries), TODAY, DEFAULT_RULES)
const rowNamed = (episodeId: string, ...requests: Request[]) => rowIn(history(...requests), episodeId)

describe('law R1: one total order', () => {
  const rows = fc
    .array(wholeChart(16), { minLength: 2, maxLength: 8 })
    .map((charts) => charts.map((all, i) => rowIn(all, `e${(i * 7) % 10}x${i}`)))
  test('compares a row with itself as equal, turns round with its arguments, and is transitive', () => {
    fc.assert(
      fc.property(rows, (all) => {
        for (const a of all) {
          expect(byUrgency(a, a)).toBe(0)
          for (const b of all) {
            expect(Math.sign(byUrgency(a, b)) + Math.sign(byUrgency(b, a))).toBe(0)
            if (a !== b) expect(byUrgency(a, b)).not.toBe(0)
            for (const c of all) if (byUrgency(a, b) < 0 && byUrgency(b, c) < 0) expect(byUrgency(a, c)).toBeLessThan(0)
          }
        }
      }),
      { seed: 21, numRuns: Math.ceil(RUNS / 3) },
    )
  })
  test('is the same for any order of input', () => {
    fc.assert(
      fc.property(
        rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(shuffled.toSorted(byUrgency)).toEqual(all.toSorted(byUrgency))
        },
      ),
      { seed: 22, numRuns: Math.ceil(RUNS / 3) },
    )
  })
})

describe('law R2: nobody is passed over in silence', () => {
  test('a row fits the contract, has a reason, and one that is severe, stale, unknown or uncovered has more than "no flag"', () => {
    fc.assert(
      fc.property(wholeChart(20), (all) => {
        const summary = summarize(anEpisode(), all)
        const row = caseloadRow(summary, TODAY, DEFAULT_RULES)
        expect(CaseloadRow.parse(row)).toEqual(row)
        if (row.stage === 'closed' || row.stage === 'declined') return
        const scores = [summary.phq9.last, summary.gad7.last]
        const severe = (scores[0]?.total ?? 0) >= 20 || (scores[1]?.total ?? 0) >= 15
        const newest = scores
          .flatMap((score) => score?.day ?? [])
          .toSorted()
          .at(-1)
        const stale = newest !== undefined && daysBetween(newest, TODAY) > 56
        const answer = summary.answered
        const unknown = !answer || answer.level === null || daysBetween(answer.day, TODAY) >= 56
        const uncovered = (summary.safety?.uncovered ?? null) !== null
        if (severe || stale || unknown || uncovered) expect(row.reasons[0]?.code).not.toBe('no-flag')
        expect(row.reasons.length).toBeGreaterThan(0)
      }),
      { seed: 23, numRuns: RUNS },
    )
  })
  test('law R6: people who wait stand in groups 1, 2 for withdrawn consent, and 7', () => {
    fc.assert(
      fc.property(wholeChart(12), (all) => {
        const row = rowIn(all)
        if (row.stage === 'waiting') expect([1, 2, 7]).toContain(row.group)
        if (row.stage === 'waiting' && row.group === 2) expect(row.reasons[0]?.code).toBe('consent-withdrawn')
      }),
      { seed: 24, numRuns: RUNS },
    )
  })
  test('law R7: no sentence has a hole, one score is never "a → a", and "total only" is said of totals alone', () => {
    fc.assert(
      fc.property(wholeChart(16), (all) => {
        const summary = summarize(anEpisode(), all)
        const text = textsOf(caseloadRow(summary, TODAY, DEFAULT_RULES)).join('. ')
        expect(text).not.toMatch(/\?|undefined|null|NaN|\s\s/)
        if (summary.phq9.count < 2) expect(text).not.toMatch(/PHQ-9 \d+ →/)
        if (summary.answered?.given !== null) expect(text).not.toContain('total only')
      }),
      { seed: 25, numRuns: RUNS },
    )
  })
})

describe('law S6: inside the safety group each difference decides alone', () => {
  const referred = saved(-40, referral(at(-40)))
  const open = (id: string, level: number, day: number, total = 15, ...more: Request[]) =>
    rowNamed(id, referred, saved(day, phq9With(at(day), total, level)), ...more)
  const first = (a: CaseloadRow, b: CaseloadRow) => [a, b].sort(byUrgency)[0]?.episodeId
  test.each<[string, CaseloadRow, CaseloadRow]>([
    ['class before level', open('z', 1, -3, 15, savedBy('b', -2, assessed(at(-2), 'high'))), open('a', 3, -3)],
    ['level', open('z', 2, -3), open('a', 1, -3)],
    ['newest unassessed answer first', open('z', 1, -2), open('a', 1, -3)],
    ['severity', open('z', 1, -3, 21), open('a', 1, -3, 12)],
    ['and last the id', open('a', 1, -3), open('b', 1, -3)],
  ])('%s', (_, before, after) => {
    expect(first(before, after)).toBe(before.episodeId)
    expect(first(after, before)).toBe(before.episodeId)
  })
})

describe('groups, each reason alone', () => {
  const treated = (weeks: number, initial: number): Request[] => [
    saved(
      -7 * weeks,
      referral(at(-7 * weeks - 9)),
      phq9With(at(-7 * weeks), initial, 0, { occasion: 'initial' }),
      session(at(-7 * weeks)),
    ),
    saved(-1, contact(at(-1))),
  ]
  const then = (day: number, total: number) => saved(day, phq9With(at(day), total, 0))
  const reviewed = (day: number, over: object = {}): Request =>
    saved(day, { kind: 'case-review', day: at(day), by: 'Dr. Lind', outcome: 'reviewed', ...over } as NewEntry)
  test.each<[string, Request[], string, number]>([
    ['worsening', [...treated(9, 12), reviewed(-50), then(-3, 20)], 'worsening', 2],
    ['relapse', [...treated(20, 18), reviewed(-90), then(-60, 4), then(-3, 15)], 'relapsing', 2],
    ['lost gain', [...treated(20, 20), reviewed(-90), then(-60, 12), then(-3, 18)], 'lost-gain', 2],
    ['not at target', [...treated(12, 18), reviewed(-60), then(-3, 17)], 'not-at-target', 2],
    ['new', [...treated(2, 14), then(-1, 13)], 'new', 3],
    ['severe in an early week', [...treated(5, 23), reviewed(-20), then(-3, 22)], 'severe', 3],
    ['a rise in an early week', [...treated(5, 12), reviewed(-20), then(-3, 17)], 'risen', 3],
    [
      'no score and no safety answer',
      [saved(-40, referral(at(-45)), session(at(-40))), reviewed(-20), saved(-1, contact(at(-1)))],
      'never-asked',
      5,
    ],
    ['stale', [...treated(7, 9), reviewed(-20), then(-40, 4)], 'score-stale', 7],
    ['never reviewed', [...treated(7, 9), then(-4, 4)], 'never-reviewed', 7],
    ['contact overdue', [...treated(7, 9).slice(0, 1), reviewed(-20), then(-4, 4)], 'no-contact', 7],
    ['remission', [...treated(20, 18), reviewed(-60), then(-4, 3)], 'remission', 8],
    ['nothing', [...treated(20, 14), reviewed(-60), then(-4, 8)], 'no-flag', 8],
  ])('%s', (_, requests, code, group) => {
    const row = rowOf(requests)
    expect([codesOf(row)[0], row.group]).toEqual([code, group])
  })
  test('closed people are never overdue', () => {
    const row = rowOf([...treated(12, 18), saved(-2, { kind: 'close', day: at(-1), reason: 'completed' })])
    expect(codesOf(row)).toEqual(['no-flag'])
  })
  test('withdrawn consent stands before what is severer', () => {
    const withdrawn = rowNamed('z', ...treated(12, 12), saved(-2, { kind: 'consent', day: at(-2), state: 'withdrawn' }))
    const worse = rowNamed('a', ...treated(9, 18), then(-3, 26))
    expect([worse, withdrawn].sort(byUrgency)[0]?.episodeId).toBe('z')
  })
  test('law D9: bands are compared across instruments, never totals', () => {
    const anxious = rowNamed(
      'a',
      saved(-70, referral(at(-80)), gad7(at(-70), 20, 'initial'), session(at(-70))),
      saved(-3, gad7(at(-3), 20), contact(at(-3))),
    )
    const depressed = rowNamed('z', ...treated(10, 22), then(-3, 22))
    expect([anxious, depressed].sort(byUrgency).map(({ episodeId }) => episodeId)).toEqual(['z', 'a'])
  })
})

describe('law D1: an excuse', () => {
  const base = (weeks: number, total = 18): Request[] => [
    saved(
      -7 * weeks,
      referral(at(-7 * weeks - 9)),
      phq9With(at(-7 * weeks), total, 0, { occasion: 'initial' }),
      session(at(-7 * weeks)),
    ),
    saved(-1, contact(at(-1))),
  ]
  const changed = (day: number): Request => saved(day, medication(at(day), 'dose-change'))
  const score = (day: number, total: number): Request => saved(day, phq9With(at(day), total, 0))
  const codes = (...requests: Request[]) => codesOf(rowOf(requests))
  test('lasts to the first score 28 days after the change, at most 8 weeks', () => {
    expect(codes(...base(11), changed(-40), score(-13, 17))).toContain('changed-recently')
    expect(codes(...base(11), changed(-40), score(-12, 17))).toContain('not-at-target')
    expect(codes(...base(11), changed(-55), score(-35, 17))).toContain('changed-recently')
    expect(codes(...base(11), changed(-56), score(-35, 17))).toContain('not-at-target')
  })
  test('covers no severe band and no week after 12 without a case review since week 8', () => {
    expect(codes(...base(11, 23), changed(-20), score(-13, 22))).toContain('not-at-target')
    expect(codes(...base(13), changed(-20), score(-13, 17))).toContain('not-at-target')
    const review = saved(-30, { kind: 'case-review', day: at(-30), by: 'Dr. Lind', outcome: 'no-change' } as NewEntry)
    expect(codes(...base(13), review, changed(-20), score(-13, 17))).toContain('changed-recently')
  })
  test('is no bare stop, but a stop beside another treatment is', () => {
    const stop = saved(-20, medication(at(-20), 'stop'))
    const start = saved(-70, medication(at(-70), 'start'))
    const therapy = saved(-60, {
      kind: 'treatment',
      day: at(-60),
      action: 'start',
      modality: 'psychotherapy',
      name: 'CBT',
      underPlan: true,
      psychotropic: false,
    } as NewEntry)
    // The session that started it is more than 60 days ago, so the stop leaves nothing.
    expect(codes(...base(11), start, stop, score(-13, 17))).toContain('no-treatment-since')
    expect(codes(...base(11), start, therapy, stop, score(-13, 17))).toContain('changed-recently')
  })
})

describe('law R4: acted on', () => {
  const worse: Request[] = [
    saved(-70, referral(at(-79)), phq9With(at(-70), 12, 0, { occasion: 'initial' }), session(at(-70))),
    saved(-20, phq9With(at(-20), 19, 0)),
    saved(-1, contact(at(-1))),
  ]
  const review = (day: number, over: object = {}, recorded = day): Request =>
    saved(recorded, {
      kind: 'case-review',
      day: at(day),
      by: 'Dr. Lind',
      outcome: 'change-advised',
      ...over,
    } as NewEntry)
  const codes = (...requests: Request[]) => codesOf(rowOf(requests))
  test('puts worsening aside until a new score, an answer, or the day', () => {
    expect(codes(...worse)[0]).toBe('worsening')
    expect(codes(...worse, review(-19))).toContain('acted-on')
    expect(codes(...worse, review(-19))).not.toContain('worsening')
    expect(codes(...worse, review(-19), saved(-2, phq9With(at(-2), 19, 0)))).toContain('worsening')
    expect(codes(...worse, review(-19, { measureBy: at(1) }))).toContain('acted-on')
    expect(codes(...worse, review(-19, { measureBy: at(0) }))).toContain('worsening')
  })
  test('holds 28 days after the action, 14 in the severe band, whatever day it names', () => {
    const old = [...worse.slice(0, 1), saved(-40, phq9With(at(-40), 19, 0)), ...worse.slice(2)]
    expect(codes(...old, review(-27, { measureBy: at(20) }))).toContain('acted-on')
    expect(codes(...old, review(-28, { measureBy: at(20) }))).toContain('worsening')
    const severe = [...worse.slice(0, 1), saved(-20, phq9With(at(-20), 22, 0)), ...worse.slice(2)]
    expect(codes(...severe, review(-13))).toContain('acted-on')
    expect(codes(...severe, review(-14))).toContain('worsening')
  })
  test('is not an action dated before the score, one recorded before it, or a bare stop; and safety stays', () => {
    expect(codes(...worse, review(-21))).toContain('worsening')
    expect(codes(worse[0] as Request, review(-10), worse[1] as Request, worse[2] as Request)).toContain('worsening')
    const start = saved(-70, medication(at(-70), 'start'))
    const stopped = codes(...worse, start, saved(-5, medication(at(-5), 'stop')))
    expect(stopped).toEqual(expect.arrayContaining(['worsening']))
    const unsafe = rowOf([
      ...worse,
      review(-19),
      saved(-2, {
        kind: 'c-ssrs',
        day: at(-2),
        ideation: [true, false, false, false, false],
        behaviour: null,
        finding: 'moderate',
      } as NewEntry),
    ])
    expect(unsafe.group).toBe(1)
  })
})
