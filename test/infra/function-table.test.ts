import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { missingEntries } from '../../infra/bundle.ts'
import { FUNCTION_NAMES } from '../../infra/function-table.ts'

const FILES = readdirSync(join(import.meta.dirname, '../../functions')).filter((name) => name.endsWith('.ts'))

test('every row of the table of functions has the file it starts from, and every such file its row', () => {
  expect(missingEntries()).toEqual([])
  expect(FILES.filter((file) => !(FUNCTION_NAMES as readonly string[]).includes(file.replace('.ts', '')))).toEqual([])
})

test('a row without its file is told by the name of the file', () => {
  expect(missingEntries(['api', 'reminders'])).toEqual(['functions/reminders.ts'])
})
