import { ESLint } from 'eslint'
import { join } from 'node:path'
import { expect, test } from 'vitest'

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
