import { tracksOf } from '../../support/measures.ts'
import { describe, expect, test } from 'vitest'
import { effective } from '../../../core/chart/effective.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { ageBandOn } from '../../../core/chart/identity.ts'
import { pack, unpack } from '../../../core/chart/pack.ts'
import { LATEST } from '../../../core/formats.ts'
import { addDays } from '../../../core/day.ts'
import {
  anEpisode,
  aPatient,
  close,
  contact,
  entries,
  folded,
  gad7,
  medication,
  phq9,
  phq9Answers,
  referral,
  session,
} from '../../support/charts.ts'

describe('an episode begins', () => {
  test('on the first positive screen or the referral, whichever is earlier', () => {
    const screen: NewEntry = { kind: 'screening', day: '2026-03-01', instrument: 'phq-2', total: 4 }
    expect(folded([screen, referral('2026-03-05')]).stages).toMatchObject({
      identified: '2026-03-01',
      referred: '2026-03-05',
    })
    expect(folded([referral('2026-02-20'), screen]).stages.identified).toBe('2026-02-20')
  })
  test('not on a negative screen, and a score of 0 is a negative screen rather than a missing one', () => {
    expect(
      folded([{ kind: 'screening', day: '2026-03-01', instrument: 'phq-2', total: 0 }]).stages.identified,
    ).toBeNull()
  })
  test('on a PHQ-9 of 10 where nobody wrote a screening or a referral, and not on one of 9', () => {
    expect(folded([phq9('2026-03-01', 10)]).stages.identified).toBe('2026-03-01')
    expect(folded([phq9('2026-03-01', 9)]).stages.identified).toBeNull()
  })
})

describe('treatment starts', () => {
  const started = (...facts: NewEntry[]) => folded([referral('2026-03-01'), ...facts]).stages.treated
  test('with the first completed session of a brief therapy', () => {
    expect(started(session('2026-03-10'), session('2026-03-04'))).toBe('2026-03-04')
  })
  test('with a psychotropic started or changed under the care plan', () => {
    expect(started(medication('2026-03-06', 'start'))).toBe('2026-03-06')
    expect(started(medication('2026-03-06', 'dose-change'))).toBe('2026-03-06')
  })
  test('not with an attempt, a coordination call, psychoeducation, a drug not of the plan, or a stop', () => {
    expect(started(contact('2026-03-02', { outcome: 'attempted', work: ['cbt'] }))).toBeNull()
    expect(started(contact('2026-03-02', { work: ['care-coordination', 'psychoeducation'] }))).toBeNull()
    expect(started(medication('2026-03-02', 'start', false))).toBeNull()
    expect(started(medication('2026-03-02', 'stop'))).toBeNull()
  })
})

describe('stages', () => {
  test('that were skipped are reached on an unknown day, and consent is never implied', () => {
    expect(folded([referral('2026-03-01'), session('2026-03-10')]).stages).toEqual({
      identified: '2026-03-01',
      referred: '2026-03-01',
      contacted: '2026-03-10',
      assessed: 'missing',
      enrolled: null,
      treated: '2026-03-10',
    })
  })
  test('a voicemail is not a first contact', () => {
    expect(
      folded([referral('2026-03-01'), contact('2026-03-02', { outcome: 'attempted' })]).stages.contacted,
    ).toBeNull()
  })
  test('an intake without a score is not an initial assessment', () => {
    const partial = phq9Answers('2026-03-02', [1, null, null, null, 1, 1, 1, 1, 0], 'initial')
    expect(folded([referral('2026-03-01'), partial]).stages.assessed).toBeNull()
  })
})

describe('somebody already on a psychotropic at referral', () => {
  test('is marked so, and still waits for the start under the plan', () => {
    const summary = folded([medication('2025-06-01', 'start', false), referral('2026-03-01')])
    expect(summary).toMatchObject({ alreadyOnTreatment: true, stages: { treated: null } })
  })
  test('is not marked where the drug was stopped before referral', () => {
    const facts = [
      medication('2025-06-01', 'start', false),
      medication('2025-09-01', 'stop', false),
      referral('2026-03-01'),
    ]
    expect(folded(facts).alreadyOnTreatment).toBe(false)
  })
})

describe('ages and consent', () => {
  test.each([
    ['2014-03-02', 'under-12'],
    ['2014-03-01', '12-17'],
    ['2008-03-02', '12-17'],
    ['2008-03-01', '18-64'],
    ['1961-03-02', '18-64'],
    ['1961-03-01', '65+'],
    ['2026-03-02', 'unknown'],
  ])('somebody born on %s and referred on 1 March 2026 is counted as %s', (birthDate, band) => {
    expect(folded([referral('2026-03-01')], { patient: aPatient({ birthDate }) }).ageBand).toBe(band)
  })
  test.each([
    ['verbal', '2026-03-05'],
    ['written', '2026-03-05'],
    ['declined', null],
    ['withdrawn', null],
  ] as const)('consent that is %s enrolls on %s', (state, day) => {
    expect(folded([referral('2026-03-01'), { kind: 'consent', day: '2026-03-05', state }]).stages.enrolled).toBe(day)
  })
})

