import type { ClinicalFact, Entry } from './entry.ts'
import { byPlace, byRecording, placeOf } from './order.ts'

/** A fact that stands, with the entry that carries it. A replacement keeps the place of the entry it replaced. */
export interface Standing {
  readonly entry: Entry
  readonly fact: ClinicalFact
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

/** The entry a chain of corrections began with; a correction of an entry that is not here stands for itself. */
export function rootOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry {
  const seen = new Set<string>()
  let root = entry
  while (root.fact.kind === 'correction' && !seen.has(root.id)) {
    seen.add(root.id)
    root = byId.get(root.fact.corrects) ?? root
  }
  return root
}

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
      const fact = entry.fact.kind === 'correction' ? entry.fact.replacement : entry.fact
      return fact ? [{ entry, fact, place: placeOf(fact, rootOf(entry, byId)) }] : []
    })
    .sort((a, b) => byPlace(a.place, b.place))
  return {
    facts: standing.map(({ entry, fact }) => ({ entry, fact })),
    superseded: Object.fromEntries([...superseding].map(([id, correction]) => [id, correction.id])),
  }
}
