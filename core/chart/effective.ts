import type { ClinicalFact, Entry } from './entry.ts'
import { byPlace, byRecording, placeOf, statedTime, type Place } from './order.ts'

/** A fact that stands, with the entry that carries it. A replacement keeps the place of the entry it replaced. */
export interface Standing {
  readonly entry: Entry
  readonly fact: ClinicalFact
  readonly place: Place
}
/** The facts that stand, in the one order of a chart (order.ts); and for each superseded entry the correction that stands instead. */
export interface EffectiveChart {
  readonly facts: readonly Standing[]
  readonly superseded: Readonly<Record<string, string>>
}

/** For each corrected id the correction that stands: the latest one; earlier corrections of the same entry are superseded by it. */
function supersessions(entries: readonly Entry[]): Map<string, Entry> {
  const standing = new Map<string, Entry>()
  for (const entry of entries.filter((e) => e.fact.kind === 'correction').sort(byRecording)) {
    if (entry.fact.kind !== 'correction') continue
    const earlier = standing.get(entry.fact.corrects)
    if (earlier) standing.set(earlier.id, entry)
    standing.set(entry.fact.corrects, entry)
  }
  return standing
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

/** What an entry says; null where it strikes out. */
export const factOf = ({ fact }: Entry): ClinicalFact | null => (fact.kind === 'correction' ? fact.replacement : fact)

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
 * What a chart says today: corrections applied, nothing else dropped (design.md 3.1). The same whatever order the entries
 * come in. An entry struck out (replacement null) leaves no fact.
 */
export function effective(entries: readonly Entry[]): EffectiveChart {
  const superseding = supersessions(entries)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const standing = entries
    .filter((entry) => !superseding.has(entry.id))
    .flatMap((entry) => {
      const fact = factOf(entry)
      return fact ? [{ entry, fact, place: placeIn(entry, fact, byId) }] : []
    })
    .sort((a, b) => byPlace(a.place, b.place))
  return {
    facts: standing,
    superseded: Object.fromEntries([...superseding].map(([id, correction]) => [id, correction.id])),
  }
}
