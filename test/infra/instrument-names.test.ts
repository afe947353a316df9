import { ESLint } from 'eslint'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { INSTRUMENT_IDS, instrument } from '../../core/instruments/index.ts'

const ROOT = join(import.meta.dirname, '../..')
const eslint = new ESLint({ cwd: ROOT })
/** Lines of a planted text that name an instrument, as the lint of this project sees them in this place. */
async function found(filePath: string, text: string): Promise<number[]> {
  const [result] = await eslint.lintText(text, { filePath })
  return (result?.messages ?? [])
    .filter(({ message }) => message.includes('names an instrument'))
    .map(({ line }) => line)
}

const PLANTED = [
  "export const one = 'phq-9'",
  'export const gad7 = 1',
  'export const text = (n: number) => `Item 9 is ${n}`',
  "export const rules = { 'who-5': 4, epds: 10 }",
  "export { auditC } from '../../core/instruments/audit-c/rules.ts'",
].join('\n')

test.each(['core/caseload/planted.ts', 'functions/actions/planted.ts', 'infra/planted.ts', 'web/src/lib/planted.ts'])(
  'a name of an instrument planted in %s is found, in texts, templates, names and paths',
  async (place) => {
    expect([...new Set(await found(place, PLANTED))]).toEqual([1, 2, 3, 4, 5])
  },
)
test('the words of a page are looked at too', async () => {
  expect(await found('web/src/lib/Planted.svelte', '<p>\n  PHQ-9\n</p>\n<p title="EPDS"></p>')).toHaveLength(2)
})
test('a folder of instruments, the list of their questions and tests name them, and words that only look alike are free', async () => {
  for (const place of ['core/instruments/phq-9/planted.ts', 'core/words/en/wordings.ts', 'test/core/planted.ts'])
    expect(await found(place, PLANTED)).toEqual([])
  expect(await found('core/caseload/planted.ts', 'export const [auditClinic, items9] = [1, 2]')).toEqual([])
})

/** Files that may name an instrument, beside its own folder and the made-up people: a rule asks what an instrument says of itself. */
const ALLOWED = [
  // Row formats that had room for two instruments.
  ...['core/chart/packed/both.ts', 'core/chart/packed/v1.ts', 'core/chart/packed/v3.ts'],
  // Figures that are published of one instrument.
  'core/metrics/release.ts',
  ...['outcomes', 'remission', 'response'].map((figure) => `core/metrics/released-${figure}.ts`),
  'core/metrics/tallies/outcome.ts',
  // What they are counted from.
  'core/population/columns.ts',
  // Where the questions of each are.
  'core/words/en/wordings.ts',
]
test('no file is free to name an instrument but these, and each of them does', async () => {
  const files = globSync('{core,functions,infra,web/src}/**/*.{ts,svelte}', { cwd: ROOT })
  const own = /^(core\/instruments|infra\/demo)\//
  const free: string[] = []
  for (const file of files.filter((one) => !own.test(one))) {
    const { rules } = (await eslint.calculateConfigForFile(file)) as { rules: Record<string, unknown> }
    if (!JSON.stringify(rules['no-restricted-syntax'] ?? '').includes('names an instrument')) free.push(file)
  }
  expect(free.toSorted()).toEqual(ALLOWED)
  for (const file of free)
    expect([file, await found('core/caseload/planted.ts', readFileSync(join(ROOT, file), 'utf8'))]).not.toEqual([
      file,
      [],
    ])
})

/** Whatever the registry holds: an instrument that is added is looked for without anybody telling the lint. */
test.each(INSTRUMENT_IDS)('the lint knows %s by its id, its name, in one word, and by its safety items', async (id) => {
  const { name, safetyItems } = instrument(id)
  const inOneWord = id.replaceAll(/-(.)/g, (_, next: string) => next.toUpperCase())
  const names = [
    id,
    name,
    inOneWord,
    ...safetyItems.flatMap((one) => [one.name, `Item ${one.item}`, `item${one.item}`]),
  ]
  const planted = names.map((one) => `export { planted as "${one}" } from './planted.ts'`)
  const inTexts = names.map((one) => `said("${one} is 2")`)
  const lines = [...planted, ...inTexts]
  expect([...new Set(await found('core/caseload/planted.ts', lines.join('\n')))]).toEqual(lines.map((_, i) => i + 1))
})
