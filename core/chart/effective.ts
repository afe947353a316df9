import type { ClinicalFact, Entry } from './entry.ts'
import { factOf, familiesOf, standingOf } from './families.ts'
import { byPlace, byRecording, placeOf, statedTime, type Place } from './order.ts'

/** A fact that stands, with the entry that carries it. A replacement keeps the place of the entry it replaced. */
export interface Standing {
  readonly entry: Entry
  readonly fact: ClinicalFact
  readonly place: Place
}
/** The facts that stand, in the one order of a chart (order.ts); and for each superseded entry the next correction of what it says. */
export interface EffectiveChart {
  readonly facts: readonly Standing[]
  readonly superseded: Readonly<Record<string, string>>
}

/** The entries of a chain of corrections, from this one back to the one it began with; one that is not here ends it. */
function chainOf(entry: Entry, byId: ReadonlyMap<string, Entry>): readonly [Entry, ...Entry[]] {
  const chain: [Entry, ...Entry[]] = [entry]
  for (let last = entry; last.fact.kind === 'correction';) {
    const before = byId.get(last.fact.corrects)
    if (!before || chain.includes(before)) break
    chain.push(before)
    last = before
  }
  return chain
}

/** Where the fact of an entry stands in the one order of its chart (order.ts), with all the chart's entries by their ids. */
export function placeIn(entry: Entry, fact: ClinicalFact, byId: ReadonlyMap<string, Entry>): Place {
  const chain = chainOf(entry, byId)
  return placeOf(
    fact,
    chain.at(-1) ?? entry,
    chain.slice(1).flatMap((one) => factOf(one) ?? []),
  )
}

/** The time of day that is stated for what an entry says, corrections before it included. */
export const statedTimeIn = (entry: Entry, fact: ClinicalFact, byId: ReadonlyMap<string, Entry>): string | undefined =>
  statedTime(
    fact,
    chainOf(entry, byId).flatMap((one) => factOf(one) ?? []),
  )

/**
 * What a chart says today: corrections applied, nothing else dropped. The same whatever order the entries
 * come in. An entry struck out (replacement null) leaves no fact.
 */
export function effective(entries: readonly Entry[]): EffectiveChart {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const families = [...familiesOf(entries.toSorted(byRecording)).values()]
  const standing = families
    .flatMap((family) => {
      const entry = standingOf(family)
      const fact = factOf(entry)
      return fact ? [{ entry, fact, place: placeIn(entry, fact, byId) }] : []
    })
    .sort((a, b) => byPlace(a.place, b.place))
  const superseded = families.flatMap((family) => family.slice(1).map((next, i) => [family[i]?.id ?? '', next.id]))
  return { facts: standing, superseded: Object.fromEntries(superseded) }
}
