/** Tokens that are grounds: with forced colors they are the page, and everything drawn on them is its text. */
const GROUNDS = /^(band-|surface|canvas|sunken|expected)/

/**
 * A design token as a color that a canvas understands. Tokens hold both themes, so the computed value of a probe element is read,
 * not the token's text. `light` asks for the light one whatever is on the screen: paper is white.
 */
export function tokenColor(name: string, light = false): string {
  if (matchMedia('(forced-colors: active)').matches)
    return GROUNDS.test(name) ? 'Canvas' : name === 'chart-grid' ? 'GrayText' : 'CanvasText'
  const probe = document.createElement('span')
  probe.style.setProperty('color', `var(--c-${name})`)
  if (light) probe.style.setProperty('color-scheme', 'light')
  document.body.append(probe)
  const color = getComputedStyle(probe).color
  probe.remove()
  return color
}

/** The same color at another opacity; the input is what a browser computes: rgb(r, g, b). */
export const withAlpha = (color: string, alpha: number): string =>
  color.replace(
    /^rgba?\(([^)]+?)\)$/,
    (_, parts: string) => `rgba(${parts.split(/[,/]/).slice(0, 3).join(',')}, ${alpha})`,
  )
