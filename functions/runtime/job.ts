import type { Log } from './log.ts'

interface Counts {
  readonly done: number
  readonly failed: number
}

/**
 * Runs a background job and logs how much it did. A part that failed fails the run: the platform tries again, and what is left
 * undone then raises the alarm instead of a line in a log.
 */
export async function job<C extends Counts>(log: Log, name: string, run: () => Promise<C>): Promise<C> {
  const began = performance.now()
  const counts = await run()
  log.job({ job: name, done: counts.done, failed: counts.failed, milliseconds: Math.round(performance.now() - began) })
  if (counts.failed > 0) throw new Error(`${name} left ${counts.failed} of ${counts.done + counts.failed} undone`)
  return counts
}
