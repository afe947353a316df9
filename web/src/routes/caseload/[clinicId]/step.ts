import type { RankedRow } from './columns/column.ts'

/** The row that `j` or `k` goes to; stays at the ends. null where the key is another or there is no row. */
export function stepTo(key: string, shown: readonly RankedRow[], selected: string | null): string | null {
  const step = key === 'j' ? 1 : key === 'k' ? -1 : 0
  if (step === 0 || shown.length === 0) return null
  const at = shown.findIndex(({ row }) => row.episodeId === selected)
  const next = at === -1 ? (step === 1 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + step))
  return shown[next]?.row.episodeId ?? null
}
