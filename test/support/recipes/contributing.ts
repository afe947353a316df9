/** What a section of CONTRIBUTING may name files as, in the words that begin a line of its list. */
const PARTS = {
  /** Files that are written: `<name>` stands for what the addition is called. */
  new: 'New',
  /** Files of the project that get a line or a row: lists and tables of the product. */
  lines: 'Lines',
  /** Files that get what is said in a language. */
  words: 'Words',
  /** Tests and pages that say it a second time. */
  again: 'Said again',
  /** The same, of additions of some sort only. */
  where: 'Where needed',
} as const
type Part = keyof typeof PARTS
export type Section = { readonly [P in Part]: readonly string[] }

/** The files that one section of the page names, by part; null where it has no such section. */
export function sectionOf(page: string, head: string): Section | null {
  const [, text] = page.split(`\n### ${head}\n`)
  if (text === undefined) return null
  const list = (text.split(/\n##/)[0] ?? '').split('\n')
  const of = (part: Part): readonly string[] =>
    list
      .filter((line) => line.startsWith(`- **${PARTS[part]}:**`))
      .flatMap((line) => [...line.matchAll(/`([^`]*\/[^`]*)`/g)].map(([, path = '']) => path))
  return { new: of('new'), lines: of('lines'), words: of('words'), again: of('again'), where: of('where') }
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
/** Whether a path is one that the page names: `<name>` stands for any name, and a folder for what lies in it. */
export const isNamed = (path: string, named: string): boolean =>
  new RegExp(`^${named.split(/<\w+>/).map(escaped).join('[^/]+')}${named.endsWith('/') ? '.+' : ''}$`).test(path)
