import type { Chart, ChartConfiguration } from 'chart.js'
import type { Attachment } from 'svelte/attachments'
import { theme } from '../theme/theme.svelte.ts'
import { tokenColor } from './colors.ts'

export type Colors = (token: string) => string
export type LineChart = ChartConfiguration<'line', { x: number; y: number | null }[]>

/** A drawn chart; lets the reading keys mark a point. */
export interface Drawn {
  mark(points: readonly { readonly datasetIndex: number; readonly index: number }[]): void
}

interface Library {
  readonly Chart: typeof Chart
}
/** Once loaded, charts are drawn at once: printing does not wait for a promise. */
let library: Library | null = null

/**
 * Draws a chart on a canvas for as long as the canvas exists. `build` runs again when what it reads, the theme or the medium
 * changes; the chart is made anew then, because colors, bands and marks are part of its configuration.
 */
export function drawn(
  build: (colors: Colors) => LineChart,
  onDrawn: (chart: Drawn | null) => void = () => undefined,
): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    $effect(() => {
      const { printing } = theme
      void theme.shown
      const configuration = build((token) => tokenColor(token, printing))
      let destroy: (() => void) | null = null
      let gone = false
      const draw = (loaded: Library): void => {
        if (gone) return
        const chart = new loaded.Chart(canvas, configuration)
        destroy = () => chart.destroy()
        onDrawn({
          mark(points) {
            chart.setActiveElements([...points])
            chart.update('none')
          },
        })
      }
      if (library) draw(library)
      else void import('./chart-js.ts').then((loaded) => draw((library = loaded)))
      return () => {
        gone = true
        onDrawn(null)
        destroy?.()
      }
    })
  }
}
