import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** A copy of the project, in a folder of its own; `drop` removes it. */
export interface Copy {
  readonly dir: string
  readonly drop: () => void
}

/** The project as it is now, not as it was last committed, with its packages linked. */
export function copyOfProject(): Copy {
  const dir = mkdtempSync(join(tmpdir(), 'cairn-copy-'))
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  for (const file of listed.split('\n').filter((name) => name !== '' && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    cpSync(join(ROOT, file), join(dir, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'))
  // What svelte-kit sync generates: without it no test of the site can be read, and none could turn red.
  const generated = join(ROOT, 'web/node_modules')
  if (existsSync(generated)) symlinkSync(generated, join(dir, 'web/node_modules'))
  return { dir, drop: () => rmSync(dir, { recursive: true, force: true }) }
}
