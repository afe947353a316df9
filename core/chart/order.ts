import type { Day } from '../day.ts'
import type { Entry, NewEntry, Stamp } from './entry.ts'

/**
 * Where a fact stands among the others of its chart. Days first; on one day the time of day: as stated, else when it was
 * recorded if that was the same day, else the end of the day; then the order of recording. Never by id: an id is drawn by lot.
 */
export interface Place {
  readonly day: Day
  /** 'HH:MM' or 'HH:MM:SS'; {@link END_OF_DAY} where no time is known. */
  readonly time: string
  readonly version: number
  readonly place: number
}

/** Later than every time of day, as text. */
export const END_OF_DAY = '24:00'

/** What the order needs of an entry. */
export type Recorded = Pick<Entry, 'version' | 'place' | 'local' | 'fact'>

const stated = (fact: NewEntry): string | undefined => ('time' in fact ? fact.time : undefined)

/** A correction that states no time keeps the one that was stated for the same day. */
function timeOf(fact: NewEntry, { local, fact: first }: Recorded): string {
  const time = stated(fact) ?? (first.day === fact.day ? stated(first) : undefined)
  return time ?? (local?.startsWith(fact.day) ? local.slice(11) : END_OF_DAY)
}

/** `recorded` is the entry the fact began with: a correction keeps the place of what it corrects. */
export const placeOf = (fact: NewEntry, recorded: Recorded): Place => ({
  day: fact.day,
  time: timeOf(fact, recorded),
  version: recorded.version,
  place: recorded.place,
})

/** Which of two entries was recorded first. */
export const byRecording = (a: Pick<Stamp, 'version' | 'place'>, b: Pick<Stamp, 'version' | 'place'>): number =>
  a.version - b.version || a.place - b.place

/** The one order of the facts of a chart; 0 only for a place and itself. */
export const byPlace = (a: Place, b: Place): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.time < b.time ? -1 : a.time > b.time ? 1 : byRecording(a, b)
