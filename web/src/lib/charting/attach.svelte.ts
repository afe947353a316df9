import type { Chart, ChartConfiguration } from 'chart.js'
import type { Attachment } from 'svelte/attachments'
import { LaterPart } from '../parts/later-part.svelte.ts'
import { theme } from '../theme/theme.svelte.ts'
import { tokenColor } from './colors.ts'

export type Colors = (token: string) => string
export type LineChart = ChartConfiguration<'line', { x: number; y: number | null }[]>

/** A drawn chart; lets the reading keys mark a point. */
export interface Drawn {
  mark(points: readonly { readonly datasetIndex: number; readonly index: number }[]): void
}

/** What draws charts. Once loaded, they are drawn at once: printing does not wait for a promise. */
export const library = new LaterPart<{ readonly Chart: typeof Chart }>(() => import('./chart-js.ts'))

/**
 * Draws a chart on a canvas for as long as the canvas exists, once `build` has what it needs. It runs again when what it reads, the theme or the medium
 * changes; the chart is made anew then, because colors, bands and marks are part of its configuration.
 */
export function drawn(
  build: (colors: Colors) => LineChart | null,
  onDrawn: (chart: Drawn | null) => void = () => undefined,
): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    $effect(() => {
      const { printing } = theme
      void theme.shown
      const configuration = build((token) => tokenColor(token, printing))
      if (!library.part) void library.load()
      if (!library.part || !configuration) return
      const chart = new library.part.Chart(canvas, configuration)
      onDrawn({
        mark(points) {
          chart.setActiveElements([...points])
          chart.update('none')
        },
      })
      return () => {
        onDrawn(null)
        chart.destroy()
      }
    })
  }
}
