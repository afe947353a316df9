import type { Day } from '../day.ts'
import type { ChosenSettings } from '../settings/index.ts'
import type { Entry, NewEntry } from './entry.ts'
import { notYet } from './not-yet.ts'
import type { OpenSafety } from './open-safety.ts'
import { safetyChart } from './safety-steps.ts'

/** Who would record something, on which day. */
export interface BySomebody {
  readonly sub: string
  readonly today: Day
  readonly chosen: ChosenSettings
}

/**
 * What would be open once these entries were recorded in one save: asked before it, and answered by the rules that read the chart after
 * it, so that a page promises nothing the save does not do.
 */
export function openAfter(
  entries: readonly Entry[],
  added: readonly NewEntry[],
  { sub, today, chosen }: BySomebody,
): OpenSafety {
  const version = entries.reduce((last, entry) => Math.max(last, entry.version), 0) + 1
  const instant = `${today}T23:59:59Z`
  const stamped = added.map((fact, place) => notYet(fact, { version, place, instant, author: sub }))
  return safetyChart([...entries, ...stamped], today, chosen).open
}
