import type { ClinicalFact, Entry, Fact } from '../../../../../../core/chart/entry.ts'
import { effective } from '../../../../../../core/chart/effective.ts'
import { daysBetween, addDays, type Day } from '../../../../../../core/day.ts'
import { INSTRUMENTS, MEASURES, type MeasureId } from '../../../../../../core/instruments/index.ts'
import { isFollowed, responseTotal, worseBy, type Instrument } from '../../../../../../core/instruments/instrument.ts'
import { score } from '../../../../../../core/instruments/score.ts'
import { responseLine, responsePart } from '../../../../lib/caseload/response.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { changePercent, signed } from '../../../../lib/text/number.ts'
import { treatmentWords } from '../entries/words.ts'

export interface Point {
  readonly day: Day
  readonly total: number
  readonly severity: string
  /** It was found by a screening, which is no part of the course. */
  readonly screened?: true
}
export interface Mark {
  readonly day: Day
  readonly text: string
}
/** All instruments share this stretch of days, so that one can be read above the other. */
export interface Span {
  readonly from: Day
  readonly to: Day
  readonly today: Day
}
export interface Trajectory {
  readonly span: Span
  /** Of every instrument that has a score, in the order they are shown in. */
  readonly lines: readonly { readonly id: MeasureId; readonly points: readonly Point[] }[]
  /** Starts, changes and stops of treatment, oldest first. */
  readonly marks: readonly Mark[]
}

/** What is drawn of a chart: totals of what stands today, and when treatment changed. Days before treatment belong to it. */
export function trajectory(entries: readonly Entry[], today: Day): Trajectory {
  const facts = effective(entries).facts.map(({ fact }) => fact)
  const lines = MEASURES.map((id) => ({ id, points: pointsOf(id, facts) })).filter(({ points }) => points.length > 0)
  const marks = facts.filter((fact) => fact.kind === 'treatment').map(mark)
  const days = [...lines.flatMap(({ points }) => points), ...marks].map(({ day }) => day).sort()
  const from = days[0] ?? today
  const last = days.at(-1) ?? today
  return { span: { from, to: addDays(last > today ? last : today, 7), today }, lines, marks }
}

function pointsOf(id: MeasureId, facts: readonly ClinicalFact[]): Point[] {
  return facts.flatMap((fact) => {
    const total = totalOf(id, fact)
    if (total === null) return []
    const band = INSTRUMENTS[id].bands.find(({ from, to }) => total >= from && total <= to)
    const screened = fact.kind === 'screening' ? ({ screened: true } as const) : {}
    return [{ day: fact.day, total, severity: band?.severity ?? '', ...screened }]
  })
}

/** The total of a fact of this instrument; null where it is of another or has none. */
export function totalOf(id: MeasureId, fact: ClinicalFact): number | null {
  if ((fact.kind !== 'assessment' && fact.kind !== 'screening') || fact.instrument !== id) return null
  if (!fact.answers) return fact.total ?? null
  const result = score(INSTRUMENTS[id], fact.answers)
  return 'incomplete' in result ? null : result.total
}

const mark = (fact: Fact<'treatment'>): Mark => ({
  day: fact.day,
  text: treatmentWords(fact),
})

/**
 * The lines a score is held against, none where the instrument is shown and not judged; that of a response is missing where the
 * first score is the best there is, or unknown. It is a share of the illness: of what lies between the first score and the best.
 */
export function targetsOf(id: MeasureId, first: number | null): { response: number | null; remission: number | null } {
  const tool: Instrument = INSTRUMENTS[id]
  return { response: first === null ? null : responseLine(tool, first), remission: tool.thresholds.remission }
}

/** The chart in one sentence, for those who do not see it and for those in a hurry. */
export function trajectorySentence(id: MeasureId, drawn: readonly Point[], first: number | null, today: Day): string {
  const { name } = INSTRUMENTS[id]
  const points = drawn.filter(({ screened }) => !screened)
  if (points.length < drawn.length)
    return [...(points.length > 0 ? [trajectorySentence(id, points, first, today)] : []), SCREENED].join(' ')
  const last = points.at(-1)
  if (!last) return `No ${name} on record.`
  const when = `${last.total} (${last.severity}) on ${dayText(last.day, today)}`
  if (points.length === 1 || first === null)
    return `${name} ${when}, ${points.length === 1 ? 'one score' : 'no first score'}.`
  const change =
    first === 0 ? `${signed(last.total)} points` : changePercent(Math.round(((last.total - first) / first) * 100))
  return `${name} ${first} → ${when}: ${change}, ${reachedWords(INSTRUMENTS[id], first, last.total)}.`
}

const SCREENED = 'A hollow point apart from the line is a screening.'

/** Where a last score stands to the first, in the direction of the instrument. */
function reachedWords(tool: Instrument, first: number, last: number): string {
  if (!isFollowed(tool)) return 'shown, not judged'
  const higher = tool.direction === 'lower-is-worse'
  if (worseBy(tool, last, tool.thresholds.remission) < 0) return 'in remission'
  if (worseBy(tool, last, responseTotal(tool, first)) <= 0)
    return `${responsePart(tool)} or ${higher ? 'more' : 'less'}`
  if (last !== first)
    return last > first === higher ? `not yet ${responsePart(tool)}` : higher ? 'below the first' : 'above the first'
  return higher ? 'as low as the first' : 'as high as the first'
}

/** Days since the first drawn day: the x of a point. */
export const xOf = (span: Span, day: Day): number => daysBetween(span.from, day)

/** At most so many ticks, on whole weeks, as days since the first. */
export function ticksOf(span: Span, most = 5): readonly number[] {
  const length = daysBetween(span.from, span.to)
  const weeks = Math.max(1, Math.ceil(length / 7 / (most - 1)))
  return Array.from({ length: most }, (_, i) => i * weeks * 7).filter((x) => x <= length)
}
