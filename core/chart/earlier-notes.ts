import type { ClinicalFact, Entry } from './entry.ts'
import { factOf } from './families.ts'
import { rowsOf } from './kinds/read.ts'
import { byRecording } from './order.ts'

/** The newest entries that have a note travel with it; those of earlier ones are asked for (ADR 0042). */
export const NOTES_WITH_CHART = 100
/** The most entries whose notes are asked for at once: each id stands in the address, which has room for 10 KB. */
export const NOTES_AT_ONCE = 100

/**
 * An entry as a chart carries it. `unsent` names the fields of its fact that hold a text which did not travel with it: they are not
 * in the fact, and are not empty. Absent where nothing was left out.
 */
export type SentEntry = Entry & { readonly unsent?: readonly string[] | undefined }

/** Fields of a fact that hold a text that may come after the chart (`onDemand`, kinds/field.ts). No rule reads one. */
const onDemandIn = (fact: ClinicalFact): readonly string[] =>
  rowsOf(fact.kind).flatMap(([name, field]) =>
    'onDemand' in field && field.onDemand && (fact as unknown as Readonly<Record<string, unknown>>)[name] ? [name] : [],
  )

const without = (fact: ClinicalFact, unsent: readonly string[]): ClinicalFact =>
  Object.fromEntries(Object.entries(fact).filter(([name]) => !unsent.includes(name))) as unknown as ClinicalFact

function withoutNote(entry: Entry, unsent: readonly string[]): SentEntry {
  const { fact } = entry
  if (fact.kind !== 'correction') return { ...entry, fact: without(fact, unsent), unsent }
  const replacement = fact.replacement && without(fact.replacement, unsent)
  return { ...entry, fact: { ...fact, replacement }, unsent }
}

/** Every entry of a chart, in the order given; those that were recorded before the newest {@link NOTES_WITH_CHART} with a note go without it. */
export function withoutEarlierNotes(entries: readonly Entry[]): readonly SentEntry[] {
  const noted = entries.flatMap((entry) => {
    const fact = factOf(entry)
    const unsent = fact ? onDemandIn(fact) : []
    return unsent.length > 0 ? [{ entry, unsent }] : []
  })
  if (noted.length <= NOTES_WITH_CHART) return entries
  const earlier = noted.sort((a, b) => byRecording(b.entry, a.entry)).slice(NOTES_WITH_CHART)
  const unsentOf = new Map(earlier.map(({ entry, unsent }) => [entry.id, unsent]))
  return entries.map((entry) => {
    const unsent = unsentOf.get(entry.id)
    return unsent ? withoutNote(entry, unsent) : entry
  })
}
