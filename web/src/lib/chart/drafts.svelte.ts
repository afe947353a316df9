// Types alone: every page loads this file, and none but a chart's the forms.
import type { Draft } from './draft.ts'
import type { StepDrafts } from './steps.ts'

/** A correction that is being typed: what takes the place, and why. */
export interface CorrectionDraft {
  readonly draft: Draft
  readonly way: 'replace' | 'strike'
  readonly reason: string
}

/**
 * What is typed about one chart: in the form that saves all at once, in each step about safety, which is a save of its own, and in
 * the corrections of entries, by their ids.
 */
export class ChartDrafts {
  list = $state.raw<readonly Draft[]>([])
  steps = $state.raw<StepDrafts>({})
  corrections = $state.raw<Readonly<Record<string, CorrectionDraft>>>({})
}

/** What is typed and not yet saved, by episode. It outlives a look at another page, never the session: nothing is written to disk. */
class Drafts {
  readonly #byEpisode = new Map<string, ChartDrafts>()

  /** The drafts of one chart, live: the forms write into them. */
  of(episodeId: string): ChartDrafts {
    const known = this.#byEpisode.get(episodeId)
    if (known) return known
    const made = new ChartDrafts()
    this.#byEpisode.set(episodeId, made)
    return made
  }

  /** Whether anything typed would be lost by leaving. */
  get any(): boolean {
    return [...this.#byEpisode.values()].some(({ list, steps, corrections }) => {
      return list.length + Object.keys(steps).length + Object.keys(corrections).length > 0
    })
  }

  clear(): void {
    this.#byEpisode.clear()
  }
}

export const drafts = new Drafts()
