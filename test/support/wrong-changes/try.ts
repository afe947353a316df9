import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { WrongChange } from './wrong-change.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** A copy of the project as it is now, with its packages linked; `drop` removes it. */
export interface Copy {
  readonly dir: string
  readonly drop: () => void
}

export function copyOfProject(): Copy {
  const dir = mkdtempSync(join(tmpdir(), 'cairn-wrong-'))
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  for (const file of listed.split('\n').filter(Boolean)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    cpSync(join(ROOT, file), join(dir, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'))
  // What svelte-kit sync generates: without it no test of the site can be read, and none could turn red.
  const generated = join(ROOT, 'web/node_modules')
  if (existsSync(generated)) symlinkSync(generated, join(dir, 'web/node_modules'))
  return { dir, drop: () => rmSync(dir, { recursive: true, force: true }) }
}

/** The changed text; throws where what is replaced does not stand in the file exactly once. */
export function changedText(text: string, { replace, by, file }: WrongChange): string {
  const parts = text.split(replace)
  if (parts.length !== 2) throw new Error(`${file} holds what is to be replaced ${parts.length - 1} times: ${replace}`)
  return parts.join(by)
}

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
