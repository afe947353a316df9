import type { Chart, Scale } from 'chart.js'
import type { Access } from '../../../../core/contract/index.ts'
import type { Colors, LineChart } from '../../lib/charting/attach.svelte.ts'
import { withAlpha } from '../../lib/charting/colors.ts'
import { endsPart, underPart, type End, type Part } from '../../lib/charting/parts.ts'
import { percent } from '../../lib/text/number.ts'
import { atRiskOn, AT_RISK_DAYS, curveSeries, type Step } from './curve.ts'

/** Places of the three curves among the data sets; the bands stand before them. */
export const CURVE_SETS = { started: 2, closed: 5, waiting: 6 } as const
const NAMES_WIDTH = 150
const WIDE = 560
/** The axis shows so many days even where nobody was followed that long. */
const FEWEST_DAYS = 30

/** Started and closed before treatment as steps with their intervals, still waiting dotted, and the people at risk below. */
export function curveChart(curve: Access['curve'], referrals: number, color: Colors): LineChart {
  const series = curveSeries(curve)
  const [started, closed, waiting] = [color('chart-1'), color('chart-2'), color('ink-3')]
  const last = curve.day.at(-1) ?? 0
  const days = AT_RISK_DAYS.filter((day) => day <= last)
  return {
    type: 'line',
    data: {
      datasets: [
        ...band(series.startedBand, started),
        line('Started', series.started, started, []),
        ...band(series.closedBand, closed),
        line('Closed before treatment', series.closed, closed, [6, 4]),
        line('Still waiting', series.waiting, waiting, [1, 3]),
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: (context) => ({ top: 12, right: isWide(context.chart) ? NAMES_WIDTH : 16, bottom: 38 }) },
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: Math.max(FEWEST_DAYS, last),
          grid: { display: false },
          border: { color: color('chart-axis') },
          afterBuildTicks: (axis) => {
            axis.ticks = fit(days, axis).map((value) => ({ value }))
          },
          ticks: { color: color('ink-3'), maxRotation: 0, autoSkip: false },
        },
        y: {
          min: 0,
          max: 100,
          grid: { color: color('chart-grid') },
          border: { display: false },
          ticks: { color: color('ink-3'), stepSize: 25, callback: (value) => percent(Number(value) / 100) },
        },
      },
    },
    plugins: [...ends(curve, color), atRisk(curve, referrals, days, color)],
  }
}

const line = (label: string, data: readonly Step[], color: string, dash: number[]) => ({
  label,
  data: [...data],
  stepped: 'before' as const,
  borderColor: color,
  borderWidth: 2.25,
  borderDash: dash,
  pointRadius: 0,
  pointHoverRadius: 5,
  pointHoverBackgroundColor: color,
})
/** The interval as two invisible lines with the ground between them. */
const band = ({ lower, upper }: { lower: readonly Step[]; upper: readonly Step[] }, color: string) => [
  { ...line('', lower, color, []), borderWidth: 0, pointHoverRadius: 0 },
  {
    ...line('', upper, color, []),
    borderWidth: 0,
    pointHoverRadius: 0,
    fill: '-1',
    backgroundColor: withAlpha(color, 0.16),
  },
]

/** Leaves out days that would stand on each other. */
function fit(days: readonly number[], axis: Pick<Scale, 'width' | 'max'> | undefined): readonly number[] {
  if (!axis) return []
  let free = -Infinity
  return days.filter((day) => {
    const at = (day / axis.max) * axis.width
    if (at < free) return false
    free = at + 30
    return true
  })
}

const isWide = (chart: Chart): boolean => chart.width >= WIDE

/** Names and last shares at the ends of the curves. */
function ends(curve: Access['curve'], color: Colors): readonly Part[] {
  const i = curve.day.length - 1
  const day = curve.day[i]
  if (day === undefined) return []
  const end = (name: string, share: number, token: string): End => ({
    ...{ name: `${name} ${percent(share)}`, value: share * 100, token },
  })
  const names = [
    end('Started', curve.started[i]?.value ?? 0, 'chart-1'),
    end('Closed before', curve.closed[i]?.value ?? 0, 'chart-2'),
    end('Still waiting', curve.waiting[i] ?? 0, 'ink-3'),
  ]
  return [endsPart(names, day, isWide, color)]
}

/** People at risk under the axis: a curve is worth what stands under it. */
const atRisk = (curve: Access['curve'], referrals: number, days: readonly number[], color: Colors): Part =>
  underPart(
    (chart) => ({
      title: isWide(chart)
        ? 'Days since referral. Below: people neither started nor closed'
        : 'Days since referral; people at risk below',
      counts: fit(days, chart.scales['x']).flatMap((day) => {
        const count = atRiskOn(curve, day, referrals)
        return count === null ? [] : [{ at: day, text: String(count) }]
      }),
    }),
    color,
  )
