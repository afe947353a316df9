import type { Entry, NewEntry, Stamp } from './entry.ts'

const START = 'not-yet-'

/** Ids of entries that are not recorded yet; no id of a store looks so. */
export const notYetId = (place: number | string): string => `${START}${place}`
export const isNotYet = ({ id }: Pick<Entry, 'id'>): boolean => id.startsWith(START)

/** Earlier than all that is recorded: between entries of one chart the version tells the order, and no clock. */
const BEFORE_ALL = '1970-01-01T00:00:00Z'

/**
 * A fact as an entry that would make this version of its chart: what the chart would say with it is told by the folds that read what
 * was recorded. What the stamp leaves out is nobody's, at no hour.
 */
export const notYet = (
  fact: NewEntry,
  { place = 0, ...stamp }: Pick<Stamp, 'version'> & Partial<Omit<Stamp, 'version'>>,
): Entry => ({
  ...{ id: notYetId(place), instant: BEFORE_ALL, author: 'nobody', source: 'typed', local: null },
  ...stamp,
  place,
  fact,
})
