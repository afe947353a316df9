import { effective } from '../chart/effective.ts'
import type { ClinicalFact, Entry, NewEntry } from '../chart/entry.ts'
import type { Episode } from '../chart/episode.ts'
import type { Day } from '../day.ts'
import type { ChartAt } from './decision.ts'

/** Kinds of entry that the header of an episode repeats, because lists and figures read it there. */
const HEADER_KINDS = ['coverage', 'assignment'] as const
type HeaderKind = (typeof HEADER_KINDS)[number]
type HeaderFact = Extract<ClinicalFact, { kind: HeaderKind }>

const isOf = (kind: HeaderKind, fact: NewEntry): boolean =>
  fact.kind === kind || (fact.kind === 'correction' && fact.replacement?.kind === kind)

const factIn = (kind: HeaderKind, { coverage, careManager }: Header, day: Day): HeaderFact =>
  kind === 'coverage' ? { kind, day, ...coverage } : { kind, day, careManager }

const hasAny = (kind: HeaderKind, entries: readonly Entry[]): boolean => entries.some(({ fact }) => isOf(kind, fact))

type Header = Pick<Episode, 'coverage' | 'careManager'>

const isKnown = (kind: HeaderKind, { coverage, careManager }: Header): boolean =>
  kind === 'coverage' ? coverage.payerClass !== 'unknown' || coverage.plan !== null : careManager !== null

/** Coverage and care manager as entries, where they are known. */
export const headerFacts = (header: Header, day: Day): readonly NewEntry[] =>
  HEADER_KINDS.flatMap((kind) => (isKnown(kind, header) ? [factIn(kind, header, day)] : []))

/**
 * What the header said before the first entry that says otherwise: an entry as well, so that nothing is overwritten without its
 * history (laws W2). Of charts that were opened by a release that wrote none.
 */
export function headerBefore({ episode, entries }: ChartAt, facts: readonly NewEntry[]): readonly NewEntry[] {
  return HEADER_KINDS.flatMap((kind) => {
    const said = facts.find((fact) => isOf(kind, fact))
    return said && !hasAny(kind, entries) && isKnown(kind, episode) ? [factIn(kind, episode, said.day)] : []
  })
}

/** The header that the entries of a chart make: the last coverage and the last assignment that stand. */
export function headerFrom(episode: Episode, entries: readonly Entry[]): Episode {
  const standing = effective(entries).facts.map(({ fact }) => fact)
  const coverage = standing.findLast((fact) => fact.kind === 'coverage')
  const assignment = standing.findLast((fact) => fact.kind === 'assignment')
  return {
    ...episode,
    coverage: coverage
      ? { payerClass: coverage.payerClass, plan: coverage.plan }
      : hasAny('coverage', entries)
        ? { payerClass: 'unknown', plan: null }
        : episode.coverage,
    careManager: assignment ? assignment.careManager : hasAny('assignment', entries) ? null : episode.careManager,
  }
}
