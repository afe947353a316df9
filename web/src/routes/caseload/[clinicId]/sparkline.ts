import type { KnownRow } from '../../../lib/caseload/known-row.ts'
import { INSTRUMENTS } from '../../../../../core/instruments/index.ts'

/** A sparkline on a canvas of its own: width, height and margin in px. */
export const SPARK = { width: 54, height: 28, margin: 4 } as const

export interface Sparkline {
  /** Path of the line; empty with one point. */
  readonly path: string
  readonly end: { readonly x: number; readonly y: number }
  /** Height of the half-of-first line; null where the first score is 0. */
  readonly half: number | null
  /** The totals in words. */
  readonly label: string
}

/** The scores of a row's lead measure over real time, on the whole range of the instrument, so that lines of two people compare. */
export function sparkline({ spark, lead, measures }: Pick<KnownRow, 'spark' | 'lead' | 'measures'>): Sparkline | null {
  const points = pairs(spark)
  const end = points.at(-1)
  const shown = measures.find(({ id }) => id === lead)
  if (!end || !shown) return null
  const { name, range, direction } = INSTRUMENTS[shown.id]
  const width = SPARK.width - 2 * SPARK.margin
  const height = SPARK.height - 2 * SPARK.margin
  const x = (days: number) => round(SPARK.margin + (width * days) / Math.max(1, end.days))
  const y = (total: number) => round(SPARK.margin + height * (1 - total / range.max))
  const half = halfOf(direction, range.max, shown.first ?? shown.last)
  return {
    path:
      points.length > 1 ? points.map(({ days, total }, i) => `${i ? 'L' : 'M'}${x(days)} ${y(total)}`).join('') : '',
    end: { x: x(end.days), y: y(end.total) },
    half: half === null ? null : y(half),
    label: `${name} ${points.map(({ total }) => total).join(', ')}`,
  }
}

/** The total at which half of the illness of a first one is gone; null where there was none to lose. */
function halfOf(direction: 'higher-is-worse' | 'lower-is-worse', most: number, first: number): number | null {
  const half = direction === 'higher-is-worse' ? first / 2 : (most + first) / 2
  return half > 0 && half < most ? half : null
}

/** The list of a row as points: days since the first score and total, in turn. */
const pairs = (spark: readonly number[]): readonly { readonly days: number; readonly total: number }[] =>
  spark.flatMap((days, i) => (i % 2 ? [] : [{ days, total: spark[i + 1] ?? 0 }]))
const round = (n: number): number => Math.round(n * 10) / 10
