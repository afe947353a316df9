import type { Entry, Fact, NewEntry } from './entry.ts'
import { effective } from './effective.ts'
import type { Episode } from './episode.ts'

/** Kinds of entry that the header of an episode repeats, because lists and figures read it there. */
export const HEADER_KINDS = ['coverage', 'assignment'] as const
export type HeaderKind = (typeof HEADER_KINDS)[number]
export type HeaderFact = Fact<HeaderKind>

export const isOf = (kind: HeaderKind, fact: NewEntry): boolean =>
  fact.kind === kind || (fact.kind === 'correction' && fact.replacement?.kind === kind)

export const hasAny = (kind: HeaderKind, entries: readonly Entry[]): boolean =>
  entries.some(({ fact }) => isOf(kind, fact))

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
