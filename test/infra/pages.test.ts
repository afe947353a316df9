import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
/** The changelog is left out: it speaks of trees that were. */
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/**/*.md', { cwd: ROOT })]

/** Files and folders of the tree that a page names in code, and what it links to, each from the root. */
function namedIn(page: string, text: string): readonly string[] {
  const paths = [...text.matchAll(/`((?:core|functions|infra|web|test|docs)\/[^`\s<*]*)`/g)].map(
    ([, path = '']) => path,
  )
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, to = '']) => join(dirname(page), to))
  return [...paths, ...links]
}
/** Built, and in no clean tree. */
const BUILT = 'web/build'

const missing = (page: string, text: string): readonly string[] =>
  namedIn(page, text).filter((path) => path !== BUILT && !existsSync(join(ROOT, path)))

it.each(PAGES)('%s names no file that is not there', (page) => {
  expect(missing(page, readFileSync(join(ROOT, page), 'utf8'))).toEqual([])
})

it('a page that names a file of before is told of it', () => {
  const page = 'Rules lie in `core/chart/measured.ts`, see [why](adr/0000-nothing.md) and `core/chart/kinds/`.'
  expect(missing('docs/page.md', page)).toEqual(['core/chart/measured.ts', 'docs/adr/0000-nothing.md'])
})
