import type { NewEntry } from '../chart/entry.ts'
import { hasAny, HEADER_KINDS, isOf, type HeaderFact, type HeaderKind } from '../chart/header.ts'
import type { Episode } from '../chart/episode.ts'
import type { Day } from '../day.ts'
import type { ChartAt } from './decision.ts'

const factIn = (kind: HeaderKind, { coverage, careManager }: Header, day: Day): HeaderFact =>
  kind === 'coverage' ? { kind, day, ...coverage } : { kind, day, careManager }

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
