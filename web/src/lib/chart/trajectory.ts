import type { ClinicalFact, Entry } from '../../../../core/chart/entry.ts'
import { effective } from '../../../../core/chart/effective.ts'
import { daysBetween, addDays, type Day } from '../../../../core/day.ts'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import { score } from '../../../../core/instruments/score.ts'
import { dayText } from '../text/day.ts'
import { changePercent, signed } from '../text/number.ts'
import type { Followed } from './draft.ts'
import { treatmentWords } from './words.ts'

export interface Point {
  readonly day: Day
  readonly total: number
  readonly severity: string
}
export interface Mark {
  readonly day: Day
  readonly text: string
}
/** Both instruments share this stretch of days, so that one can be read above the other. */
export interface Span {
  readonly from: Day
  readonly to: Day
  readonly today: Day
}
export interface Trajectory {
  readonly span: Span
  readonly points: { readonly [F in Followed]: readonly Point[] }
  /** Starts, changes and stops of treatment, oldest first. */
  readonly marks: readonly Mark[]
}

/** What is drawn of a chart: totals of what stands today, and when treatment changed. Days before treatment belong to it. */
export function trajectory(entries: readonly Entry[], today: Day): Trajectory {
  const facts = effective(entries).facts.map(({ fact }) => fact)
  const points = { 'phq-9': pointsOf('phq-9', facts), 'gad-7': pointsOf('gad-7', facts) }
  const marks = facts.filter((fact) => fact.kind === 'treatment').map(mark)
  const days = [...points['phq-9'], ...points['gad-7'], ...marks].map(({ day }) => day).sort()
  const from = days[0] ?? today
  const last = days.at(-1) ?? today
  return { span: { from, to: addDays(last > today ? last : today, 7), today }, points, marks }
}

function pointsOf(id: Followed, facts: readonly ClinicalFact[]): Point[] {
  return facts.flatMap((fact) => {
    const total = totalOf(id, fact)
    if (total === null) return []
    const band = INSTRUMENTS[id].bands.find(({ from, to }) => total >= from && total <= to)
    return [{ day: fact.day, total, severity: band?.severity ?? '' }]
  })
}

/** The total of a fact of this instrument; null where it is of another or has none. */
export function totalOf(id: Followed, fact: ClinicalFact): number | null {
  if ((fact.kind !== 'assessment' && fact.kind !== 'screening') || fact.instrument !== id) return null
  if (!fact.answers) return fact.total ?? null
  const result = score(INSTRUMENTS[id], fact.answers)
  return 'incomplete' in result ? null : result.total
}

const mark = (fact: Extract<ClinicalFact, { kind: 'treatment' }>): Mark => ({
  day: fact.day,
  text: treatmentWords(fact),
})

/** The lines a score is held against; the half-of-first line is missing where the first score is 0 or unknown. */
export const targetsOf = (id: Followed, first: number | null): { half: number | null; remission: number } => ({
  half: first ? first / 2 : null,
  remission: INSTRUMENTS[id].thresholds.remission,
})

/** The chart in one sentence, for those who do not see it and for those in a hurry. */
export function trajectorySentence(id: Followed, points: readonly Point[], first: number | null, today: Day): string {
  const { name } = INSTRUMENTS[id]
  const last = points.at(-1)
  if (!last) return `No ${name} on record.`
  const when = `${last.total} (${last.severity}) on ${dayText(last.day, today)}`
  if (points.length === 1 || first === null)
    return `${name} ${when}, ${points.length === 1 ? 'one score' : 'no first score'}.`
  const change =
    first === 0 ? `${signed(last.total)} points` : changePercent(Math.round(((last.total - first) / first) * 100))
  const { remission } = targetsOf(id, first)
  const reached =
    last.total < remission
      ? 'in remission'
      : last.total <= first / 2
        ? 'half of the first or less'
        : last.total > first
          ? 'above the first'
          : last.total === first
            ? 'as high as the first'
            : 'not yet half of the first'
  return `${name} ${first} → ${when}: ${change}, ${reached}.`
}

/** One row of the table behind the charts: every day on which something is drawn. */
export interface TrajectoryRow {
  readonly day: Day
  readonly scores: { readonly [F in Followed]: number | null }
  readonly treatment: string
}
export function trajectoryRows({ points, marks }: Trajectory): readonly TrajectoryRow[] {
  const days = [...new Set([...points['phq-9'], ...points['gad-7'], ...marks].map(({ day }) => day))].sort()
  const on = (id: Followed, day: Day) => points[id].findLast((point) => point.day === day)?.total ?? null
  return days.map((day) => ({
    day,
    scores: { 'phq-9': on('phq-9', day), 'gad-7': on('gad-7', day) },
    treatment: marks
      .filter((line) => line.day === day)
      .map(({ text }) => text)
      .join('; '),
  }))
}

/** Days since the first drawn day: the x of a point. */
export const xOf = (span: Span, day: Day): number => daysBetween(span.from, day)

/** At most five ticks, on whole weeks, as days since the first. */
export function ticksOf(span: Span): readonly number[] {
  const length = daysBetween(span.from, span.to)
  const weeks = Math.max(1, Math.ceil(length / 7 / 4))
  return Array.from({ length: 5 }, (_, i) => i * weeks * 7).filter((x) => x <= length)
}
