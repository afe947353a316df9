import type { Chart, Plugin } from 'chart.js'
import type { Colors } from './attach.svelte.ts'

/** Something drawn on a chart of lines beside its data. Places are values of the axes; names of colors are tokens. */
export type Part = Plugin<'line'>

interface Canvas {
  readonly ctx: CanvasRenderingContext2D
  readonly area: Chart['chartArea']
  /** Px of a value on each axis. */
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  readonly chart: Chart
}

/** When a part is drawn: behind everything, over the grid and under the lines, over the lines, over all. */
const LAYERS = {
  ground: 'beforeDraw',
  'under-lines': 'beforeDatasetsDraw',
  'over-lines': 'afterDatasetsDraw',
  over: 'afterDraw',
} as const

/** A part that draws with the axes of its chart; what it changes of the pen is put back. */
export function part(id: string, layer: keyof typeof LAYERS, draw: (canvas: Canvas) => void): Part {
  const run = (chart: Chart): void => {
    const { ctx, chartArea, scales } = chart
    const [x, y] = [scales['x'], scales['y']]
    if (!x || !y) return
    ctx.save()
    draw({
      ...{ ctx, chart, area: chartArea },
      x: (value) => x.getPixelForValue(value),
      y: (value) => y.getPixelForValue(value),
    })
    ctx.restore()
  }
  return { id, [LAYERS[layer]]: run }
}

export interface Pen {
  readonly color: string
  readonly dash?: readonly number[]
}
export function stroke(
  { ctx }: Pick<Canvas, 'ctx'>,
  { color, dash = [] }: Pen,
  ...[x1, y1, x2, y2]: readonly [number, number, number, number]
): void {
  ctx.strokeStyle = color
  ctx.setLineDash([...dash])
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
  ctx.stroke()
}
export function write(
  { ctx }: Pick<Canvas, 'ctx'>,
  text: string,
  [x, y]: readonly [number, number],
  color: string,
  align: CanvasTextAlign = 'left',
): void {
  ctx.fillStyle = color
  ctx.textAlign = align
  ctx.fillText(text, x, y)
}

export interface Band {
  readonly from: number
  readonly to: number
  readonly ground: string
  readonly name: string
}
/** Ranges of the upright axis behind everything, named at the right where there is room. */
export const bandsPart = (bands: readonly Band[], hasRoom: (chart: Chart) => boolean, color: Colors): Part =>
  part('bands', 'ground', (canvas) => {
    const { ctx, area, y, chart } = canvas
    for (const { from, to, ground, name } of bands) {
      const [top, bottom] = [y(to), y(from)]
      ctx.fillStyle = color(ground)
      ctx.fillRect(area.left, top, area.width, bottom - top)
      if (hasRoom(chart)) write(canvas, name, [area.right + 8, (top + bottom) / 2 + 4], color('ink-3'))
    }
  })

export interface Level {
  readonly at: number
  readonly name: string
}
/** Height of a name, in px: nearer than that two would stand on each other. */
const NAME_HEIGHT = 15

/** Levels at one place have one line and are named together. From the top down. */
function byPlace(levels: readonly Level[]): readonly Level[] {
  const places = Map.groupBy(levels, ({ at }) => at)
  const named = [...places].map(([at, there]) => ({ at, name: there.map(({ name }) => name).join(' · ') }))
  return named.sort((a, b) => b.at - a.at)
}
/** Dashed lines across, each with its name on it at the left, or below it where the name would stand on that of the line above. */
export const levelsPart = (levels: readonly Level[], token: string, color: Colors): Part =>
  part('levels', 'under-lines', (canvas) => {
    const { area, y } = canvas
    let before = -Infinity
    for (const { at, name } of byPlace(levels)) {
      stroke(canvas, { color: color(token), dash: [6, 3] }, area.left, y(at), area.right, y(at))
      const above = y(at) - 4
      before = above - before < NAME_HEIGHT ? Math.max(y(at) + 13, before + NAME_HEIGHT) : above
      write(canvas, name, [area.left + 6, before], color(token))
    }
  })

export interface Upright {
  readonly at: number
  readonly token: string
  readonly dash?: readonly number[]
}
/** Lines from top to bottom. */
export const uprightsPart = (lines: readonly Upright[], color: Colors): Part =>
  part('uprights', 'under-lines', (canvas) => {
    const { area, x } = canvas
    for (const { at, token, dash } of lines)
      stroke(canvas, { color: color(token), ...(dash ? { dash } : {}) }, x(at), area.top, x(at), area.bottom)
  })

export interface Value {
  readonly at: number
  readonly value: number
  readonly text: string
}
/**
 * Values above their points, on a rim of the ground. Of values that would stand on each other the latest is written: it says how somebody
 * is now.
 */
export const valuesPart = (values: readonly Value[], color: Colors): Part =>
  part('values', 'over-lines', (canvas) => {
    const { ctx, x, y } = canvas
    ctx.lineWidth = 3
    ctx.strokeStyle = color('surface')
    let after = Infinity
    for (const { at, value, text } of values.toReversed()) {
      if (after - x(at) < 16) continue
      after = x(at)
      const place = [x(at) - 6, y(value) - 10] as const
      ctx.strokeText(text, ...place)
      write(canvas, text, place, color('ink'))
    }
  })

const FONT = (chart: Chart, weight = ''): string => `${weight}12px ${getComputedStyle(chart.canvas).fontFamily}`

export interface End {
  readonly name: string
  readonly value: number
  readonly token: string
}
/** Names at the right ends of lines, pushed apart upwards where they would meet. */
export const endsPart = (ends: readonly End[], at: number, hasRoom: (chart: Chart) => boolean, color: Colors): Part =>
  part('ends', 'over-lines', (canvas) => {
    const { ctx, area, x, y, chart } = canvas
    if (!hasRoom(chart)) return
    ctx.font = FONT(chart, '600 ')
    let floor = area.bottom + 4
    for (const { name, value, token } of ends.toSorted((a, b) => a.value - b.value)) {
      const top = Math.min(y(value) + 4, floor)
      floor = top - 15
      write(canvas, name, [Math.min(x(at), area.right) + 8, top], color(token))
    }
  })

/** A row of numbers under the axis, each below its value, and what they are above them. */
export const underPart = (
  rows: (chart: Chart) => { readonly title: string; readonly counts: readonly { at: number; text: string }[] },
  color: Colors,
): Part =>
  part('under', 'over', (canvas) => {
    const { ctx, area, x, chart } = canvas
    const { title, counts } = rows(chart)
    ctx.font = FONT(chart)
    write(canvas, title, [area.left - 6, chart.height - 22], color('ink-3'))
    for (const { at, text } of counts) write(canvas, text, [x(at), chart.height - 5], color('ink-2'), 'center')
  })
