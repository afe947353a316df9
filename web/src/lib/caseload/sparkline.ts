import { daysBetween, type Day } from '../../../../core/day.ts'

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

/** Scores over real time, on the whole range of the instrument, so that lines of two people compare. null without scores. */
export function sparkline(
  name: string,
  scores: readonly (readonly [Day, number])[],
  max: number,
  first: number | null,
): Sparkline | null {
  const start = scores[0]
  const end = scores.at(-1)
  if (!start || !end) return null
  const days = Math.max(1, daysBetween(start[0], end[0]))
  const width = SPARK.width - 2 * SPARK.margin
  const height = SPARK.height - 2 * SPARK.margin
  const x = (day: Day) => round(SPARK.margin + (width * daysBetween(start[0], day)) / days)
  const y = (total: number) => round(SPARK.margin + height * (1 - total / max))
  const path = scores.map(([day, total], i) => `${i ? 'L' : 'M'}${x(day)} ${y(total)}`).join('')
  return {
    path: scores.length > 1 ? path : '',
    end: { x: x(end[0]), y: y(end[1]) },
    half: first ? y(first / 2) : null,
    label: `${name} ${scores.map(([, total]) => total).join(', ')}`,
  }
}
const round = (n: number): number => Math.round(n * 10) / 10