describe('scores', () => {
  test('a total of 0 is the last score and the best one', () => {
    const { phq9: track } = tracksOf(
      folded([referral('2026-01-01'), phq9('2026-01-02', 18, 'initial'), phq9('2026-04-01', 0)]),
    )
    expect(track.last?.total).toBe(0)
    expect(track.best?.total).toBe(0)
  })
  test('the baseline is the initial assessment, though an earlier score exists', () => {
    const { phq9: track } = tracksOf(
      folded([phq9('2026-01-01', 20), phq9('2026-01-09', 15, 'initial'), phq9('2026-02-01', 12)]),
    )
    expect(track.baseline).toMatchObject({ day: '2026-01-09', total: 15 })
  })
  test('without one the baseline is the score nearest to treatment start within 30 days before and 14 after', () => {
    const day = '2026-03-01'
    const near = folded([phq9(addDays(day, -31), 20), session(day), phq9(addDays(day, 14), 14)])
    expect(tracksOf(near).phq9.baseline?.total).toBe(14)
    expect(
      tracksOf(folded([phq9(addDays(day, -31), 20), session(day), phq9(addDays(day, 15), 14)])).phq9.baseline,
    ).toBeNull()
    expect(tracksOf(folded([phq9(addDays(day, -30), 20), session(day)])).phq9.baseline?.total).toBe(20)
  })
  test('follow-up is the last score in days 120 to 240 after the baseline, both included', () => {
    const base = '2026-01-01'
    const at = (n: number, total: number) => phq9(addDays(base, n), total)
    const of = (...facts: NewEntry[]) => tracksOf(folded([phq9(base, 18, 'initial'), ...facts])).phq9.followUp
    expect(of(at(119, 3), at(241, 4))).toBeNull()
    expect(of(at(120, 3))?.total).toBe(3)
    expect(of(at(130, 9), at(240, 2))?.total).toBe(2)
  })
  test('a partial form of up to two missing answers is scored by the mean, more give no total', () => {
    expect(tracksOf(folded([phq9Answers('2026-01-02', [2, 2, 2, 2, 2, 2, 2, null, null])])).phq9.last?.total).toBe(18)
    expect(tracksOf(folded([phq9Answers('2026-01-02', [2, 2, 2, 2, 2, 2, null, null, null])])).phq9.last).toBeNull()
  })
})

describe('the safety item', () => {
  const positive = (day: string, level: number) => phq9Answers(day, [1, 1, 1, 1, 1, 1, 1, 1, level])
  const closing = (day: string, over: object = {}): NewEntry => ({
    kind: 'safety',
    day,
    event: 'close',
    instrument: 'C-SSRS screener',
    finding: 'low',
    action: 'Safety plan reviewed with the person',
    ...over,
  })
  test('opens with a positive answer, also where too few others were answered for a total', () => {
    const alone = phq9Answers('2026-02-01', [null, null, null, null, null, null, null, null, 1])
    expect(folded([alone]).safety).toMatchObject({ since: '2026-02-01', uncovered: { level: 1, from: null } })
  })
  test('is raised by a higher answer and keeps the day it opened', () => {
    expect(folded([positive('2026-02-01', 1), positive('2026-03-01', 2)]).safety).toMatchObject({
      since: '2026-02-01',
      uncovered: { level: 2, on: '2026-03-01', from: null },
    })
  })
  test('is not settled by a later 0 or by age', () => {
    const answered = folded([positive('2026-02-01', 1), positive('2026-03-01', 0)])
    expect(answered.safety).toMatchObject({ since: '2026-02-01', uncovered: { level: 1 } })
  })
  test('is settled by an assessment of low, also one that was meant as a close, and by none without a finding', () => {
    const settled = { uncovered: null, finding: null, settled: { how: 'low', day: '2026-02-03' } }
    expect(folded([positive('2026-02-01', 1), closing('2026-02-03')]).safety).toMatchObject(settled)
    const unsaid = folded([positive('2026-02-01', 1), closing('2026-02-03', { finding: undefined })])
    expect(unsaid.safety?.uncovered).not.toBeNull()
  })
  test('a total without answers leaves item 9 unknown, never 0', () => {
    expect(folded([positive('2026-02-01', 0), phq9('2026-03-01', 12)]).answered).toMatchObject({
      day: '2026-03-01',
      level: null,
    })
  })
})

