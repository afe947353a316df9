import type { Chart } from 'chart.js'
import { describe, expect, it, vi } from 'vitest'
import { FOLLOWED, INSTRUMENTS } from '../../../../core/instruments/index.ts'
import { scoreChart } from '../../../../web/src/routes/chart/[episodeId]/trajectory/score-chart.ts'
import {
  bandsPart,
  endsPart,
  levelsPart,
  uprightsPart,
  valuesPart,
  type Part,
} from '../../../../web/src/lib/charting/parts.ts'

const color = (token: string): string => token
const AREA = { left: 40, right: 440, top: 20, bottom: 220, width: 400, height: 200 }
interface Said {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** Draws parts on a chart whose axes run from 0 to 100 over 400 x 200 px, and tells what was asked of the pen. */
function drawnBy(parts: readonly Part[], width = 600) {
  vi.stubGlobal('getComputedStyle', () => ({ fontFamily: 'sans' }))
  const [texts, lines, rects]: [Said[], number[][], number[][]] = [[], [], []]
  let [depth, from]: [number, number[]] = [0, []]
  const ctx = {
    ...{
      save: () => (depth += 1),
      restore: () => (depth -= 1),
      setLineDash: () => undefined,
      beginPath: () => undefined,
    },
    ...{ moveTo: (...at: number[]) => (from = at), lineTo: (...to: number[]) => lines.push([...from, ...to]) },
    ...{
      stroke: () => undefined,
      strokeText: () => undefined,
      measureText: (text: string) => ({ width: text.length * 6 }),
    },
    fillRect: (...rect: number[]) => rects.push(rect),
    fillText: (text: string, x: number, y: number) => texts.push({ text, x, y }),
  }
  const axis = (of: (value: number) => number) => ({ getPixelForValue: of })
  const scales = { x: axis((value) => 40 + value * 4), y: axis((value) => 220 - value * 2) }
  const chart = { ctx, chartArea: AREA, scales, width, height: 260, canvas: {} } as unknown as Chart
  for (const one of parts)
    for (const hook of ['beforeDraw', 'beforeDatasetsDraw', 'afterDatasetsDraw', 'afterDraw'] as const)
      (one[hook] as ((chart: Chart) => void) | undefined)?.(chart)
  expect(depth).toBe(0)
  return { texts, lines, rects }
}
const wide = (chart: Chart): boolean => chart.width > 500

describe('a part of a plot', () => {
  it('draws a band over its range, and names it where there is room', () => {
    const parts = [bandsPart([{ from: 10, to: 20, ground: 'band-1', name: 'mild' }], wide, color)]
    expect(drawnBy(parts)).toMatchObject({ rects: [[40, 180, 400, 20]], texts: [{ text: 'mild', x: 448 }] })
    expect(drawnBy(parts, 300).texts).toEqual([])
  })
  it('names the lower of two near levels below itself, and no other', () => {
    const levels = [5, 7, 30].map((at) => ({ at, name: String(at) }))
    const { texts, lines } = drawnBy([levelsPart(levels, 'spc-target', color)])
    expect(texts.map(({ text, y }) => [text, y - (220 - Number(text) * 2)])).toEqual([
      ['5', 13],
      ['7', -4],
      ['30', -4],
    ])
    expect(lines).toEqual(levels.map(({ at }) => [40, 220 - at * 2, 440, 220 - at * 2]))
  })
  it('draws an upright from top to bottom', () => {
    expect(drawnBy([uprightsPart([{ at: 50, token: 'accent' }], color)]).lines).toEqual([[240, 20, 240, 220]])
  })
  it('writes no value on the one before', () => {
    const values = [0, 2, 4, 90].map((at) => ({ at, value: 50, text: `v${at}` }))
    expect(drawnBy([valuesPart(values, color)]).texts.map(({ text }) => text)).toEqual(['v0', 'v4', 'v90'])
  })
  it('pushes names at the ends of lines apart', () => {
    const ends = [50, 51, 52].map((value) => ({ name: `n${value}`, value, token: 'ink' }))
    const places = drawnBy([endsPart(ends, 100, wide, color)]).texts.map(({ y }) => y)
    expect(places).toEqual(places.toSorted((a, b) => b - a))
    places.slice(1).forEach((y, i) => expect((places[i] ?? 0) - y).toBeGreaterThanOrEqual(15))
    expect(drawnBy([endsPart(ends, 100, wide, color)], 300).texts).toEqual([])
  })
})

describe.each([...FOLLOWED])('the chart of %s', (id) => {
  const { range, bands } = INSTRUMENTS[id]
  const span = { from: '2026-09-01', to: '2026-12-01', today: '2026-11-23' }
  const points = [
    { day: '2026-09-01', total: range.max },
    { day: '2026-11-01', total: range.min },
  ]
  const chart = scoreChart({ id, points, first: range.max, span, marks: [], named: false } as never, color)
  it('shows the whole range of the instrument, a band each and every total', () => {
    const { texts, rects } = drawnBy((chart.plugins ?? []) as readonly Part[])
    expect(chart.options?.scales?.['y']).toMatchObject({ min: range.min, max: range.max })
    expect(rects).toHaveLength(bands.length)
    for (const total of [range.min, range.max]) expect(texts.map(({ text }) => text)).toContain(String(total))
  })
})
