import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { changedText } from '../support/changed-text.ts'
import { WRONG_CHANGES } from '../support/wrong-changes/index.ts'

const ROOT = join(import.meta.dirname, '../..')

describe('the recorded wrong changes', () => {
  test.each(WRONG_CHANGES.map((change) => [`${change.law}: ${change.does}`, change] as const))(
    '%s: still fits the code, and its test is there',
    (_, change) => {
      const text = readFileSync(join(ROOT, change.file), 'utf8')
      expect(changedText(text, change)).not.toBe(text)
      expect(existsSync(join(ROOT, change.test))).toBe(true)
    },
  )
})
