import type { KnownSafety } from '../../../../lib/caseload/known-row.ts'

const OPEN: Readonly<Partial<Record<KnownSafety['state'], string>>> = {
  newer: 'The state of the safety item is not known here (newer version)',
  high: 'Risk is high and not checked',
  moderate: 'Risk is moderate and not managed',
  unassessed: 'An answer about safety is not assessed',
  elsewhere: 'The person is with another service, and nobody has said yet that they were received',
  'struck-out': 'What was struck out is not confirmed',
}

/** What closing an episode leaves open, said before it is saved (laws S5); null where nothing is open. */
export function closeWarning({ safety }: { readonly safety: KnownSafety | null }): string | null {
  if (!safety) return null
  const open = OPEN[safety.state] ?? (safety.awaiting ? 'Something waits for a second person to confirm' : null)
  const when = safety.state === 'elsewhere' ? ' on the check day' : ''
  return open && `${open}: it stays open, and the person moves to Closed, safety open${when}`
}
