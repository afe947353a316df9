import { nameOf, placesOf, type Log, type WorkLine } from './log.ts'

/**
 * Does one part of a job that goes on without it: what it throws is logged by its name and place, and answered as null.
 * Nothing of the message is logged: messages quote what they could not read.
 */
export async function attempt<T>(
  log: Log,
  work: Omit<WorkLine, 'fault' | 'places'>,
  run: () => Promise<T>,
): Promise<T | null> {
  try {
    return await run()
  } catch (error) {
    log.undone({ ...work, fault: nameOf(error), places: placesOf(error) })
    return null
  }
}
