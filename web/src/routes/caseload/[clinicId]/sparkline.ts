import type { KnownRow } from '../../../lib/caseload/known-row.ts'
import { INSTRUMENTS } from '../../../../../core/instruments/index.ts'
import type { Instrument } from '../../../../../core/instruments/instrument.ts'
import { responseLine } from '../../../lib/caseload/response.ts'

/** A sparkline on a canvas of its own: width, height and margin in px. */
export const SPARK = { width: 54, height: 28, margin: 4 } as const

export interface Sparkline {
  /** Path of the line; empty with one point. */
  readonly path: string
  readonly end: { readonly x: number; readonly y: number }
  /** Height of the line where a response begins; null where there is none to be reached, as from a first score of 0, or none to begin from. */
  readonly response: number | null
  /** The totals in words. */
  readonly label: string
}

/** The scores of a row's lead measure over real time, on the whole range of the instrument, so that lines of two people compare. */
export function sparkline({
  spark,
  lead,
  measures,
  course,
}: Pick<KnownRow, 'spark' | 'lead' | 'measures' | 'course'>): Sparkline | null {
  const points = pairs(spark)
  const end = points.at(-1)
  const shown = measures.find(({ id }) => id === lead)
  if (!end || !shown) return null
  const tool: Instrument = INSTRUMENTS[shown.id]
  const { name, range } = tool
  const width = SPARK.width - 2 * SPARK.margin
  const height = SPARK.height - 2 * SPARK.margin
  const x = (days: number) => round(SPARK.margin + (width * days) / Math.max(1, end.days))
  const y = (total: number) => round(SPARK.margin + height * (1 - total / range.max))
  // The one score there is may be the first; several without a first one have nothing to respond from.
  const first = shown.first ?? (points.length === 1 && course.code !== 'no-baseline' ? shown.last : null)
  const response = first === null ? null : responseLine(tool, first)
  return {
    path:
      points.length > 1 ? points.map(({ days, total }, i) => `${i ? 'L' : 'M'}${x(days)} ${y(total)}`).join('') : '',
    end: { x: x(end.days), y: y(end.total) },
    response: response === null ? null : y(response),
    label: `${name} ${points.map(({ total }) => total).join(', ')}`,
  }
}

/** The list of a row as points: days since the first score and total, in turn. */
const pairs = (spark: readonly number[]): readonly { readonly days: number; readonly total: number }[] =>
  spark.flatMap((days, i) => (i % 2 ? [] : [{ days, total: spark[i + 1] ?? 0 }]))
const round = (n: number): number => Math.round(n * 10) / 10
