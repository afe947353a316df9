import type { Day } from '../day.ts'
import type { ChosenSettings } from '../settings/index.ts'
import { effective } from './effective.ts'
import type { Entry } from './entry.ts'
import { historyBefore, identifiedDay } from './milestones.ts'
import { isCarried } from './safety-carried.ts'

/** Something said in a chart: the day it is dated, and the entry since which it is known. */
export interface Said {
  readonly day: Day
  readonly recorded: Entry
}
/** Whether something belongs to the episode; what does not is history (laws S8). */
export type Belongs = (said: Said) => boolean
/** How a chart's safety is read: what belongs to its episode, and by which numbers its clinic decides. */
export interface Reading {
  readonly belongs: Belongs
  readonly chosen: ChosenSettings
}

/** The last chart version of the same day for what an import brought: a run writes several, and only together are they what it knew. */
function savedWith(recorded: Entry, entries: readonly Entry[]): number {
  if (recorded.source !== 'import') return recorded.version
  const day = recorded.instant.slice(0, 10)
  return entries.reduce(
    (last, { version, instant }) => (instant.startsWith(day) ? Math.max(last, version) : last),
    recorded.version,
  )
}

/** Versions about which the day of identification can have become later: a referral or a correction was recorded. */
const turns = (entries: readonly Entry[]): number[] =>
  entries.flatMap(({ fact, version }) =>
    fact.kind === 'referral' || fact.kind === 'correction' ? [version - 1, version] : [],
  )

/**
 * Laws S8, with what protects where they are silent: an answer or a finding belongs to the episode where it is no older than the
 * window before identification, and where it ever was since it came to be known. A referral that is recorded or dated anew moves
 * identification; it takes nothing away that was open: only the steps of the table (laws 1) do.
 */
export function readingOf(entries: readonly Entry[], now: Day | null, chosen: ChosenSettings): Reading {
  const known = new Map<number, Day | null>()
  const startAt = (version: number): Day | null => {
    const start = known.get(version)
    if (start !== undefined) return start
    const facts = effective(entries.filter((entry) => entry.version <= version)).facts.map(({ fact }) => fact)
    const made = historyBefore(identifiedDay(facts, chosen), chosen)
    known.set(version, made)
    return made
  }
  const isWithin = (day: Day, start: Day | null): boolean => start === null || day >= start
  const belongs: Belongs = ({ day, recorded }) => {
    // What was carried is open since it came, however old it is: the item goes with the person (laws S5).
    if (isCarried({ recorded })) return true
    if (isWithin(day, now)) return true
    const first = savedWith(recorded, entries)
    return [first, ...turns(entries).filter((version) => version > first)].some((version) =>
      isWithin(day, startAt(version)),
    )
  }
  return { belongs, chosen }
}
