import { cpSync } from 'node:fs'
import { runScript, type Ended } from './command.ts'
import { onceARun } from './once-a-run.ts'

/** What the one `npm run seed` of a run of tests said, and the folder that it filled. */
export const seeding = (folderOfRun: string): Promise<{ readonly dir: string; readonly ended: Ended }> =>
  onceARun(folderOfRun, 'seeded', async (dir) => ({
    dir,
    ended: await runScript('seed', [], { env: { CAIRN_DIR: dir } }),
  }))

/** Fills a folder with a store that holds the demo network, as `npm run seed` leaves it. */
export async function seedFolder(dir: string, folderOfRun: string): Promise<void> {
  const { dir: seeded, ended } = await seeding(folderOfRun)
  if (ended.code !== 0) throw new Error(`npm run seed ended with ${ended.code}: ${ended.stderr}`)
  cpSync(seeded, dir, { recursive: true })
}
