import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainFault } from '../command-line.ts'
import { plainly, troubleOf } from './faults.ts'
import { isAlive } from '../machine/process.ts'
import { readJson, writeJson } from '../machine/json-file.ts'

/** The lock itself: it stays when a folder is reset, because a lock on a deleted file would keep nobody out. */
export const LOCK = 'owner.lock'
const OWNER = 'owner.json'
/** One of these is in every folder that was ever ours. `lost+found` is in every fresh disk. */
const OURS = [LOCK, 'dynamodb.db', 'secrets.json', 'build', 'functions', 'build.lock']
const SQLITE_BUSY = 5
const TELL_LIMIT_MS = 1000

/** The command that works on a folder, as it is typed, and its process. */
export interface Owner {
  readonly command: string
  readonly pid: number
}

/** Another process owns the folder; `owner` is null where it has not said yet who it is. */
export class FolderOwned extends PlainFault {
  readonly owner: Owner | null
  constructor(dir: string, owner: Owner | null) {
    const who = owner ? `${owner.command} (process ${owner.pid})` : 'Another command of Cairn'
    super(`${who} is at work on ${dir}: wait until it is done, or stop it with Ctrl-C where it runs.`)
    this.owner = owner
  }
}

/** Kept from the garbage collector, which would close the file and give the lock away. */
const held = new Set<DatabaseSync>()

/**
 * Makes the folder and takes it for this process alone; answers how to give it back. The operating system holds the lock and drops it
 * with the process, so that one that was killed blocks nobody and a process id that is used again means nothing.
 * Throws FolderOwned, or one sentence where the folder cannot be used.
 */
export async function ownFolder(dir: string, command: string): Promise<() => void> {
  prepareFolder(dir)
  const lock = locked(dir) ?? (await lockedAfterAll(dir))
  held.add(lock)
  const release = (): void => {
    if (!held.delete(lock)) return
    rmSync(join(dir, OWNER), { force: true })
    lock.close()
  }
  try {
    writeJson(join(dir, OWNER), { command, pid: process.pid } satisfies Owner)
  } catch (error) {
    // It is for sentences only, and a full disk must not keep a reset from making room.
    if (troubleOf(error) !== 'full') {
      release()
      throw plainly(error, dir)
    }
  }
  return release
}

/** Makes the folder and proves that it can be written. Throws one sentence where it cannot, or where it is somebody else's. */
export function prepareFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true })
    const probe = join(dir, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw plainly(error, dir)
  }
  const names = readdirSync(dir).filter((name) => !name.startsWith('.') && name !== 'lost+found')
  // What is kept here is deleted by a reset: the folder must be nobody else's.
  if (names.length > 0 && !names.some((name) => OURS.includes(name)))
    throw new PlainFault(`${dir} holds files that are not Cairn's: name an empty or new folder in CAIRN_DIR.`)
}

/** Of several at once exactly one gets SQLite's write lock; nothing is ever written under it. */
function locked(dir: string): DatabaseSync | null {
  const file = join(dir, LOCK)
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(file, { timeout: 0 })
    // No journal on the disk: one left by a killed owner would have to be rolled back, and a full disk has no room for it.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE')
    return lock
  } catch (error) {
    lock?.close()
    if (troubleOf(error) === 'read-only') throw plainly(error, dir)
    const code = ((error as { errcode?: number }).errcode ?? 0) & 0xff
    if (code === SQLITE_BUSY) return null
    throw new PlainFault(
      `${file} cannot be locked (${(error as Error).message}): delete that file, or name a folder on a local disk in CAIRN_DIR.`,
      { cause: error },
    )
  }
}

/** One look at the lock (npm run doctor) holds it for an instant, and does not say who it is. */
async function lockedAfterAll(dir: string): Promise<DatabaseSync> {
  const owner = await ownerOf(dir)
  const lock = owner ? null : locked(dir)
  if (!lock) throw new FolderOwned(dir, owner)
  return lock
}

/** Who owns the folder by its own word: for sentences only, the lock decides. */
async function ownerOf(dir: string): Promise<Owner | null> {
  const until = Date.now() + TELL_LIMIT_MS
  do {
    const owner = readJson(join(dir, OWNER)) as Owner | null
    if (owner !== null && isAlive(owner.pid)) return owner
    await sleep(50)
  } while (Date.now() < until)
  return null
}

/** Who owns the folder now, without touching it; undefined when nobody does. */
export async function presentOwner(dir: string): Promise<Owner | null | undefined> {
  if (readJson(join(dir, OWNER)) === null) return undefined
  const lock = locked(dir)
  lock?.close()
  return lock ? undefined : ownerOf(dir)
}
