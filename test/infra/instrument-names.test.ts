import { ESLint } from 'eslint'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { INSTRUMENT_IDS, instrument } from '../../core/instruments/index.ts'

const eslint = new ESLint({ cwd: join(import.meta.dirname, '../..') })
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
test('a folder of instruments, sentences and tests name them, and words that only look alike are free', async () => {
  for (const place of ['core/instruments/phq-9/planted.ts', 'core/words/en/planted.ts', 'test/core/planted.ts'])
    expect(await found(place, PLANTED)).toEqual([])
  expect(await found('core/caseload/planted.ts', 'export const [auditClinic, items9] = [1, 2]')).toEqual([])
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
