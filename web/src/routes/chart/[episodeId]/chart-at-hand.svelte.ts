import { untrack } from 'svelte'
import type { ClinicalFact, NewEntry } from '../../../../../core/chart/entry.ts'
import type { Chart, Recorded, Session } from '../../../../../core/contract/index.ts'
import { dayInZone, type Day } from '../../../../../core/day.ts'
import type { Answer, Client } from '../../../lib/api/client.ts'
import { Resource } from '../../../lib/parts/resource.svelte.ts'
import { clockBeside, type ClinicClock } from './clinic-clock.ts'
import { drafts, type CorrectionDraft } from './drafts.svelte.ts'
import { isKnownKind } from './entries/words.ts'
import { knownChart, type KnownChart } from './known.ts'
import { withRecorded } from './save/in-place.ts'
import { savedNote, type SavedNote } from './save/saved.ts'

export interface Surroundings {
  readonly app: { readonly client: Client; readonly session: Session | null }
  /** The instant, in ms since 1970. */
  readonly now: () => number
}

/** What was typed while a save ran, as corrections of what it wrote, by entry id. */
export type Meanwhile = Readonly<Record<string, CorrectionDraft>>

/** The chart on the page: as it was read last, with what was saved since in its place. Make it while a component is set up. */
export class ChartAtHand {
  readonly resource: Resource<Chart>
  /** The instant by this machine's clock, put right where an answer showed it to be behind; ms since 1970. */
  readonly now: () => number
  readonly #app: Surroundings['app']
  readonly #own: () => number
  /** What this page knows of a fact. The rules that read one in full come once the entries show: reading does not wait for them. */
  #isKnown = $state.raw<(fact: ClinicalFact) => boolean>(isKnownKind)
  /** null = not read yet. */
  readonly chart: KnownChart | null = $derived.by(
    () => this.resource.value && knownChart(this.resource.value, this.#isKnown),
  )
  readonly clinic = $derived.by(() =>
    this.session?.clinics.find(({ clinicId }) => clinicId === this.chart?.episode.clinicId),
  )
  /** This machine's clock beside the server's, when the chart was read; null = not read yet. */
  readonly clock: ClinicClock | null = $derived.by(
    () => this.resource.value && clockBeside(this.resource.value, this.clinic?.zone, this.#own()),
  )
  /** Today at the clinic, by this machine's clock: a page left open over midnight must not date entries with yesterday. */
  readonly today: Day = $derived.by(() =>
    this.clinic && this.chart ? dayInZone(this.now(), this.clinic.zone) : (this.chart?.today ?? ''),
  )
  /** What was saved last, until somebody closes it. */
  saved = $state.raw<SavedNote | null>(null)
  /** The entry whose correction is open. */
  correcting = $state<string | null>(null)
  /** How many saves are running: what is being saved is not closed, or nobody would hear that it failed. */
  saves = $state(0)

  constructor({ app, now }: Surroundings, episodeId: () => string) {
    this.#app = app
    this.#own = now
    this.now = () => now() + (this.clock?.behind ?? 0)
    this.resource = new Resource(
      (signal) => app.client.call('chart', { params: { episodeId: episodeId() }, signal }),
      episodeId,
    )
    $effect(() => {
      void episodeId()
      this.saved = null
      this.correcting = null
    })
    $effect(() => {
      if (this.resource.value && this.#isKnown === isKnownKind)
        void import('./entries/read-in-full.ts').then(({ isReadInFull }) => (this.#isKnown = isReadInFull))
    })
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
   * over the chart of somebody else. What was typed `meanwhile` stands open as a correction.
   */
  recorded(recorded: Recorded, meanwhile: Meanwhile): void {
    const kept = drafts.of(recorded.episodeId)
    kept.written = recorded.version
    kept.corrections = { ...kept.corrections, ...meanwhile }
    const chart = this.resource.value
    if (chart?.episode.episodeId !== recorded.episodeId) return
    const [first = null] = Object.keys(meanwhile)
    this.correcting = first ?? this.correcting
    this.saved = savedNote(recorded, chart.entries, { today: this.today, goesOn: first !== null })
    const after = withRecorded(chart, recorded)
    if (after) this.resource.put(after)
    else this.reread()
  }
}
