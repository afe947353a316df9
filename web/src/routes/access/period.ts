import { addDays, quarterOf, quarterRange, type Day } from '../../../../core/day.ts'
import { DEFAULT_PERIOD_DAYS } from '../../../../core/metrics/thresholds.ts'
import { dayText } from '../../lib/text/day.ts'
import type { Period } from '../../lib/access/filters.ts'

export interface Preset {
  readonly name: string
  readonly period: Period | null
}
/** The default period, this quarter so far, and the four quarters before it. */
export function presets(today: Day): readonly Preset[] {
  const current = quarterRange(quarterOf(today))
  const past: Preset[] = []
  for (let start = current.from; past.length < 4;) {
    const quarter = quarterOf(addDays(start, -1))
    const range = quarterRange(quarter)
    past.push({ name: quarterName(quarter), period: range })
    start = range.from
  }
  return [
    { name: `Last ${DEFAULT_PERIOD_DAYS} days`, period: null },
    { name: 'This quarter so far', period: { from: current.from, to: today } },
    ...past,
  ]
}

/** "2026-Q3" as "Q3 2026". */
export const quarterName = (quarter: string): string => quarter.replace(/^(\d{4})-(Q\d)$/, '$2 $1')

export const samePeriod = (a: Period | null, b: Period | null): boolean => a?.from === b?.from && a?.to === b?.to

export const periodText = ({ from, to }: Period, today: Day): string =>
  `from ${dayText(from, today)} to ${dayText(to, today)}`
