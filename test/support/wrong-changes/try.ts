import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { changedText } from '../changed-text.ts'
import type { Copy } from '../copy-of-project.ts'
import type { WrongChange } from './wrong-change.ts'

/** Whether the test turned red with the change in the copy; the copy is as before afterwards. */
export function turnsRed({ dir }: Copy, change: WrongChange): boolean {
  const path = join(dir, change.file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, changedText(before, change))
  try {
    const vitest = join(dir, 'node_modules/vitest/vitest.mjs')
    const run = spawnSync(process.execPath, [vitest, 'run', '--root', dir, change.test], { cwd: dir, encoding: 'utf8' })
    // A test file that is not found ends without a single test: that is not red.
    return run.status !== 0 && /Tests .*failed/.test(run.stdout)
  } finally {
    writeFileSync(path, before)
  }
}
