import { rmSync } from 'node:fs'
import { findRunning } from './running.ts'
import { stateDir } from './settings.ts'

/** `npm run reset`: forgets all data, keys and builds under .cairn. */
const dir = stateDir()
const running = await findRunning(dir)
if (running) {
  process.stderr.write(`Cairn is running at ${running.url} on this data. Stop it first (Ctrl-C where it runs).\n`)
  process.exitCode = 1
} else {
  rmSync(dir, { recursive: true, force: true })
  process.stdout.write('All local data is gone. npm start makes a fresh demo network.\n')
}
