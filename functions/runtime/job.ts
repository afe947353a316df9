import type { Log } from './log.ts'

interface Counts {
  readonly done: number
  readonly failed: number
}

/** Runs a background job and logs how much it did. Its errors go on to the platform, which tries again and then keeps the event. */
export async function job(log: Log, name: string, run: () => Promise<Counts>): Promise<Counts> {
  const began = performance.now()
  const counts = await run()
  log.job({ job: name, ...counts, milliseconds: Math.round(performance.now() - began) })
  return counts
}
