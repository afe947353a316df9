import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PlainFault, runCommand } from '../command-line.ts'
import { plainly } from './faults.ts'
import { FolderOwned, LOCK, ownFolder } from './owner.ts'
import { findRunning } from '../machine/running.ts'
import { stateDir } from '../machine/state-dir.ts'

const COMMAND = 'npm run reset'
const HELP = `${COMMAND}

Deletes all data, keys, logs and builds in .cairn, or in the folder that CAIRN_DIR names. Cairn must not be running on them.
The next npm start makes a fresh demo network.`

/** Empties the folder while nobody else can start in it. */
function empty(dir: string): void {
  try {
    for (const name of readdirSync(dir)) if (name !== LOCK) rmSync(join(dir, name), { recursive: true, force: true })
  } catch (error) {
    throw plainly(error, dir)
  }
}

await runCommand({ command: COMMAND, help: HELP }, async () => {
  const dir = stateDir()
  if (existsSync(dir)) {
    const release = await ownFolder(dir, COMMAND).catch(async (error: unknown) => {
      const running = error instanceof FolderOwned ? await findRunning(dir) : null
      if (!running) throw error
      throw new PlainFault(`Cairn is running at ${running.url} on this data: stop it first (Ctrl-C where it runs).`)
    })
    empty(dir)
    release()
  }
  process.stdout.write('All local data is gone. npm start makes a fresh demo network.\n')
})
