import type { Day } from '../../../../../../core/day.ts'
import type { Trajectory } from './trajectory.ts'

/** One row of the table behind the charts: every day on which something is drawn. */
export interface TrajectoryRow {
  readonly day: Day
  /** In the order of the lines; null = none of that instrument on that day. */
  readonly scores: readonly (number | null)[]
  readonly treatment: string
}
export function trajectoryRows({ lines, marks }: Trajectory): readonly TrajectoryRow[] {
  const days = [...new Set([...lines.flatMap(({ points }) => points), ...marks].map(({ day }) => day))].sort()
  return days.map((day) => ({
    day,
    scores: lines.map(({ points }) => points.findLast((point) => point.day === day)?.total ?? null),
    treatment: marks
      .filter((line) => line.day === day)
      .map(({ text }) => text)
      .join('; '),
  }))
}
