import type { Admitting } from '../../core/chart/admission.ts'
import type { ClinicalFact, Entry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { factOf, familiesOf } from '../../core/chart/families.ts'
import { readFact } from '../../core/chart/kinds/read.ts'
import { byRecording } from '../../core/chart/order.ts'
import type { ImportLine } from '../../core/contract/schemas/imports.ts'
import type { SourcedFact } from '../../core/exchange/fhir.ts'
import { canonical } from '../../core/exchange/json.ts'
import { admit } from '../../core/words/admission.ts'
import { issuesInWords } from '../../core/words/en/problems.ts'
import { MAX_ENTRIES_PER_WRITE } from '../store/commit.ts'
import { importedId } from './import-identity.ts'

/** Where imported things come from and who brings them. */
export interface Origin {
  readonly clinicId: string
  readonly system: string
  readonly author: string
  readonly instant: string
  readonly admitting: Admitting
  /** The version of the chart that this import makes, and the moment at the clinic. */
  readonly version: number
  readonly local: string
}
/** An entry that an import would write, with its place in the answer. `entry` null = nothing to write. */
interface Planned {
  readonly entry: Entry | null
  readonly line: ImportLine
}

const line = (resource: string, result: ImportLine['result'], reason: string | null): ImportLine => ({
  resource: resource.slice(0, 200),
  result,
  reason,
})

/**
 * Whether the source says what was imported before. An entry of a release that kept no times of day has none: that the source
 * states one is no change, or every chart imported then would be corrected from end to end.
 */
function saysTheSame(before: ClinicalFact | null, fact: ClinicalFact): boolean {
  if (before && before.time === undefined && fact.time !== undefined) {
    const { time: _, ...timeless } = fact
    return canonical(before) === canonical(timeless)
  }
  return canonical(before) === canonical(fact)
}

/** What one fact asks of the chart: to be added, to correct what was imported before, or nothing. */
function plan(origin: Origin, entries: readonly Entry[], { sourceId, fact, issued, note }: SourcedFact): Planned {
  const { clinicId, system, author, instant, version, local } = origin
  const { today } = origin.admitting
  const stamp = { instant, author, source: 'import', version, place: 0, local, ...(issued ? { issued } : {}) } as const
  const id = importedId(clinicId, system, sourceId)
  const root = entries.find((entry) => entry.id === id)
  if (!root) return { entry: { ...stamp, id, fact }, line: line(sourceId, 'added', note) }
  const chain = familiesOf(entries.toSorted(byRecording)).get(root.id) ?? [root]
  const imported = chain.findLast((entry) => entry.source === 'import') ?? root
  // Compared with what the source said last: what somebody corrected here since then stays corrected.
  if (saysTheSame(factOf(imported), fact)) return { entry: null, line: line(sourceId, 'unchanged', null) }
  const head = chain.at(-1) ?? root
  const reason = 'Changed in the source system'
  return {
    entry: {
      ...stamp,
      id: importedId(clinicId, system, sourceId, head.id, canonical(fact)),
      fact: { kind: 'correction', day: today, corrects: head.id, replacement: fact, reason },
    },
    line: line(sourceId, 'corrected', note),
  }
}

/** Facts in the exact form the chart keeps, with defaults filled in; a line for each that has no such form. */
function wellFormed(facts: readonly SourcedFact[]): { sound: SourcedFact[]; lines: ImportLine[] } {
  const sound: SourcedFact[] = []
  const lines: ImportLine[] = []
  for (const sourced of facts) {
    const read = readFact(sourced.fact)
    if (read.ok) sound.push({ ...sourced, fact: read.value })
    else lines.push(line(sourced.sourceId, 'refused', issuesInWords(read.problems)[0]?.problem ?? null))
  }
  return { sound, lines }
}

/** Takes out what the chart cannot hold, until the rest can be recorded together. */
function admissible(
  episode: Episode,
  entries: readonly Entry[],
  planned: readonly Planned[],
  admitting: Admitting,
): Planned[] {
  const settled = planned.filter(({ entry }) => entry === null)
  let open = planned.filter(({ entry }) => entry !== null)
  for (;;) {
    const facts = open.flatMap(({ entry }) => (entry ? [entry.fact] : []))
    const issues = admit(episode, entries, facts, admitting)
    if (issues.length === 0) return [...settled, ...open]
    const problems = new Map(issues.map(({ at, problem }) => [Number(at.split('.')[1]), problem]))
    open.forEach(({ line: { resource } }, i) => {
      const problem = problems.get(i)
      if (problem !== undefined) settled.push({ entry: null, line: line(resource, 'refused', problem) })
    })
    open = open.filter((_, i) => !problems.has(i))
  }
}

const TOO_MANY = `One import writes at most ${MAX_ENTRIES_PER_WRITE} entries. Import again to add the rest.`

/** The entries to write for these facts, and a line for each fact. */
export function planFacts(
  origin: Origin,
  episode: Episode,
  entries: readonly Entry[],
  facts: readonly SourcedFact[],
): { readonly added: readonly Entry[]; readonly lines: readonly ImportLine[] } {
  const { sound, lines } = wellFormed(facts)
  const planned = sound.map((fact) => plan(origin, entries, fact))
  const held = admissible(episode, entries, planned, origin.admitting)
  const writing = held.filter(({ entry }) => entry !== null)
  const rest = writing.slice(MAX_ENTRIES_PER_WRITE)
  return {
    // Facts come in the order of the source; their places in the request keep it.
    added: writing
      .slice(0, MAX_ENTRIES_PER_WRITE)
      .flatMap(({ entry }) => entry ?? [])
      .map((entry, place) => ({ ...entry, place })),
    lines: [
      ...lines,
      ...held.filter((one) => !rest.includes(one)).map((one) => one.line),
      ...rest.map((one) => line(one.line.resource, 'refused', TOO_MANY)),
    ],
  }
}
