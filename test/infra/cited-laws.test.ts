import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { WRONG_CHANGES } from '../support/wrong-changes/index.ts'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/laws.md'), 'utf8')
/** `- **S1.** ...` and `## 1. Safety`. */
const WRITTEN = [...PAGE.matchAll(/^(?:- \*\*([A-Z]\d+)\.\*\*|## (\d+)\.) /gm)].map(
  ([, law, part]) => law ?? part ?? '',
)

/** "law S9", "laws D4, R6", "laws C1 to C3": the word and the numbers that follow it. */
const CITED = /\blaws? ((?:[A-Z]?\d+)(?:(?:, (?:and )?| and | to )(?:[A-Z]\d+))*)\b/gi
const FILES = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'core', 'functions', 'infra', 'web', 'test', 'docs/adr'],
  {
    ...{ cwd: ROOT, encoding: 'utf8' },
  },
)
  .split('\n')
  .filter((file) => /\.(ts|svelte|md)$/.test(file) && !file.startsWith('test/data/'))

/** Numbers of laws in one text; of "C1 to C3" the first and the last. */
const citedIn = (text: string): string[] =>
  [...text.matchAll(CITED)].flatMap(([, numbers = '']) => numbers.split(/, (?:and )?| and | to /))

test('every law that code, tests and decisions cite stands in docs/laws.md', () => {
  const missing = FILES.flatMap((file) =>
    citedIn(readFileSync(join(ROOT, file), 'utf8')).flatMap((law) =>
      WRITTEN.includes(law) ? [] : [`${file}: ${law}`],
    ),
  )
  expect(missing).toEqual([])
})

test('every wrong change is of a law that stands in docs/laws.md, or of a letter of some', () => {
  const known = [...WRITTEN, ...WRITTEN.map((law) => law.charAt(0))]
  expect(WRONG_CHANGES.filter(({ law }) => !known.includes(law)).map(({ law, does }) => `${law}: ${does}`)).toEqual([])
})

test('each law stands there once, and one that nothing cites is not kept', () => {
  expect(WRITTEN.filter((law, i) => WRITTEN.indexOf(law) !== i)).toEqual([])
  const cited = new Set(FILES.flatMap((file) => citedIn(readFileSync(join(ROOT, file), 'utf8'))))
  for (const { law } of WRONG_CHANGES) cited.add(law)
  expect(WRITTEN.filter((law) => /[A-Z]/.test(law) && !cited.has(law))).toEqual([])
})

test('nothing cites a page that is not here', () => {
  const dead = FILES.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\b(metrics|domain|design)[.]md\b/g)].map(
      ([page]) => `${file}: ${page}`,
    ),
  )
  expect(dead).toEqual([])
})
