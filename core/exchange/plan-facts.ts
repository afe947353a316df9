import type { Admitting } from '../chart/admission.ts'
import type { ClinicalFact, Entry } from '../chart/entry.ts'
import type { Episode } from '../chart/episode.ts'
import { factOf, familiesOf } from '../chart/families.ts'
import { readFact } from '../chart/kinds/read.ts'
import { byRecording } from '../chart/order.ts'
import type { ImportLine } from '../contract/schemas/imports.ts'
import type { SourcedFact } from './fhir.ts'
import { canonical } from './json.ts'
import type { Added } from '../decisions/decision.ts'
import { admit, notHeld } from '../words/admission.ts'
import { issuesInWords } from '../words/en/problems.ts'

/** An opaque id made of where a thing comes from: the same parts always give the same id, and it says nothing of them. */
export type IdOf = (...parts: readonly string[]) => string

/** Where imported things come from, and what they are held against. */
export interface Origin {
  readonly clinicId: string
  readonly system: string
  readonly admitting: Admitting
  /** The format that entries are written in. */
  readonly entryFormat: number
  readonly idOf: IdOf
  /** Entries that one write takes. */
  readonly most: number
}
/** An entry that an import would write, with its place in the answer. `added` null = nothing to write. */
interface Planned {
  readonly added: Added | null
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
  const { clinicId, system, idOf } = origin
  const { today } = origin.admitting
  const id = idOf(clinicId, system, sourceId)
  const from = (entryId: string) => ({ id: entryId, issued: issued ?? null })
  const root = entries.find((entry) => entry.id === id)
  if (!root) return { added: { fact, imported: from(id) }, line: line(sourceId, 'added', note) }
  const chain = familiesOf(entries.toSorted(byRecording)).get(root.id) ?? [root]
  const imported = chain.findLast((entry) => entry.source === 'import') ?? root
  // Compared with what the source said last: what somebody corrected here since then stays corrected.
  if (saysTheSame(factOf(imported), fact)) return { added: null, line: line(sourceId, 'unchanged', null) }
  const head = chain.at(-1) ?? root
  const reason = 'Changed in the source system'
  return {
    added: {
      fact: { kind: 'correction', day: today, corrects: head.id, replacement: fact, reason },
      imported: from(idOf(clinicId, system, sourceId, head.id, canonical(fact))),
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

/** The first format that is told apart here: what the one before it has no room for is the time of day, which an import may lose. */
const FIRST_HELD = 2

/**
 * A form without its last question where the written format has no word for that: it is no part of a score, which is kept and safety
 * with it.
 */
function fitting(format: number, sourced: SourcedFact): SourcedFact {
  const { fact, note } = sourced
  if (fact.kind !== 'assessment' || fact.difficulty === undefined) return sourced
  if (notHeld(fact, Math.max(format, FIRST_HELD)).length === 0) return sourced
  const { difficulty: _, ...form } = fact
  const lost = 'How difficult daily life was made was not kept: this version of the registry writes no word for it yet.'
  return { ...sourced, fact: form, note: note === null ? lost : `${note} ${lost}` }
}

/**
 * Takes out what the written format has no room for: stored, it would close the chart to the release that may come back.
 */
function heldBy(format: number, { added, line: of }: Planned): Planned {
  const [problem] = added ? notHeld(added.fact, Math.max(format, FIRST_HELD)) : []
  return problem ? { added: null, line: line(of.resource, 'refused', problem.problem) } : { added, line: of }
}

/** Takes out what the chart cannot hold, until the rest can be recorded together. */
function admissible(
  episode: Episode,
  entries: readonly Entry[],
  planned: readonly Planned[],
  admitting: Admitting,
): Planned[] {
  const settled = planned.filter(({ added }) => added === null)
  let open = planned.filter(({ added }) => added !== null)
  for (;;) {
    const facts = open.flatMap(({ added }) => (added ? [added.fact] : []))
    const issues = admit(episode, entries, facts, admitting)
    if (issues.length === 0) return [...settled, ...open]
    const problems = new Map(issues.map(({ at, problem }) => [Number(at.split('.')[1]), problem]))
    open.forEach(({ line: { resource } }, i) => {
      const problem = problems.get(i)
      if (problem !== undefined) settled.push({ added: null, line: line(resource, 'refused', problem) })
    })
    open = open.filter((_, i) => !problems.has(i))
  }
}

const tooMany = (most: number): string => `One import writes at most ${most} entries. Import again to add the rest.`

/** The entries to write for these facts, and a line for each fact. */
export function planFacts(
  origin: Origin,
  episode: Episode,
  entries: readonly Entry[],
  facts: readonly SourcedFact[],
): { readonly added: readonly Added[]; readonly lines: readonly ImportLine[] } {
  const { sound, lines } = wellFormed(facts)
  const planned = sound.map((fact) =>
    heldBy(origin.entryFormat, plan(origin, entries, fitting(origin.entryFormat, fact))),
  )
  const held = admissible(episode, entries, planned, origin.admitting)
  const writing = held.filter(({ added }) => added !== null)
  const rest = writing.slice(origin.most)
  return {
    // Facts come in the order of the source; their places in the request keep it.
    added: writing.slice(0, origin.most).flatMap(({ added }) => added ?? []),
    lines: [
      ...lines,
      ...held.filter((one) => !rest.includes(one)).map((one) => one.line),
      ...rest.map((one) => line(one.line.resource, 'refused', tooMany(origin.most))),
    ],
  }
}
