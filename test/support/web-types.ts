import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
/** Settings that SvelteKit writes for its own project, and that the sources of the pages are read with. */
const WRITTEN = join(ROOT, 'web/node_modules/$app/tsconfig.json')

/** Before the tests of the pages: a fresh clone lacks what SvelteKit writes at its first build. */
export default function writeTypes(): void {
  if (existsSync(WRITTEN)) return
  const kit = join(ROOT, 'node_modules/@sveltejs/kit/svelte-kit.js')
  execFileSync(process.execPath, [kit, 'sync'], { cwd: join(ROOT, 'web'), stdio: ['ignore', 'ignore', 'inherit'] })
}
