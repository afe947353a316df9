import './node-version.ts'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './build/build.ts'
import { findRunning } from './running.ts'

/** `npm run reset`: forgets all data, keys and builds under .cairn. */
const dir = join(ROOT, '.cairn')
const running = await findRunning(dir)
if (running) {
  process.stderr.write(`Cairn is running at ${running.url} on this data. Stop it first (Ctrl-C where it runs).\n`)
  process.exitCode = 1
} else {
  rmSync(dir, { recursive: true, force: true })
  process.stdout.write('All local data is gone. npm start makes a fresh demo network.\n')
}
