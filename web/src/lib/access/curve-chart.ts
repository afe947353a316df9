import type { Plugin } from 'chart.js'
import type { Access } from '../../../../core/contract/index.ts'
import type { Colors, LineChart } from '../charting/attach.svelte.ts'
import { withAlpha } from '../charting/colors.ts'
import { percent } from '../text/number.ts'
import { atRiskOn, AT_RISK_DAYS, curveSeries, type Step } from './curve.ts'

/** Places of the three curves among the data sets; the bands stand before them. */
export const CURVE_SETS = { started: 2, closed: 5, waiting: 6 } as const
const NAMES_WIDTH = 150

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
      layout: { padding: (context) => ({ top: 12, right: context.chart.width >= 560 ? NAMES_WIDTH : 16, bottom: 38 }) },
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: Math.max(30, last),
          grid: { display: false },
          border: { color: color('chart-axis') },
          afterBuildTicks: (axis) => {
            axis.ticks = fit(days, axis.width).map((value) => ({ value }))
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
    plugins: [names(curve, color), atRisk(curve, referrals, days, color)],
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
function fit(days: readonly number[], width: number): readonly number[] {
  const span = Math.max(1, days.at(-1) ?? 1)
  let free = -Infinity
  return days.filter((day) => {
    const at = (day / span) * width
    if (at < free) return false
    free = at + 30
    return true
  })
}

/** Names and last shares at the ends of the curves, pushed apart where they would meet. */
function names(curve: Access['curve'], color: Colors): Plugin<'line'> {
  return {
    id: 'names',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart
      const [x, y] = [scales['x'], scales['y']]
      const i = curve.day.length - 1
      const day = curve.day[i]
      if (!x || !y || day === undefined || chart.width < 560) return
      const ends: [string, number, string][] = [
        ['Started', curve.started[i]?.value ?? 0, 'chart-1'],
        ['Closed before', curve.closed[i]?.value ?? 0, 'chart-2'],
        ['Still waiting', curve.waiting[i] ?? 0, 'ink-3'],
      ]
      let floor = chartArea.bottom + 4
      ctx.font = `600 12px ${getComputedStyle(chart.canvas).fontFamily}`
      ctx.textAlign = 'left'
      for (const [name, value, token] of ends.sort((a, b) => a[1] - b[1])) {
        const at = Math.min(y.getPixelForValue(value * 100) + 4, floor)
        floor = at - 15
        ctx.fillStyle = color(token)
        ctx.fillText(`${name} ${percent(value)}`, Math.min(x.getPixelForValue(day), chartArea.right) + 8, at)
      }
    },
  }
}

/** People at risk under the axis: a curve is worth what stands under it. */
function atRisk(curve: Access['curve'], referrals: number, days: readonly number[], color: Colors): Plugin<'line'> {
  return {
    id: 'at-risk',
    afterDraw(chart) {
      const { ctx, chartArea, scales, height } = chart
      const x = scales['x']
      if (!x) return
      ctx.font = `12px ${getComputedStyle(chart.canvas).fontFamily}`
      ctx.fillStyle = color('ink-3')
      ctx.textAlign = 'left'
      ctx.fillText(
        chart.width >= 560
          ? 'Days since referral. Below: people neither started nor closed'
          : 'Days since referral; people at risk below',
        chartArea.left - 6,
        height - 22,
      )
      ctx.fillStyle = color('ink-2')
      ctx.textAlign = 'center'
      for (const day of fit(days, x.width)) {
        const count = atRiskOn(curve, day, referrals)
        if (count !== null) ctx.fillText(String(count), x.getPixelForValue(day), height - 5)
      }
    },
  }
}
