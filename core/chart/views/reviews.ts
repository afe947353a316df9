import { actedOn as actedOnIn, type ActedOn } from '../acted-on.ts'
import { dayView, lastDay, type View } from './view.ts'

/** The day of the last case review. */
export const lastReview = dayView((chart) => lastDay(chart, (fact) => fact.kind === 'case-review'))

/** What was done about the newest score (laws R4). */
export const actedOn: View<ActedOn | null, readonly [ActedOn['how'], day: string, measureBy: string | null] | null> = {
  empty: null,
  fold: ({ standing, safety, chosen }) => actedOnIn(standing, safety.open.facts.families, chosen),
  pack: (told) => told && [told.how, told.day, told.measureBy],
  unpack: (packed) => packed && { how: packed[0], day: packed[1], measureBy: packed[2] },
}
