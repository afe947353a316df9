/**
 * A design token as a color that a canvas understands. Tokens hold both themes, so the computed value of a probe element is read,
 * not the token's text.
 */
export function tokenColor(name: string, host: HTMLElement): string {
  const probe = document.createElement('span')
  probe.style.setProperty('color', `var(--c-${name})`)
  host.append(probe)
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
