// Types alone: every page loads this file, and none but a chart's the forms.
import type { Draft } from './draft.ts'
import type { StepDrafts } from './step-drafts.ts'

/** What is typed about one chart: in the form that saves all at once, and in each step about safety, which is a save of its own. */
export interface ChartDrafts {
  list: Draft[]
  steps: StepDrafts
}

/** What is typed and not yet saved, by episode. It outlives a look at another page, never the session: nothing is written to disk. */
class Drafts {
  readonly #byEpisode = new Map<string, ChartDrafts>()

  /** The drafts of one chart, live: the forms write into them. */
  of(episodeId: string): ChartDrafts {
    const known = this.#byEpisode.get(episodeId)
    if (known) return known
    const made = $state<ChartDrafts>({ list: [], steps: {} })
    this.#byEpisode.set(episodeId, made)
    return made
  }

  /** Whether anything typed would be lost by leaving. */
  get any(): boolean {
    return [...this.#byEpisode.values()].some(({ list, steps }) => list.length > 0 || Object.keys(steps).length > 0)
  }

  clear(): void {
    this.#byEpisode.clear()
  }
}

export const drafts = new Drafts()
