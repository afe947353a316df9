import type { Chart as ChartJs } from 'chart.js'
import { INSTRUMENTS, MEASURES, type MeasureId } from '../../../../../../core/instruments/index.ts'
import type { Instrument } from '../../../../../../core/instruments/instrument.ts'
import type { Colors, LineChart } from '../../../../lib/charting/attach.svelte.ts'
import {
  bandsPart,
  levelsPart,
  part,
  uprightsPart,
  valuesPart,
  write,
  type Band,
  type Level,
  type Part,
  type Upright,
} from '../../../../lib/charting/parts.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { responsePart } from '../../../../lib/caseload/response.ts'
import { plain } from '../../../../lib/text/number.ts'
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
/** An axis for five days, each with its year; a narrower one names three. */
const ROOM_OF_FIVE = 400

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
  const at = (of: readonly Point[]) => of.map(({ day, total }) => ({ x: xOf(span, day), y: total }))
  const { range, name } = INSTRUMENTS[id]
  const look = LOOKS[MEASURES.indexOf(id) % LOOKS.length] ?? LOOKS[0]
  const main = color(look.color)
  const point = {
    ...{ borderColor: main, pointStyle: look.point, pointRadius: 4.5, pointBorderWidth: 2, pointBorderColor: main },
    ...{ pointHoverRadius: 8, clip: false as const },
  }
  const [grid, ink] = [color('chart-grid'), color('ink-3')]
  return {
    type: 'line',
    data: {
      datasets: [
        {
          label: name,
          ...point,
          data: at(points.filter(({ screened }) => !screened)),
          borderWidth: 2.25,
          borderDash: [...look.dash],
          backgroundColor: look.filled ? main : color('surface'),
        },
        {
          ...point,
          data: at(points.filter(({ screened }) => screened)),
          showLine: false,
          backgroundColor: color('surface'),
        },
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: {
        padding: (context) => ({
          // Without names too there is a row: a score at the top of its range has its number above it.
          top: (panel.named && panel.marks.length ? MARK_ROWS : 1) * ROW + 6,
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
            axis.ticks = ticksOf(span, axis.width < ROOM_OF_FIVE ? 3 : 5).map((value) => ({ value }))
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
    plugins: [
      bandsPart(bands(id), isWide, color),
      levelsPart(targets(id, panel.first), 'spc-target', color),
      uprightsPart(uprights(panel), color),
      ...(panel.named ? [markNames(panel, color)] : []),
      valuesPart(
        points.map(({ day, total }) => ({ at: xOf(span, day), value: total, text: plain(total) })),
        color,
      ),
    ],
  }
}

const isWide = (chart: ChartJs): boolean => chart.width >= WIDE
const dayAt = (span: Span, x: number): string =>
  new Date(Date.parse(span.from) + x * 86_400_000).toISOString().slice(0, 10)

/** Severity bands, the worst in the strongest ground. */
function bands(id: MeasureId): readonly Band[] {
  const tool: Instrument = INSTRUMENTS[id]
  const list = tool.bands
  return list.map(({ from, to, severity }, i) => {
    const place = tool.direction === 'higher-is-worse' ? i : list.length - 1 - i
    return {
      ...{ from, to: i === list.length - 1 ? to : to + 1, ground: `band-${place + 1 + (5 - list.length)}` },
      name: `${severity} ${from === to ? from : `${from}–${to}`}`,
    }
  })
}

/** Where a response begins, and remission. */
function targets(id: MeasureId, first: number | null): readonly Level[] {
  const tool: Instrument = INSTRUMENTS[id]
  const { response, remission } = targetsOf(id, first)
  const way = tool.direction === 'lower-is-worse' ? 'above' : 'below'
  const part = responsePart(tool)
  const responded = `${part.charAt(0).toUpperCase()}${part.slice(1)}`
  return [
    ...(remission === null ? [] : [{ at: remission, name: `Remission: ${way} ${remission}` }]),
    ...(response === null ? [] : [{ at: response, name: `${responded}: ${plain(response, response % 1 ? 1 : 0)}` }]),
  ]
}

/** When treatment started, changed or stopped, and today. */
const uprights = ({ marks, span }: ScoreChart): readonly Upright[] => [
  ...marks.map(({ day }) => ({ at: xOf(span, day), token: 'line-strong', dash: [2, 3] })),
  { at: xOf(span, span.today), token: 'accent' },
]

/** Names of the uprights in rows above, the newest first; what has no room is counted. */
const markNames = ({ marks, span }: ScoreChart, color: Colors): Part =>
  part('mark-names', 'under-lines', (canvas) => {
    const { ctx, area, x, chart } = canvas
    const widthOf = (text: string): number => ctx.measureText(text).width + 10
    const nameOf = (text: string, day: string) => ({ text, at: x(xOf(span, day)), width: widthOf(text) })
    const names = marks.map(({ text, day }) => nameOf(text, day))
    for (const { text, left, width, row } of placeNames(nameOf('Today', span.today), names, chart.width, widthOf)) {
      const top = area.top - 6 - (MARK_ROWS - row) * ROW
      ctx.fillStyle = color('surface')
      ctx.fillRect(left, top, width, ROW - 2)
      write(canvas, text, [left + 5, top + 12], text === 'Today' ? color('accent') : color('ink-2'))
    }
  })
