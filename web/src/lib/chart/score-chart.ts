import type { Chart as ChartJs, Plugin } from 'chart.js'
import { INSTRUMENTS, MEASURES, type MeasureId } from '../../../../core/instruments/index.ts'
import type { Instrument } from '../../../../core/instruments/instrument.ts'
import type { Colors, LineChart } from '../charting/attach.svelte.ts'
import { dayText } from '../text/day.ts'
import { plain } from '../text/number.ts'
import { MARK_ROWS, placeNames } from './mark-rows.ts'
import { targetsOf, ticksOf, xOf, type Mark, type Point, type Span } from './trajectory.ts'

export interface ScoreChart {
  readonly id: MeasureId
  readonly points: readonly Point[]
  readonly first: number | null
  readonly span: Span
  readonly marks: readonly Mark[]
  /** Written on this panel; the other only shows the lines. */
  readonly named: boolean
}

/** Room on the right for names of bands and lines; the left holds the axis. */
const NAMES_WIDTH = 172
const ROW = 18
const WIDE = 520

/** How lines of several instruments are told apart, by color, dash and point: in the order of the list of instruments. */
const LOOKS = [
  { color: 'chart-1', dash: [], filled: true, point: 'circle' },
  { color: 'chart-2', dash: [6, 4], filled: false, point: 'rect' },
  { color: 'chart-3', dash: [2, 3], filled: true, point: 'triangle' },
  { color: 'chart-4', dash: [8, 3, 2, 3], filled: false, point: 'rectRot' },
  { color: 'chart-5', dash: [10, 4], filled: true, point: 'rectRounded' },
] as const

/** One instrument in a panel of its own: its bands, its targets, its scores, and when treatment changed. */
export function scoreChart(panel: ScoreChart, color: Colors): LineChart {
  const { id, points, span } = panel
  const { range, name } = INSTRUMENTS[id]
  const look = LOOKS[MEASURES.indexOf(id) % LOOKS.length] ?? LOOKS[0]
  const main = color(look.color)
  const [grid, ink] = [color('chart-grid'), color('ink-3')]
  return {
    type: 'line',
    data: {
      datasets: [
        {
          label: name,
          data: points.map(({ day, total }) => ({ x: xOf(span, day), y: total })),
          borderColor: main,
          borderWidth: 2.25,
          borderDash: [...look.dash],
          backgroundColor: look.filled ? main : color('surface'),
          pointStyle: look.point,
          pointRadius: 4.5,
          pointBorderWidth: 2,
          pointBorderColor: main,
          pointHoverRadius: 8,
          clip: false,
        },
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: {
        padding: (context) => ({
          top: panel.named ? (panel.marks.length ? MARK_ROWS : 1) * ROW + 6 : 16,
          right: isWide(context.chart) ? NAMES_WIDTH : 30,
        }),
      },
      scales: {
        x: {
          type: 'linear',
          // A little room before the first point, so that its total does not stand on the axis.
          min: -xOf(span, span.to) / 30,
          max: xOf(span, span.to),
          grid: { display: false },
          border: { color: color('chart-axis') },
          afterBuildTicks: (axis) => {
            axis.ticks = ticksOf(span).map((value) => ({ value }))
          },
          ticks: { color: ink, maxRotation: 0, callback: (value) => dayText(dayAt(span, Number(value)), span.today) },
        },
        y: {
          min: range.min,
          max: range.max,
          grid: { color: grid },
          border: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = [0, ...INSTRUMENTS[id].bands.slice(1).map(({ from }) => from), range.max].map((value) => ({
              value,
            }))
          },
          ticks: { color: ink, autoSkip: false },
        },
      },
    },
    plugins: [bands(id, color), targets(id, panel.first, color), treatment(panel, color), totals(panel, color)],
  }
}

const isWide = (chart: ChartJs): boolean => chart.width >= WIDE
const dayAt = (span: Span, x: number): string =>
  new Date(Date.parse(span.from) + x * 86_400_000).toISOString().slice(0, 10)

