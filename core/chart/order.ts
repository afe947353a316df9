import type { Day } from '../day.ts'
import type { ClinicalFact, Entry, Stamp } from './entry.ts'

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
export type Recorded = Pick<Entry, 'version' | 'place' | 'local'>

/**
 * The time of day that is stated for a fact: its own, else the last one that an entry it corrects stated for the same day. A
 * correction that says nothing of the time does not take it away. `corrected` are the facts before it in its chain, latest first.
 */
export const statedTime = (fact: ClinicalFact, corrected: readonly ClinicalFact[]): string | undefined =>
  [fact, ...corrected].find(({ day, time }) => day === fact.day && time !== undefined)?.time

/** `began` is the entry that the chain of corrections began with: a correction keeps the place of what it corrects. */
export const placeOf = (fact: ClinicalFact, began: Recorded, corrected: readonly ClinicalFact[] = []): Place => ({
  day: fact.day,
  time: statedTime(fact, corrected) ?? (began.local?.startsWith(fact.day) ? began.local.slice(11) : END_OF_DAY),
  version: began.version,
  place: began.place,
})

/** Which of two entries was recorded first. */
export const byRecording = (a: Pick<Stamp, 'version' | 'place'>, b: Pick<Stamp, 'version' | 'place'>): number =>
  a.version - b.version || a.place - b.place

/** The one order of the facts of a chart; 0 only for a place and itself. */
export const byPlace = (a: Place, b: Place): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.time < b.time ? -1 : a.time > b.time ? 1 : byRecording(a, b)

/**
 * Whether one entry was known when the other was recorded: by version of the chart and place in the request, never by a clock. With
 * one exception (laws O1): two entries that one import brought in one version were not written in the order they lie in the file, so
 * between them the source's time of issue says it, where both have one.
 */
export function isRecordedBefore(a: Known, b: Known): boolean {
  if (a.version === b.version && a.source === 'import' && b.source === 'import' && a.issued && b.issued) {
    const apart = Date.parse(a.issued) - Date.parse(b.issued)
    if (apart !== 0) return apart < 0
  }
  return byRecording(a, b) < 0
}
export type Known = Pick<Stamp, 'version' | 'place' | 'source' | 'issued'>
