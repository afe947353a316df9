/**
 * Which facts of a chart stand, and in which order (laws O1), read a second time the slow way. Nothing here comes from core but the
 * shape of an entry.
 *
 * Decided where the laws leave room: a fact keeps the stamp of the entry that first said it, whatever was corrected since; the last
 * recorded of its corrections stands; a correction of nothing that is in the chart says nothing.
 */
import type { ClinicalFact, Entry } from '../../../core/chart/entry.ts'
import type { Day } from '../../../core/day.ts'

/** An entry and everything that corrects it, in the order of recording; a struck-out link says null. */
export interface Line {
  readonly root: Entry
  readonly links: readonly Link[]
}
export interface Link {
  readonly entry: Entry
  readonly fact: ClinicalFact | null
}
/** A line that says something now. */
export interface StandingLine extends Line {
  readonly fact: ClinicalFact
}

/** Version and place alone: the order in which a chart grew. */
export const grewBefore = (a: Entry, b: Entry): boolean =>
  a.version !== b.version ? a.version < b.version : a.place < b.place

/** O1, "recorded before": version and place; inside one import and one version the time of issue, then place. */
export function isBefore(a: Entry, b: Entry): boolean {
  if (a.version === b.version && a.source === 'import' && b.source === 'import') {
    const [mine, other] = [a.issued ?? '', b.issued ?? '']
    if (mine !== '' && other !== '' && Date.parse(mine) !== Date.parse(other))
      return Date.parse(mine) < Date.parse(other)
  }
  return grewBefore(a, b)
}

export function linesOf(entries: readonly Entry[]): Line[] {
  const grown = [...entries].sort((a, b) => (grewBefore(a, b) ? -1 : 1))
  const rootOf = (entry: Entry): Entry | null => {
    let at: Entry = entry
    for (let steps = 0; steps <= entries.length; steps++) {
      if (at.fact.kind !== 'correction') return at
      const corrects = at.fact.corrects
      const next = entries.find(({ id }) => id === corrects)
      if (next === undefined) return null
      at = next
    }
    return null
  }
  return grown
    .filter(({ fact }) => fact.kind !== 'correction')
    .map((root) => ({
      root,
      links: grown
        .filter((entry) => rootOf(entry) === root)
        .map((entry) => ({ entry, fact: entry.fact.kind === 'correction' ? entry.fact.replacement : entry.fact })),
    }))
}

export function standingLines(entries: readonly Entry[]): StandingLine[] {
  const standing: StandingLine[] = []
  for (const line of linesOf(entries)) {
    const fact = line.links.at(-1)?.fact ?? null
    if (fact !== null) standing.push({ ...line, fact })
  }
  return standing
}

/** Time of day as text that sorts: stated, else the clinic's clock if recorded that day, else the end of the day. */
function timeOf({ root, fact }: StandingLine): string {
  if (fact.time !== undefined) return `${fact.time}:00`
  if (root.local?.startsWith(fact.day)) return root.local.slice(11)
  return '24:00:00'
}

/** O1: whether one fact comes before another. */
export function comesBefore(a: StandingLine, b: StandingLine): boolean {
  if (a.fact.day !== b.fact.day) return a.fact.day < b.fact.day
  const [mine, other] = [timeOf(a), timeOf(b)]
  if (mine !== other) return mine < other
  return grewBefore(a.root, b.root)
}

/** Standing lines in the order of O1. */
export function orderedLines(entries: readonly Entry[]): StandingLine[] {
  return standingLines(entries).sort((a, b) => (comesBefore(a, b) ? -1 : 1))
}

/** The standing facts of a chart in the order of O1. */
export const naiveOrder = (entries: readonly Entry[]): ClinicalFact[] => orderedLines(entries).map(({ fact }) => fact)

interface Dated {
  readonly day: Day
  readonly time?: string | undefined
}
/** Later by day, or on one day by time where both state one. */
export function isDatedAfter(a: Dated, b: Dated): boolean {
  if (a.day !== b.day) return a.day > b.day
  return a.time !== undefined && b.time !== undefined && a.time > b.time
}
