import type { SentEntry } from '../../../../../core/chart/earlier-notes.ts'
import { factOf } from '../../../../../core/chart/families.ts'
import type { ClinicalFact, Entry } from '../../../../../core/chart/entry.ts'
import type { Chart, ChartRow } from '../../../../../core/contract/index.ts'
import type { UnreadEntry } from '../../../../../core/contract/schemas/charts.ts'
import { knownRow, type KnownRow } from '../../../lib/caseload/known-row.ts'
import { asWritten } from './entries/as-written.ts'
import { isKnownKind } from './entries/words.ts'

/** An entry that this page does not know in full. */
export interface StrangeEntry extends UnreadEntry {
  /** What it says, as it was written; absent where it says nothing beside its day. */
  readonly says?: string
  /** Fields whose text did not come with the chart. */
  readonly unsent?: readonly string[]
}

/**
 * A chart as this page understands it. A server of a newer version may know kinds, and words and fields of them, that this page does not:
 * `strange` are the entries that say so, listed as such and left as they are; the server, which knows them, goes on taking all others.
 */
export interface Known {
  readonly strange: readonly StrangeEntry[]
}
/** A chart with its row as this page understands it. */
export type ReadChart = Omit<Chart, 'row'> & { readonly row: KnownRow<ChartRow> }
export type KnownChart = ReadChart & Known

function strangeEntry(entry: SentEntry): StrangeEntry {
  const fact = factOf(entry)
  const says = [fact && asWritten(fact), ...(entry.unsent ?? []).map((name) => `${name} not loaded here`)]
    .filter(Boolean)
    .join(', ')
  return {
    ...{ id: entry.id, version: entry.version, why: 'newer', kind: fact?.kind ?? null, day: fact?.day ?? null },
    ...(says === '' ? {} : { says }),
    ...(entry.unsent ? { unsent: entry.unsent } : {}),
  }
}

/** A chart with the notes in place that were asked for since. What an entry says never changes. */
export function withNotes(chart: Chart, whole: readonly Entry[]): Chart {
  if (whole.length === 0) return chart
  const byId = new Map(whole.map((entry) => [entry.id, entry]))
  return { ...chart, entries: chart.entries.map((entry) => byId.get(entry.id) ?? entry) }
}

/**
 * The chart of an answer, with what this page does not understand set apart, by what an entry states: one that strikes out states nothing
 * that could be strange. `isKnown` judges by the kind until the rules are there that read a fact in full.
 */
export function knownChart(answer: Chart, isKnown: (fact: ClinicalFact) => boolean = isKnownKind): KnownChart {
  const chart = { ...answer, row: knownRow(answer.row) }
  const strange = chart.entries.filter((entry) => {
    const fact = factOf(entry)
    return fact !== null && !isKnown(fact)
  })
  if (strange.length === 0) return { ...chart, strange: [] }
  const ids = new Set(strange.map(({ id }) => id))
  const strikesOut = ({ fact }: Entry) =>
    fact.kind === 'correction' && fact.replacement === null && ids.has(fact.corrects)
  return {
    ...chart,
    entries: chart.entries.filter((entry) => !ids.has(entry.id) && !strikesOut(entry)),
    strange: strange.map(strangeEntry),
  }
}
