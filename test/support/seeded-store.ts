import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runScript, type Ended } from './command.ts'

/**
 * What the one `npm run seed` of a run of tests said. Whoever asks first runs it, in whichever process and project, and
 * the others wait.
 */
export async function seeding(folderOfRun: string): Promise<Ended> {
  const said = join(folderOfRun, 'seeding.json')
  if (isFirst(seededIn(folderOfRun))) {
    const ended = await runScript('seed', [], { env: { CAIRN_DIR: seededIn(folderOfRun) } })
    writeFileSync(`${said}.part`, JSON.stringify(ended))
    renameSync(`${said}.part`, said)
  }
  while (!existsSync(said)) await pause(100)
  return JSON.parse(readFileSync(said, 'utf8')) as Ended
}

/** Fills a folder with a store that holds the demo network, as `npm run seed` leaves it. */
export async function seedFolder(dir: string, folderOfRun: string): Promise<void> {
  const { code, stderr } = await seeding(folderOfRun)
  if (code !== 0) throw new Error(`npm run seed ended with ${code}: ${stderr}`)
  cpSync(seededIn(folderOfRun), dir, { recursive: true })
}

const seededIn = (folderOfRun: string): string => join(folderOfRun, 'seeded')

function isFirst(dir: string): boolean {
  try {
    mkdirSync(dir)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
