import type { CaseloadRow, ChartRow } from '../contract/caseload.ts'
import type { Score, Summary, Track } from '../chart/summary.ts'
import { STAGES } from '../chart/summary.ts'
import { ageInYears, daysBetween, toOrdinal, type Day } from '../day.ts'
import { reasonsFor } from './reasons.ts'
import { DEFAULT_RULES, type CaseloadRules } from './rules.ts'
import { statusOf } from './status.ts'

/** Change from baseline in percent, rounded; null where either is missing. From a baseline of 0 no percentage can be taken. */
function changePercent({ baseline, last }: Track): number | null {
  if (!baseline || !last || baseline.total === 0) return null
  return Math.round(((last.total - baseline.total) / baseline.total) * 100)
}

const short = (track: Track): CaseloadRow['phq9'] => {
  const { baseline, last } = track
  const isOnly = baseline !== null && last !== null && baseline.day === last.day
  return {
    first: isOnly ? null : (baseline?.total ?? null),
    last: last?.total ?? null,
    changePercent: changePercent(track),
  }
}

type ShortScore = ChartRow['phq9']['last']
const shortScore = (score: Score | null): ShortScore => score && { day: score.day, total: score.total }
const full = (track: Track): ChartRow['phq9'] => ({
  baseline: shortScore(track.baseline),
  best: shortScore(track.best),
  previous: shortScore(track.previous),
  last: shortScore(track.last),
  changePercent: changePercent(track),
})

/** Scores over time as one list of small numbers: a thousand rows of days as text would be a third of the answer. */
function sparkOf({ recent }: Track): number[] {
  const first = recent[0]
  if (!first) return []
  const start = toOrdinal(first.day)
  const pairs: number[] = []
  for (const score of recent) pairs.push(toOrdinal(score.day) - start, score.total)
  return pairs
}

/** One row of the caseload as of today. Everything that ages (week, overdue, stale) is computed here and stored nowhere. */
export function caseloadRow(summary: Summary, today: Day, rules: CaseloadRules = DEFAULT_RULES): CaseloadRow {
  const status = statusOf(summary, today, rules)
  const reasons = reasonsFor(summary, status, today, rules)
  const { birthDate, item9 } = summary
  return {
    episodeId: summary.episodeId,
    version: summary.version,
    name: `${summary.family}, ${summary.given}`,
    mrn: summary.mrn,
    age: birthDate && birthDate <= today ? ageInYears(birthDate, today) : null,
    careManager: summary.careManager,
    stage: status.stage,
    week: status.week,
    waitingDays: status.waitingDays,
    reasons: reasons.map(({ code, tone, text }) => ({ code, tone, text })),
    group: reasons[0]?.group ?? 9,
    lead: status.lead,
    course: status.course,
    freshness: status.freshness,
    phq9: short(summary.phq9),
    gad7: short(summary.gad7),
    spark: sparkOf(status.track ?? summary.phq9),
    item9: item9 && { ...item9, stale: daysBetween(item9.day, today) > rules.freshDays },
    safety: summary.safety,
    riskAssessed: summary.riskAssessed?.day ?? null,
    safetyPlan: summary.safetyPlan,
    lastContact: summary.lastContact,
    nextDue: summary.nextDue,
  }
}

/** The status of one chart as of today. */
export const chartRow = (summary: Summary, today: Day, rules: CaseloadRules = DEFAULT_RULES): ChartRow => ({
  ...caseloadRow(summary, today, rules),
  reached: STAGES.findLast((stage) => summary.stages[stage] !== null) ?? 'none',
  phq9: full(summary.phq9),
  gad7: full(summary.gad7),
  lastChange: summary.lastChange,
  treatments: [...summary.treatments],
})

/** Severity of the lead measure; unknown stands above any score, because nobody knows how ill the person is. */
const severity = (row: CaseloadRow): number => (row.lead === 'gad-7' ? row.gad7.last : row.phq9.last) ?? 99

/** Item 9 level for the safety group: the higher answer first, then without a risk assessment, then the longer open. */
function bySafety(a: CaseloadRow, b: CaseloadRow): number {
  if (!a.safety || !b.safety) return 0
  const unassessed = (row: CaseloadRow) =>
    row.riskAssessed && row.safety && row.riskAssessed >= row.safety.since ? 1 : 0
  return b.safety.level - a.safety.level || unassessed(a) - unassessed(b) || (a.safety.since < b.safety.since ? -1 : 1)
}

/**
 * The one order everywhere: group, then severity, then how long it has gone on; the episode id last, so that it never flickers.
 * A person with no reason stands last, not nowhere.
 */
export function byUrgency(a: CaseloadRow, b: CaseloadRow): number {
  return (
    a.group - b.group ||
    bySafety(a, b) ||
    severity(b) - severity(a) ||
    (b.waitingDays ?? b.week ?? 0) - (a.waitingDays ?? a.week ?? 0) ||
    (a.episodeId < b.episodeId ? -1 : 1)
  )
}
