/** Blocks older than this are told: changes reach them within seconds, so something is stuck. */
const OLD = 36 * 3_600_000

/** A remark where the oldest block behind the figures is too old to be trusted for today; null while it is not. */
export function blocksRemark(oldest: string | null, now: number): string | null {
  if (oldest === null) return null
  const age = now - Date.parse(oldest)
  return age > OLD ? `part of the figures is ${Math.floor(age / 86_400_000)} days old` : null
}
