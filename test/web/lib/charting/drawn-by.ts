import type { Chart } from 'chart.js'
import { expect, vi } from 'vitest'
import type { Part } from '../../../../web/src/lib/charting/parts.ts'

/** A color is its token. */
export const color = (token: string): string => token
const AREA = { left: 40, right: 440, top: 20, bottom: 220, width: 400, height: 200 }
interface Said {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** Draws parts on a chart whose axes run from 0 to 100 over 400 x 200 px, and tells what was asked of the pen, and in which colors lines and grounds. */
export function drawnBy(parts: readonly Part[], width = 600) {
  vi.stubGlobal('getComputedStyle', () => ({ fontFamily: 'sans' }))
  const [texts, lines, rects]: [Said[], number[][], number[][]] = [[], [], []]
  const [grounds, pens]: [string[], string[]] = [[], []]
  let [depth, from]: [number, number[]] = [0, []]
  const ctx = {
    ...{
      save: () => (depth += 1),
      restore: () => (depth -= 1),
      setLineDash: () => undefined,
      beginPath: () => undefined,
    },
    ...{
      moveTo: (...at: number[]) => (from = at),
      lineTo: (...to: number[]) => (pens.push(ctx.strokeStyle), lines.push([...from, ...to])),
    },
    ...{
      stroke: () => undefined,
      strokeText: () => undefined,
      measureText: (text: string) => ({ width: text.length * 6 }),
    },
    fillRect: (...rect: number[]) => (grounds.push(ctx.fillStyle), rects.push(rect)),
    ...{ fillStyle: '', strokeStyle: '' },
    fillText: (text: string, x: number, y: number) => texts.push({ text, x, y }),
  }
  const axis = (of: (value: number) => number) => ({ getPixelForValue: of, width: AREA.width, max: 100 })
  const scales = { x: axis((value) => 40 + value * 4), y: axis((value) => 220 - value * 2) }
  const chart = { ctx, chartArea: AREA, scales, width, height: 260, canvas: {} } as unknown as Chart
  for (const one of parts)
    for (const hook of ['beforeDraw', 'beforeDatasetsDraw', 'afterDatasetsDraw', 'afterDraw'] as const)
      (one[hook] as ((chart: Chart) => void) | undefined)?.(chart)
  expect(depth).toBe(0)
  return { texts, lines, rects, grounds, pens }
}
