import { listed } from '../../support/measures.ts'
import fc from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { byUrgency } from '../../../core/rows/rank.ts'
import { caseloadRow } from '../../../core/rows/row.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import type { Summary } from '../../../core/chart/summary.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { addDays } from '../../../core/day.ts'
import { close, contact, folded, gad7, medication, phq9, phq9Answers, referral, session } from '../../support/charts.ts'

const TODAY = '2026-11-23'
const ago = (days: number) => addDays(TODAY, -days)
/** In treatment since `week` weeks with a PHQ-9 baseline. */
const treated = (week: number, baseline: number, ...more: NewEntry[]): NewEntry[] => [
  referral(ago(week * 7 + 7)),
  phq9(ago(week * 7), baseline, 'initial'),
  session(ago(week * 7)),
  ...more,
]
const row = (facts: NewEntry[]) => caseloadRow(folded(facts), TODAY, DEFAULT_RULES)
const codes = (facts: NewEntry[]) => row(facts).reasons.map((reason) => reason.code)

describe('a row', () => {
  test('counts weeks of treatment to today, not to the last session', () => {
    expect(row(treated(11, 18)).week).toBe(11)
  })
  test('stops the weeks at the close', () => {
    expect(row([...treated(11, 18), close(ago(7))])).toMatchObject({ week: 10, stage: 'closed' })
  })
  test('shows days waited from referral while treatment has not started', () => {
    expect(row([referral(ago(16))])).toMatchObject({
      stage: 'waiting',
      waitingDays: 16,
      week: null,
      course: { code: 'not-started' },
    })
  })
  test('shows a fall to 0 as a change of -100 %, not as no data', () => {
    expect(listed(row(treated(12, 18, phq9(ago(3), 0)))).phq9).toMatchObject({ last: 0, changePercent: -100 })
  })
  test('draws its scores in the order they were given, by days since the first', () => {
    expect(row(treated(10, 18, phq9(ago(40), 12), phq9(ago(3), 9))).spark).toEqual([0, 18, 30, 12, 67, 9])
  })
  test('has no change percent from a baseline of 0', () => {
    expect(listed(row(treated(12, 0, phq9(ago(3), 4)))).phq9.changePercent).toBeNull()
  })
  test('marks an old safety answer stale and a total-only one unknown', () => {
    const asked = phq9Answers(ago(40), [1, 1, 1, 1, 1, 1, 1, 1, 0])
    expect(row(treated(8, 18, asked)).answered).toEqual({ day: ago(40), level: 0, instrument: 'phq-9', stale: true })
    expect(row(treated(8, 18)).answered).toMatchObject({ level: null })
  })
  test('leads with GAD-7 where only anxiety was elevated at baseline', () => {
    const facts = [
      referral(ago(80)),
      phq9(ago(70), 6, 'initial'),
      gad7(ago(70), 15, 'initial'),
      session(ago(70)),
      gad7(ago(2), 14),
    ]
    expect(row(facts)).toMatchObject({ lead: 'gad-7', course: { code: 'not-at-target' } })
  })
})

describe('reasons', () => {
  test('say week, scores and time without change for somebody not at target', () => {
    const facts = treated(11, 18, medication(ago(63), 'dose-change'), phq9(ago(7), 16))
    expect(row(facts).reasons.find((r) => r.code === 'not-at-target')?.text).toBe(
      'Week 11, PHQ-9 18 → 16, no gain, no treatment change in 9 weeks',
    )
  })
  test('do not call for a decision where treatment changed in the last eight weeks', () => {
    const changed = medication(ago(20), 'dose-change')
    expect(codes(treated(11, 18, changed, phq9(ago(7), 16)))).toContain('changed-recently')
  })
  test('never read a missing score as fine', () => {
    expect(codes([referral(ago(40)), session(ago(30))])).toContain('no-score')
    expect(codes(treated(12, 18))).toContain('not-measured')
  })
  test('are overdue the day after the due day, and not any more once a contact was kept', () => {
    const due = (nextDue: string, ...more: NewEntry[]) => codes(treated(3, 18, contact(ago(15), { nextDue }), ...more))
    expect(due(TODAY)).not.toContain('contact-overdue')
    expect(due(ago(1))).toContain('contact-overdue')
    expect(due(ago(1), contact(TODAY))).not.toContain('contact-overdue')
    expect(due(ago(1), contact(TODAY, { outcome: 'attempted' }))).toContain('contact-overdue')
  })
  test('name a wait over the standard and whether there was any contact', () => {
    expect(row([referral(ago(14))]).reasons.map(({ text }) => text)).toEqual([
      'Waiting 2 weeks, no contact yet, no score, never asked about safety',
    ])
    expect(codes([referral(ago(15))])).toEqual(['needs-contact', 'waiting-over-standard'])
    expect(codes([contact(ago(9))])).toContain('need-unknown')
  })
  test('open safety stays a reason however old it is, and says whether risk was assessed', () => {
    const positive = phq9Answers(ago(200), [1, 1, 1, 1, 1, 1, 1, 1, 1])
    const risk = { kind: 'safety', day: ago(190), event: 'risk-assessment', instrument: 'C-SSRS' } as const
    expect(row(treated(30, 18, positive)).reasons[0]?.text).toBe('Item 9 is 1 since 7 May, not assessed')
    const moderate = row(treated(30, 18, positive, { ...risk, finding: 'moderate' }))
    expect(moderate.reasons[0]?.text).toBe('Risk assessed 17 May: moderate')
  })
})

const rankCaseload = (summaries: readonly Summary[], today: string) =>
  summaries.map((summary) => caseloadRow(summary, today, DEFAULT_RULES)).sort(byUrgency)

describe('the order', () => {
  const safety = treated(2, 12, phq9Answers(ago(1), [1, 1, 1, 1, 1, 1, 1, 1, 1]))
  const worse = treated(9, 14, phq9(ago(2), 21))
  const stuck = treated(11, 18, phq9(ago(5), 16))
  const unknown = treated(14, 18, phq9(ago(3), 8), contact(ago(3)))
  const waiting = [referral(ago(40))]
  const well = treated(18, 18, phq9Answers(ago(3), [0, 0, 0, 0, 1, 1, 0, 0, 0]), contact(ago(3)))
  const asSummaries = (charts: NewEntry[][]) => charts.map((facts, i) => folded(facts, { episodeId: `e${i}` }))

  test('is safety, worse or not at target by severity, unknown, overdue, well', () => {
    const ranked = rankCaseload(asSummaries([well, waiting, unknown, stuck, worse, safety]), TODAY)
    expect(ranked.map((r) => r.episodeId)).toEqual(['e5', 'e4', 'e3', 'e2', 'e1', 'e0'])
  })
  test('is the same whatever order the rows are read in, and drops nobody', () => {
    const all = asSummaries([well, waiting, unknown, stuck, worse, safety, stuck, waiting])
    const expected = rankCaseload(all, TODAY).map((r) => r.episodeId)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(rankCaseload(shuffled, TODAY).map((r) => r.episodeId)).toEqual(expected)
      }),
    )
  })
  test('puts the severer band first within a group', () => {
    const ranked = rankCaseload(
      asSummaries([treated(11, 18, phq9(ago(5), 14)), treated(11, 18, phq9(ago(5), 15))]),
      TODAY,
    )
    expect(ranked[0]?.episodeId).toBe('e1')
  })
})
