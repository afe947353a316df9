import type { CaseloadRow, ChartRow, RowSafety } from '../contract/schemas/caseload.ts'
import type { SafetyAnswer } from '../chart/safety-state.ts'
import type { Score, Track, Tracks } from '../chart/track.ts'
import type { Summary } from '../chart/summary.ts'
import { STAGES } from '../chart/stages.ts'
import { addDays, ageInYears, daysBetween, toOrdinal, type Day } from '../day.ts'
import { treatmentKey } from '../medicines/key.ts'
import type { StepToday } from '../chart/safety-steps.ts'
import { MEASURES, type MeasureId } from '../instruments/index.ts'
import { reasonsFor } from '../caseload/reasons/index.ts'
import { promisedDay } from '../caseload/reasons/routine.ts'
import type { CaseloadRules } from '../caseload/rules.ts'
import { answeredOn, levelOf, sourceOf } from '../caseload/safety.ts'
import { statusOf, type Status } from '../caseload/status.ts'
import { sentenceOf } from '../words/en.ts'

/** Change from baseline in percent, rounded; null where either is missing. From a baseline of 0 no percentage can be taken. */
function changePercent({ baseline, last, count }: Track): number | null {
  if (!baseline || !last || count < 2 || baseline.total === 0) return null
  return Math.round(((last.total - baseline.total) / baseline.total) * 100)
}

type ShortTrack = CaseloadRow['measures'][number]
/** With one score only it is the last one; nothing is first. */
const short = (id: MeasureId, track: Track, last: Score): ShortTrack => ({
  id,
  first: track.count > 1 ? (track.baseline?.total ?? null) : null,
  last: last.total,
  changePercent: changePercent(track),
})

/** What is said of every instrument that has a score, in the order of the list of instruments, judged or only shown. */
function eachOf<Said>(measures: Tracks, say: (id: MeasureId, track: Track, last: Score) => Said): Said[] {
  const found: Said[] = []
  for (const id of MEASURES) {
    const track = measures[id]
    if (track?.last) found.push(say(id, track, track.last))
  }
  return found
}

type FullTrack = ChartRow['measures'][number]
const shortScore = (score: Score | null): FullTrack['baseline'] => score && { day: score.day, total: score.total }
const full = (id: MeasureId, track: Track, last: Score): FullTrack => ({
  id,
  baseline: shortScore(track.baseline),
  best: shortScore(track.best),
  previous: shortScore(track.previous),
  last: { day: last.day, total: last.total },
  count: track.count,
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

function answeredOf(answered: SafetyAnswer | null, today: Day, rules: CaseloadRules): CaseloadRow['answered'] {
  if (!answered) return null
  const { day, level, instrument } = answered
  return { day, level, instrument, stale: daysBetween(day, today) > rules.answerInterval }
}

/** The safety item as a list and a page show it; null where nothing was ever open, assessed or in the history. */
export function safetyOf(safety: Summary['safety'], { safety: now }: Status): RowSafety | null {
  if (!safety) return null
  const { elsewhere } = safety
  return {
    state: now.state,
    class: now.class,
    level: levelOf(safety, now),
    instrument: sourceOf(safety, now),
    on: answeredOn(safety, now),
    since: safety.since,
    struck: safety.struck?.day ?? null,
    newest: now.uncovered ? now.uncovered.newest.day : null,
    risen: now.uncovered !== null && now.uncovered.risen,
    newAnswer: now.newAnswer,
    assessed: safety.assessed,
    elsewhere: elsewhere && { how: elsewhere.how, checkDay: elsewhere.checkDay, passed: now.passed },
    awaiting: safety.awaiting !== null,
    settled: safety.settled,
    history: safety.history,
    imported: safety.imported,
  }
}

/** The last attempt that no contact came after. */
const attemptSince = ({ lastAttempt, lastContact }: Summary): Day | null =>
  lastAttempt !== null && (lastContact === null || lastAttempt >= lastContact) ? lastAttempt : null

/** One row of the caseload as of today. Everything that ages (week, overdue, stale) is computed here and stored nowhere. */
export function caseloadRow(summary: Summary, today: Day, rules: CaseloadRules): CaseloadRow {
  const status = statusOf(summary, today, rules)
  const reasons = reasonsFor(summary, status, today, rules)
  const { birthDate } = summary
  const { lead } = status
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
    reasons: reasons.map((one) => ({ code: one.code, tone: one.tone, text: sentenceOf(one, today) })),
    group: reasons[0].group,
    lead: lead?.id ?? null,
    course: lead?.course ?? { code: summary.stages.treated === null ? 'not-started' : 'no-baseline', detail: null },
    freshness: lead?.freshness ?? { code: 'none', days: null },
    measures: eachOf(summary.measures, short),
    spark: lead ? sparkOf(lead.track) : [],
    answered: answeredOf(summary.answered, today, rules),
    safety: safetyOf(summary.safety, status),
    safetyPlan: summary.safetyPlan,
    lastContact: summary.lastContact,
    lastAttempt: attemptSince(summary),
    nextDue: promisedDay(summary),
    severity: status.severity,
    needsContact: reasons.some(({ code }) => code === 'needs-contact'),
  }
}

/** What a person takes or does today: by recorded starts, and the therapy given in a contact of late (laws D3). */
function treatmentsOf({ treatment: { names, given } }: Summary, today: Day, rules: CaseloadRules): string[] {
  if (!given || given.day < addDays(today, -rules.therapyRecent)) return [...names]
  return names.some((name) => treatmentKey(name).startsWith(treatmentKey(given.name)))
    ? [...names]
    : [...names, given.name]
}

/** The status of one chart as of today: its line of the list with what only its own page shows. */
export function chartRow(summary: Summary, today: Day, rules: CaseloadRules, steps: readonly StepToday[]): ChartRow {
  return {
    ...caseloadRow(summary, today, rules),
    reached: STAGES.findLast((stage) => summary.stages[stage] !== null) ?? 'none',
    measures: eachOf(summary.measures, full),
    lastChange: summary.treatment.change?.day ?? null,
    lastReview: summary.lastReview,
    treatments: treatmentsOf(summary, today, rules),
    safetySteps: [...steps],
  }
}
