import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What making it came to: `made` as JSON, or what was thrown. */
type Outcome = { readonly made: unknown } | { readonly failed: string }

/**
 * Something that tests of several files and projects look at, made once in a run: whoever asks first makes it, in whichever process, and
 * the others wait. It travels as JSON.
 * @param folderOfRun the folder that all processes of the run share (folder-of-run.ts)
 * @param make gets a folder of its own that lasts until the end of the run
 * @throws what `make` threw, to everyone who asks
 */
export async function onceARun<T>(folderOfRun: string, name: string, make: (dir: string) => Promise<T>): Promise<T> {
  const dir = join(folderOfRun, name)
  const told = join(folderOfRun, `${name}.json`)
  if (isFirst(dir)) {
    const outcome: Outcome = await make(dir).then(
      (made) => ({ made }),
      (error: unknown) => ({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    // Renamed when whole: nobody reads half of it.
    writeFileSync(`${told}.part`, JSON.stringify(outcome))
    renameSync(`${told}.part`, told)
  }
  while (!existsSync(told)) await pause(100)
  const outcome = JSON.parse(readFileSync(told, 'utf8')) as Outcome
  if ('failed' in outcome) throw new Error(outcome.failed)
  return outcome.made as T
}

function isFirst(dir: string): boolean {
  try {
    mkdirSync(dir)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
