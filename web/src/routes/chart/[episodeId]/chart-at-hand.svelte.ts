import { untrack } from 'svelte'
import type { ClinicalFact, NewEntry } from '../../../../../core/chart/entry.ts'
import type { Chart, Recorded, Session } from '../../../../../core/contract/index.ts'
import { dayInZone, type Day } from '../../../../../core/day.ts'
import type { Answer, Client } from '../../../lib/api/client.ts'
import { Resource } from '../../../lib/parts/resource.svelte.ts'
import { drafts } from './drafts.svelte.ts'
import { knownChart, type KnownChart } from './known.ts'
import { withRecorded } from './save/in-place.ts'
import { savedNote, type SavedNote } from './save/saved.ts'

export interface Surroundings {
  readonly app: { readonly client: Client; readonly session: Session | null }
  /** The instant, in ms since 1970. */
  readonly now: () => number
}

/** The chart on the page: as it was read last, with what was saved since in its place. Make it while a component is set up. */
export class ChartAtHand {
  readonly resource: Resource<Chart>
  readonly now: () => number
  readonly #app: Surroundings['app']
  /** null = not read yet. */
  readonly chart: KnownChart | null = $derived.by(() => this.resource.value && knownChart(this.resource.value))
  readonly clinic = $derived.by(() =>
    this.session?.clinics.find(({ clinicId }) => clinicId === this.chart?.episode.clinicId),
  )
  /** Today at the clinic, by this machine's clock: a page left open over midnight must not date entries with yesterday. */
  readonly today: Day = $derived.by(() =>
    this.clinic && this.chart ? dayInZone(this.now(), this.clinic.zone) : (this.chart?.today ?? ''),
  )
  /** What was saved last, until somebody closes it. */
  saved = $state.raw<SavedNote | null>(null)

  constructor({ app, now }: Surroundings, episodeId: () => string) {
    this.#app = app
    this.now = now
    this.resource = new Resource(
      (signal) => app.client.call('chart', { params: { episodeId: episodeId() }, signal }),
      episodeId,
    )
    // What a page that was left sent may be answered after this one was read.
    $effect(() => {
      const episode = this.resource.value?.episode
      const isBehind = episode && episode.version < drafts.of(episode.episodeId).written
      if (isBehind && !untrack(() => this.resource.loading)) untrack(() => this.reread())
    })
  }

  get session(): Session | null {
    return this.#app.session
  }

  reread(): void {
    this.resource.again()
  }

  /** Sends a save of one chart, which is not always the one on the page when the answer comes. */
  post(episodeId: string, body: { version: number; entries: NewEntry[] }, key: string): Promise<Answer<Recorded>> {
    return this.#app.client.call('recordEntries', { params: { episodeId }, body, key })
  }

  /**
   * After a save: says what was saved and puts it in place; read again only where somebody else wrote in between. Nothing of it is shown
   * over the chart of somebody else.
   */
  recorded(recorded: Recorded, facts: readonly ClinicalFact[]): void {
    drafts.of(recorded.episodeId).written = recorded.version
    const chart = this.resource.value
    if (chart?.episode.episodeId !== recorded.episodeId) return
    this.saved = savedNote(facts, recorded, this.today)
    const after = withRecorded(chart, recorded)
    if (after) this.resource.put(after)
    else this.reread()
  }
}
