import { consent, declined } from './consent.ts'
import { lastAttempt, lastContact, nextDue, safetyDue } from './contacts.ts'
import { measures } from './measures.ts'
import { actedOn, lastReview } from './reviews.ts'
import { answered, safety, safetyPlan } from './safety.ts'
import { closed, stages } from './stages.ts'
import { alreadyOnTreatment, anyTreatment, treatment } from './treatment.ts'
import type { ChartFacts, View } from './view.ts'

/**
 * Everything that is folded from a chart, by the name it has in a summary. The summary, its packed row and the reading of that row
 * follow from this list. The order is that of the row: another one, like another view, is another row format.
 */
export const VIEWS = {
  ...{ stages, closed, anyTreatment, alreadyOnTreatment, measures, answered, safety, safetyPlan, consent, declined },
  ...{ lastContact, lastAttempt, nextDue, safetyDue, treatment, lastReview, actedOn },
}
type Views = typeof VIEWS

/** What all views tell of one chart. */
export type Told = { readonly [Name in keyof Views]: Views[Name]['empty'] }

/** The list as it is gone through: each view under the type of any, which only fold, pack and unpack of the same view meet. */
const LIST = Object.entries(VIEWS) as unknown as readonly (readonly [name: keyof Views, view: View<unknown>])[]

/** How each is read; null = as it stands, which half of them do. What is packed as null is null: most of a row is. */
const READERS = LIST.map(([name, { isPlain, unpack }]) => ({ name, unpack: isPlain ? null : unpack }))

/** How many places of a row the views take. */
export const VIEW_COUNT = LIST.length

/** What the views tell of a chart without entries. */
export const NOTHING_TOLD = Object.fromEntries(LIST.map(([name, { empty }]) => [name, empty])) as unknown as Told

export const foldViews = (chart: ChartFacts): Told =>
  Object.fromEntries(LIST.map(([name, view]) => [name, view.fold(chart)])) as unknown as Told

export const packViews = (told: Told): readonly unknown[] => LIST.map(([name, view]) => view.pack(told[name]))

/**
 * Reads what `packViews` made into `summary`, from the place `first` on. The object is given, with every name in it already: a caseload
 * makes a thousand of one shape, and building each from its parts costs more than reading it.
 */
export function unpackViews(packed: readonly unknown[], first: number, summary: Record<keyof Told, unknown>): void {
  for (let i = 0; i < READERS.length; i++) {
    const one = READERS[i]
    const value = packed[first + i]
    if (one) summary[one.name] = value === null || one.unpack === null ? value : one.unpack(value)
  }
}
