import type { KnownCaseload, KnownRow } from '../../../lib/caseload/known-row.ts'

/**
 * Whose safety item the first import of their chart opened and nobody has assessed since, the newest answer first, those whose episode is
 * closed among them (laws S8). They keep their places by rank: at go-live there are many at once, and most are old.
 */
export const goLive = ({ rows, closedOpen }: Pick<KnownCaseload, 'rows' | 'closedOpen'>): readonly KnownRow[] =>
  [...closedOpen, ...rows]
    .filter(({ safety }) => safety?.imported)
    .toSorted((a, b) => (b.safety?.newest ?? '').localeCompare(a.safety?.newest ?? '', 'en'))
