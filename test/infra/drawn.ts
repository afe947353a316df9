import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** The arrows of each diagram on the page, in order, as `from -> to` or `from -label-> to`. */
function drawnIn(page: string): readonly (readonly string[])[] {
  const diagrams = [...page.matchAll(/^```mermaid\n(.*?)^```/gms)].map(([, text = '']) => text)
  return diagrams.map((text) =>
    [...text.matchAll(/^ *(\S+) -->(?:\|(.*?)\|)? (\S+)$/gm)].map(
      ([, from, label, to]) => `${from} -${label ? `${label}-` : ''}> ${to}`,
    ),
  )
}

const [rights = [], layers = []] = drawnIn(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8'))
/** What is drawn on the page of the architecture: rights of functions to tables, and which folder imports which. */
export const DRAWN = { rights, layers } as const
export const sorted = (arrows: Iterable<string>): readonly string[] => [...arrows].sort()
