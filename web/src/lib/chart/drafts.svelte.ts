import type { Draft } from './draft.ts'

/** What is typed and not yet saved, by episode. It outlives a look at another page, never the session: nothing is written to disk. */
class Drafts {
  readonly #byEpisode = new Map<string, { list: Draft[] }>()

  /** The drafts of one chart, live: the forms write into them. */
  of(episodeId: string): { list: Draft[] } {
    const known = this.#byEpisode.get(episodeId)
    if (known) return known
    const made = $state({ list: [] as Draft[] })
    this.#byEpisode.set(episodeId, made)
    return made
  }

  /** Whether anything typed would be lost by leaving. */
  get any(): boolean {
    return [...this.#byEpisode.values()].some(({ list }) => list.length > 0)
  }

  clear(): void {
    this.#byEpisode.clear()
  }
}

export const drafts = new Drafts()
