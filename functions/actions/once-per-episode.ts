/** A second row of an episode is a fault that the nightly run names; in a list the newer one speaks, and nobody is counted twice. */
export function oncePerEpisode<R extends { readonly episodeId: string; readonly version: number }>(
  rows: readonly R[],
): R[] {
  const byEpisode = new Map<string, R>()
  for (const row of rows) {
    const known = byEpisode.get(row.episodeId)
    if (!known || row.version > known.version) byEpisode.set(row.episodeId, row)
  }
  return [...byEpisode.values()]
}
