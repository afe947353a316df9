import type { ClinicalFact, Entry, NewEntry } from './entry.ts'
import { byRecording } from './order.ts'

/**
 * An entry and every correction of it, in the order they were recorded. The last one stands; each of the others stood from its own
 * recording to the next one's.
 */
export type Family = readonly [Entry, ...Entry[]]

/** What an entry states: its fact, or what a correction puts in place of another one; null = it strikes out. */
export const factStated = (fact: NewEntry): ClinicalFact | null =>
  fact.kind === 'correction' ? fact.replacement : fact
/** What an entry says; null where it strikes out. */
export const factOf = ({ fact }: Entry): ClinicalFact | null => factStated(fact)

/**
 * The families of a chart, by the id each began with. `recorded` are its entries in the order of recording. A correction follows what
 * it corrects also where both were written at one time and their places tell it otherwise (entries of format 1); one whose target is
 * not here begins a family of its own.
 */
export function familiesOf(recorded: readonly Entry[]): ReadonlyMap<string, Family> {
  const here = new Set(recorded.map(({ id }) => id))
  const roots = new Map<string, string>()
  const families = new Map<string, [Entry, ...Entry[]]>()
  const waiting = new Map<string, Entry[]>()
  const add = (entry: Entry): void => {
    const corrects = entry.fact.kind === 'correction' ? entry.fact.corrects : null
    if (corrects !== null && here.has(corrects) && !roots.has(corrects)) {
      waiting.set(corrects, [...(waiting.get(corrects) ?? []), entry])
      return
    }
    const root = corrects === null ? entry.id : (roots.get(corrects) ?? corrects)
    roots.set(entry.id, root)
    const family = families.get(root)
    if (family) family.push(entry)
    else families.set(root, [entry])
    for (const one of waiting.get(entry.id) ?? []) add(one)
  }
  for (const entry of recorded) add(entry)
  return families
}

/** For each entry the one its family began with: when it was recorded, the rest of the chart was as it was then. */
export function beginningsOf(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const families = [...familiesOf(entries.toSorted(byRecording)).values()]
  return new Map(families.flatMap((family) => family.map((entry) => [entry.id, family[0]] as const)))
}

export const standingOf = (family: Family): Entry => family.at(-1) ?? family[0]

/**
 * The members of a family, up to the standing one, that say the same in the sense of `same` without a break; the first of them tells
 * when it was recorded. A correction that changes something else keeps that moment (laws S1).
 */
export function unbrokenRun(family: Family, same: (fact: ClinicalFact) => boolean): Family {
  if (family.length === 1) return family
  let from = family.length - 1
  for (; from > 0; from--) {
    const before = family[from - 1]
    const fact = before && factOf(before)
    if (!fact || !same(fact)) break
  }
  const [first, ...rest] = family.slice(from)
  return [first ?? family[0], ...rest]
}
