import type { ChartConfiguration } from 'chart.js'
import type { Attachment } from 'svelte/attachments'
import { theme } from '../session/theme.svelte.ts'
import { tokenColor } from './colors.ts'

export type Colors = (token: string) => string

/** A drawn chart; lets the reading keys mark a point. */
export interface Drawn {
  mark(points: readonly { readonly datasetIndex: number; readonly index: number }[]): void
}

/**
 * Draws a chart on a canvas for as long as the canvas exists. `build` runs again when what it reads or the theme changes; the
 * chart is made anew then, because colors, bands and marks are part of its configuration.
 */
export function drawn(
  build: (colors: Colors) => ChartConfiguration<'line', { x: number; y: number | null }[]>,
  onDrawn: (chart: Drawn | null) => void = () => undefined,
): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    $effect(() => {
      void theme.shown
      const configuration = build((token) => tokenColor(token, document.body))
      let gone = false
      let destroy: () => void = () => undefined
      void import('./chart-js.ts').then(({ Chart }) => {
        if (gone) return
        const chart = new Chart(canvas, configuration)
        destroy = () => chart.destroy()
        onDrawn({
          mark(points) {
            chart.setActiveElements([...points])
            chart.update('none')
          },
        })
      })
      return () => {
        gone = true
        onDrawn(null)
        destroy()
      }
    })
  }
}
