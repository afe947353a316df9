import type { KnownSafety } from './known-row.ts'

/** Whether a safety item is open, by what the row says; a state that this page does not know is. */
export const isOpenSafety = (safety: Pick<KnownSafety, 'state'> | null): boolean =>
  safety !== null && safety.state !== 'none' && safety.state !== 'settled'
