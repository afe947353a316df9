import { closeSync, openSync, readSync } from 'node:fs'

const HEADER = 'SQLite format 3\0'

/** Whether the file is SQLite by its first bytes; one that is missing or empty will be made. */
export function isDatabase(file: string): boolean {
  let opened: number
  try {
    opened = openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
  try {
    const head = Buffer.alloc(HEADER.length)
    const read = readSync(opened, head)
    return read === 0 || head.toString('latin1') === HEADER
  } finally {
    closeSync(opened)
  }
}
