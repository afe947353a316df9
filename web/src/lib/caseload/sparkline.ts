import type { CaseloadRow } from '../../../../core/contract/index.ts'
import { SCALES } from '../../../../core/instruments/scales.ts'

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
export function sparkline({
  spark,
  lead,
  phq9,
  gad7,
}: Pick<CaseloadRow, 'spark' | 'lead' | 'phq9' | 'gad7'>): Sparkline | null {
  const { name, range } = SCALES[lead ?? 'phq-9']
  const { first, last } = lead === 'gad-7' ? gad7 : phq9
  const points = pairs(spark)
  const end = points.at(-1)
  if (!end) return null
  const width = SPARK.width - 2 * SPARK.margin
  const height = SPARK.height - 2 * SPARK.margin
  const x = (days: number) => round(SPARK.margin + (width * days) / Math.max(1, end.days))
  const y = (total: number) => round(SPARK.margin + height * (1 - total / range.max))
  const target = (first ?? last ?? 0) / 2
  return {
    path:
      points.length > 1 ? points.map(({ days, total }, i) => `${i ? 'L' : 'M'}${x(days)} ${y(total)}`).join('') : '',
    end: { x: x(end.days), y: y(end.total) },
    half: target > 0 ? y(target) : null,
    label: `${name} ${points.map(({ total }) => total).join(', ')}`,
  }
}

/** The list of a row as points: days since the first score and total, in turn. */
const pairs = (spark: readonly number[]): readonly { readonly days: number; readonly total: number }[] =>
  spark.flatMap((days, i) => (i % 2 ? [] : [{ days, total: spark[i + 1] ?? 0 }]))
const round = (n: number): number => Math.round(n * 10) / 10
