import { statfsSync } from 'node:fs'
import { SENTENCES } from './faults.ts'

const EVERY_MS = 2000
/** The engine's log file needs about this much to take a few writes. */
const FULL_BELOW = 1 << 20
const ROOM_AGAIN = 2 << 20

/** Bytes that this account may still write on the disk of a folder. */
export function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir)
  return bavail * bsize
}

/** Says once that the disk is full, and once that it has room again. Writes are refused meanwhile; none is lost. */
export function watchDisk(
  dir: string,
  notice: (sentence: string) => void,
  onFault: (error: unknown) => void,
): () => void {
  let isFull = false
  const look = (): void => {
    try {
      const free = freeBytes(dir)
      if (!isFull && free < FULL_BELOW) {
        isFull = true
        notice(`${SENTENCES.full(dir)} Until then nothing new is saved.`)
      } else if (isFull && free > ROOM_AGAIN) {
        isFull = false
        notice(`The disk that holds ${dir} has room again: Cairn saves as before.`)
      }
    } catch (error) {
      onFault(error)
    }
  }
  const timer = setInterval(look, EVERY_MS).unref()
  return () => clearInterval(timer)
}
