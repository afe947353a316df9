import { existsSync, globSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const testsIn = (folder: string): string[] =>
  globSync(`test/${folder}/**/*.test.ts`, { cwd: ROOT }).map((file) => relative(`test/${folder}`, dirname(file)))

/** Tests that are of no one folder: cases of whole charts that failed once, and the wrong changes that laws have on record. */
const OF_THE_WHOLE = new Set(['cases', ''])

it.each([
  ['core', 'core'],
  ['web/lib', 'web/src/lib'],
])('a test in test/%s lies in the folder of its source in %s', (tests, sources) => {
  const placed = [...new Set(testsIn(tests))].filter((folder) => !OF_THE_WHOLE.has(folder))
  expect(placed.length).toBeGreaterThan(5)
  expect(placed.filter((folder) => !existsSync(join(ROOT, sources, folder)))).toEqual([])
})

it('a test of a page lies in the folder of its route, whose ids it leaves out', () => {
  const routes = new Set(
    globSync('web/src/routes/**/*.{ts,svelte}', { cwd: ROOT }).map((file) =>
      relative('web/src/routes', dirname(file)).replace(/\/?\[.*/, ''),
    ),
  )
  const placed = [...new Set(testsIn('web/routes'))]
  expect(placed.length).toBeGreaterThan(2)
  expect(placed.filter((folder) => !routes.has(folder))).toEqual([])
})
