/** What stands in a page that was drawn as a server would. */
type Element = Readonly<Record<string, string>>
/** The elements of some names in a page, each as its attributes. */
export const elements = (html: string, ...names: readonly string[]): readonly Element[] =>
  [...html.matchAll(new RegExp(`<(?:${names.join('|')})((?:\\s[^>]*)?)>`, 'g'))].map(([, inside = '']) =>
    Object.fromEntries([...inside.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  )
export const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
/** What stands in the element with an id, and in the elements within it. */
export function textAt(html: string, id: string): string {
  const open = new RegExp(`<(\\w+)[^>]* id="${id}"[^>]*>`).exec(html)
  const rest = open ? html.slice(open.index + open[0].length) : ''
  let depth = 1
  for (const { 0: tag, index } of rest.matchAll(new RegExp(`</?${open?.[1]}\\b`, 'g'))) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth === 0) return textOf(rest.slice(0, index)).trim()
  }
  return ''
}
/** What fields are called. */
export const labels = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:label|legend) class="asked[^>]*>(.*?)<\/(?:label|legend)>/gs)].map(([, inside = '']) =>
    textOf(inside).trim(),
  )