describe('a correction', () => {
  const wrong = entries(referral('2026-01-01'), phq9('2026-02-01', 27), phq9('2026-03-01', 9))
  const correct = (corrects: string, replacement: NewEntry | null, at: number): (typeof wrong)[number] => ({
    id: `c${at}`,
    instant: new Date(Date.UTC(2026, 5, 1, 0, 0, at)).toISOString(),
    author: 'kerensa-aldous',
    source: 'typed',
    version: 1 + at,
    place: 0,
    local: null,
    fact: { kind: 'correction', day: '2026-06-01', corrects, replacement: replacement as never, reason: 'Typed wrong' },
  })
  test('supersedes the entry, keeps it, and takes its place in the order', () => {
    const all = [...wrong, correct('n001', phq9('2026-02-01', 17), 1)]
    expect(tracksOf(summarize(anEpisode(), all)).phq9.recent.map((s) => s.total)).toEqual([17, 9])
    expect(effective(all).superseded).toEqual({ n001: 'c1' })
  })
  test('with no replacement strikes the entry out', () => {
    expect(
      tracksOf(summarize(anEpisode(), [...wrong, correct('n001', null, 1)])).phq9.recent.map((s) => s.total),
    ).toEqual([9])
  })
  test('can itself be corrected, and of two corrections of one entry the later stands', () => {
    const chain = [...wrong, correct('n001', phq9('2026-02-01', 17), 1), correct('c1', phq9('2026-02-01', 16), 2)]
    expect(tracksOf(summarize(anEpisode(), chain)).phq9.recent[0]?.total).toBe(16)
    const twice = [...wrong, correct('n001', phq9('2026-02-01', 17), 1), correct('n001', phq9('2026-02-01', 15), 2)]
    expect(tracksOf(summarize(anEpisode(), twice)).phq9.recent[0]?.total).toBe(15)
    expect(tracksOf(summarize(anEpisode(), twice)).phq9.recent).toHaveLength(2)
  })
  test('of a close opens the episode again', () => {
    const closed = entries(referral('2026-01-01'), close('2026-02-01', 'declined'))
    expect(summarize(anEpisode(), closed).closed?.reason).toBe('declined')
    expect(summarize(anEpisode(), [...closed, correct('n001', null, 1)]).closed).toBeNull()
  })
})

describe('the age band', () => {
  test.each([
    ['2026-02-28', '2014-03-01', 'under-12'],
    ['2026-03-01', '2014-03-01', '12-17'],
    ['2026-02-28', '2008-03-01', '12-17'],
    ['2026-03-01', '2008-03-01', '18-64'],
    ['2026-02-28', '1961-03-01', '18-64'],
    ['2026-03-01', '1961-03-01', '65+'],
  ] as const)('on %s of somebody born on %s is %s', (day, birthDate, band) => {
    expect(ageBandOn(birthDate, day)).toBe(band)
  })
  test('changes on 1 March for somebody born on 29 February, and on the day itself in a leap year', () => {
    expect([ageBandOn('2008-02-29', '2026-02-28'), ageBandOn('2008-02-29', '2026-03-01')]).toEqual(['12-17', '18-64'])
    expect([ageBandOn('2012-02-29', '2024-02-28'), ageBandOn('2012-02-29', '2024-02-29')]).toEqual([
      'under-12',
      '12-17',
    ])
  })
  test('is unknown without a day of birth or of identification, and for a birth to come', () => {
    expect([ageBandOn(null, '2026-03-01'), ageBandOn('1980-05-05', null)]).toEqual(['unknown', 'unknown'])
    expect([ageBandOn('2026-03-02', '2026-03-01'), ageBandOn('2026-03-01', '2026-03-01')]).toEqual([
      'unknown',
      'under-12',
    ])
  })
  test('is that of the day need was identified, not of a later day', () => {
    const born = { patient: { ...anEpisode().patient, birthDate: '2008-03-01' } }
    expect(folded([referral('2026-02-28'), session('2026-03-05')], born).ageBand).toBe('12-17')
    expect(folded([referral('2026-03-01')], born).ageBand).toBe('18-64')
  })
})

describe('the fold', () => {
  test('packs a usual chart into about 600 bytes', () => {
    const scores = Array.from({ length: 8 }, (_, i) => phq9(addDays('2026-01-05', i * 14), 18 - i))
    const anxiety = Array.from({ length: 8 }, (_, i) => gad7(addDays('2026-01-05', i * 14), 15 - i))
    const packed = pack(folded([referral('2026-01-01'), session('2026-01-08'), ...scores, ...anxiety]), LATEST.row)
    expect(packed.length).toBeLessThan(900)
  })
  test('refuses a row of another format instead of guessing', () => {
    expect(() => unpack('[99]')).toThrow(RangeError)
  })
})
