import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SENTENCES, troubleOf } from './faults.ts'
import type { Trouble } from './faults.ts'

export const faultFile = (dir: string): string => join(dir, 'logs', 'local.log')

/** Every error with everything that led to it, for the log. */
function whole(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const text = error.stack ?? error.message
  return error.cause === undefined ? text : `${text}\ncaused by ${whole(error.cause)}`
}

/**
 * Writes faults to logs/local.log. Never throws: where the log cannot be written, or the fault is of disk or folder, `notice` gets one
 * sentence, once for each kind.
 */
export function openFaultLog(dir: string, notice: (sentence: string) => void): (error: unknown) => void {
  const told = new Set<Trouble>()
  const tell = (error: unknown): void => {
    const trouble = troubleOf(error)
    // A full disk is watched by itself, and told when there is room again.
    if (trouble === null || trouble === 'full' || told.has(trouble)) return
    told.add(trouble)
    notice(SENTENCES[trouble](dir))
  }
  return (error) => {
    tell(error)
    try {
      mkdirSync(join(dir, 'logs'), { recursive: true })
      appendFileSync(faultFile(dir), `${new Date().toISOString()} ${whole(error)}\n`)
    } catch (unwritten) {
      tell(unwritten)
    }
  }
}
