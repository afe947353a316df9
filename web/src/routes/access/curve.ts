import type { Access } from '../../../../core/contract/index.ts'
import { percent, shareInterval } from '../../lib/text/number.ts'

type Curve = Access['curve']

/** The steps a chart draws: shares in percent by day since referral, from day 0 on. */
export interface CurveSeries {
  readonly started: readonly Step[]
  readonly startedBand: { readonly lower: readonly Step[]; readonly upper: readonly Step[] }
  readonly closed: readonly Step[]
  readonly closedBand: { readonly lower: readonly Step[]; readonly upper: readonly Step[] }
  readonly waiting: readonly Step[]
}
export interface Step {
  readonly x: number
  readonly y: number
}

/** Day 0 is drawn at 0 % unless somebody started on the day of referral. A missing bound is where the estimate is. */
export function curveSeries(curve: Curve): CurveSeries {
  const steps = (y: (i: number) => number, atStart: number): Step[] => {
    const drawn = curve.day.map((day, i) => ({ x: day, y: y(i) * 100 }))
    return curve.day[0] === 0 ? drawn : [{ x: 0, y: atStart }, ...drawn]
  }
  const share = (list: Curve['started'], bound: 'value' | 'lower' | 'upper') =>
    steps((i) => list[i]?.[bound] ?? list[i]?.value ?? 0, 0)
  return {
    started: share(curve.started, 'value'),
    startedBand: { lower: share(curve.started, 'lower'), upper: share(curve.started, 'upper') },
    closed: share(curve.closed, 'value'),
    closedBand: { lower: share(curve.closed, 'lower'), upper: share(curve.closed, 'upper') },
    waiting: steps((i) => curve.waiting[i] ?? 0, 100),
  }
}

/** Days at which numbers at risk are written, as far as the curve goes. */
export const AT_RISK_DAYS = [0, 7, 14, 30, 45, 60, 75, 90, 120, 150, 180] as const

/** People not yet started nor closed just before a day; null beyond the last day seen, never carried forward. */
export function atRiskOn(curve: Curve, day: number, referrals: number): number | null {
  const last = curve.day.at(-1)
  if (last === undefined || day > last) return null
  const i = curve.day.findIndex((seen) => seen >= day)
  return day === 0 ? referrals : (curve.atRisk[i] ?? null)
}

export interface CurveRow {
  readonly day: number
  readonly atRisk: number
  readonly started: string
  readonly startedInterval: string
  readonly closed: string
  readonly closedInterval: string
  readonly waiting: string
}
/** The same numbers as a table: every step of the curve. */
export const curveRows = (curve: Curve): readonly CurveRow[] =>
  curve.day.map((day, i) => {
    const started = curve.started[i] ?? { value: 0, lower: null, upper: null }
    const closed = curve.closed[i] ?? { value: 0, lower: null, upper: null }
    return {
      day,
      atRisk: curve.atRisk[i] ?? 0,
      started: percent(started.value),
      startedInterval: shareInterval(started),
      closed: percent(closed.value),
      closedInterval: shareInterval(closed),
      waiting: percent(curve.waiting[i] ?? 0),
    }
  })

/** The chart in one sentence. */
export function curveSentence(curve: Curve): string {
  const i = curve.day.length - 1
  const day = curve.day[i]
  if (day === undefined) return 'No referral in this period.'
  const started = percent(curve.started[i]?.value ?? 0)
  const closed = percent(curve.closed[i]?.value ?? 0)
  return `By day ${day} after referral ${started} had started treatment, ${closed} were closed before treatment and ${percent(curve.waiting[i] ?? 0)} were still waiting.`
}