/** Severity bands behind everything, named at the right. */
function bands(id: MeasureId, color: Colors): Plugin<'line'> {
  const tool: Instrument = INSTRUMENTS[id]
  const list = tool.bands
  return {
    id: 'bands',
    beforeDraw(chart) {
      const { ctx, chartArea, scales } = chart
      const y = scales['y']
      if (!y) return
      list.forEach(({ from, to, severity }, i) => {
        const [top, bottom] = [y.getPixelForValue(i === list.length - 1 ? to : to + 1), y.getPixelForValue(from)]
        const place = tool.direction === 'higher-is-worse' ? i : list.length - 1 - i
        ctx.fillStyle = color(`band-${place + 1 + (5 - list.length)}`)
        ctx.fillRect(chartArea.left, top, chartArea.width, bottom - top)
        if (!isWide(chart)) return
        write(
          ctx,
          `${severity} ${from === to ? from : `${from}–${to}`}`,
          chartArea.right + 8,
          (top + bottom) / 2 + 4,
          color('ink-3'),
        )
      })
    },
  }
}

/** Half of the first score and remission: dashed, in the target color, with their names on them. */
function targets(id: MeasureId, first: number | null, color: Colors): Plugin<'line'> {
  const { half, remission } = targetsOf(id, first)
  return {
    id: 'targets',
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart
      const y = scales['y']
      if (!y) return
      const higher = INSTRUMENTS[id].direction === 'lower-is-worse'
      const lines: [number, string][] =
        remission === null ? [] : [[remission, `Remission: ${higher ? 'above' : 'below'} ${remission}`]]
      if (half !== null)
        lines.push([half, `${higher ? 'Half of what was missing' : 'Half of first'}: ${plain(half, half % 1 ? 1 : 0)}`])
      for (const [value, text] of lines) {
        const at = y.getPixelForValue(value)
        stroke(ctx, color('spc-target'), [6, 3], chartArea.left, at, chartArea.right, at)
        // Two lines close together: the lower one is named below itself. At the left, where first scores stand high above them.
        const below = lines.some(([other]) => other > value && other - value < 3)
        write(ctx, text, chartArea.left + 6, at + (below ? 13 : -4), color('spc-target'))
      }
    },
  }
}

/** When treatment started, changed or stopped, and today. Names stand in rows above, the newest first; what has no room is counted. */
function treatment({ marks, span, named }: ScoreChart, color: Colors): Plugin<'line'> {
  return {
    id: 'treatment',
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart
      const x = scales['x']
      if (!x) return
      const at = (day: string): number => x.getPixelForValue(xOf(span, day))
      for (const { day } of marks)
        stroke(ctx, color('line-strong'), [2, 3], at(day), chartArea.top, at(day), chartArea.bottom)
      const today = at(span.today)
      stroke(ctx, color('accent'), [], today, chartArea.top, today, chartArea.bottom)
      if (!named) return
      const widthOf = (text: string): number => ctx.measureText(text).width + 10
      const nameOf = (text: string, day: string) => ({ text, at: at(day), width: widthOf(text) })
      const names = marks.map(({ text, day }) => nameOf(text, day))
      for (const { text, left, width, row } of placeNames(nameOf('Today', span.today), names, chart.width, widthOf)) {
        const top = chartArea.top - 6 - (MARK_ROWS - row) * ROW
        ctx.fillStyle = color('surface')
        ctx.fillRect(left, top, width, ROW - 2)
        write(ctx, text, left + 5, top + 12, text === 'Today' ? color('accent') : color('ink-2'))
      }
    },
  }
}

/** Totals above their points. */
function totals({ points, span }: ScoreChart, color: Colors): Plugin<'line'> {
  return {
    id: 'totals',
    afterDatasetsDraw(chart) {
      const { ctx, scales } = chart
      const [x, y] = [scales['x'], scales['y']]
      if (!x || !y) return
      ctx.save()
      ctx.lineWidth = 3
      ctx.strokeStyle = color('surface')
      let before = -Infinity
      for (const { day, total } of points) {
        const at = x.getPixelForValue(xOf(span, day))
        if (at - before < 16) continue
        before = at
        ctx.strokeText(plain(total), at - 6, y.getPixelForValue(total) - 10)
        write(ctx, plain(total), at - 6, y.getPixelForValue(total) - 10, color('ink'))
      }
      ctx.restore()
    },
  }
}

function stroke(
  ctx: CanvasRenderingContext2D,
  color: string,
  dash: number[],
  ...[x1, y1, x2, y2]: readonly [number, number, number, number]
): void {
  ctx.save()
  ctx.strokeStyle = color
  ctx.setLineDash(dash)
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
  ctx.stroke()
  ctx.restore()
}

function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  color: string,
  align: CanvasTextAlign = 'left',
): void {
  ctx.fillStyle = color
  ctx.textAlign = align
  ctx.fillText(text, x, y)
}
