/** What a chart says first that was just opened by a referral, a transfer or a re-referral: by its id, until it has said it. */
const lines = new Map<string, readonly string[]>()

export const tellOpened = (episodeId: string, said: readonly string[]): unknown => lines.set(episodeId, said)

/** What is to be told of it, once; null = nothing. */
export function takeOpened(episodeId: string): readonly string[] | null {
  const said = lines.get(episodeId) ?? null
  lines.delete(episodeId)
  return said
}
