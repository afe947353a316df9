import { untrack } from 'svelte'
import type { ClinicalFact, Entry } from '../../../../../core/chart/entry.ts'
import type { Chart, Recorded, Session } from '../../../../../core/contract/index.ts'
import { dayInZone, type Day } from '../../../../../core/day.ts'
import type { Answer, Client } from '../../../lib/api/client.ts'
import type { Called } from '../../../lib/people/called.ts'
import { takeOpened } from '../../../lib/people/opened.ts'
import { Resource } from '../../../lib/parts/resource.svelte.ts'
import { clockBeside, type ClinicClock } from './clinic-clock.ts'
import { drafts, type ChartDrafts } from './drafts.svelte.ts'
import { isKnownKind } from './entries/words.ts'
import { knownChart, withNotes, type KnownChart } from './known.ts'
import type { Reached } from './reach.ts'
import { withRecorded } from './save/in-place.ts'
import type { RecordedStep } from './draft/steps.ts'
import type { SinceSent } from './save/put-away.ts'
import { bothTold, openedNote, savedNote, type SavedNote } from './save/saved.ts'
import type { SaveBody, StoredSave } from './save/sent.ts'

export interface Surroundings {
  readonly app: { readonly client: Client; readonly session: Session | null }
  /** The instant, in ms since 1970. */
  readonly now: () => number
}

/** The chart on the page: as it was read last, with what was saved since in its place. Make it while a component is set up. */
export class ChartAtHand {
  readonly resource: Resource<Chart>
  /** The instant by this machine's clock, put right where an answer showed it to be behind; ms since 1970. */
  readonly now: () => number
  readonly #app: Surroundings['app']
  readonly #own: () => number
  readonly #episodeId: () => string
  /** What this page knows of a fact. The rules that read one in full come once the entries show: reading does not wait for them. */
  #isKnown = $state.raw<(fact: ClinicalFact) => boolean>(isKnownKind)
  /** Entries whose notes did not come with the chart and were asked for; they stay when it is read again. */
  #whole = $state.raw<readonly Entry[]>([])
  /** null = not read yet. */
  readonly chart: KnownChart | null = $derived.by(
    () => this.resource.value && knownChart(withNotes(this.resource.value, this.#whole), this.#isKnown),
  )
  readonly clinic = $derived.by(() =>
    this.session?.clinics.find(({ clinicId }) => clinicId === this.chart?.episode.clinicId),
  )
  /** This machine's clock beside the server's, when the chart was read; null = not read yet. */
  readonly clock: ClinicClock | null = $derived.by(
    // As it was when the chart was read: a chart that grows old while the clock goes on is no clock that is ahead.
    () => this.resource.value && clockBeside(this.resource.value, this.clinic?.zone, untrack(this.#own)),
  )
  /** Today at the clinic, by this machine's clock: a page left open over midnight must not date entries with yesterday. */
  readonly today: Day = $derived.by(() =>
    this.clinic && this.chart ? dayInZone(this.now(), this.clinic.zone) : (this.chart?.today ?? ''),
  )
  /** The entry whose correction is open. */
  correcting = $state<string | null>(null)
  /** The entry of the close whose form of reopening is open: what stands in it is a correction of that. */
  reopening = $state<string | null>(null)
  /** The step about safety that is open. */
  step = $state<RecordedStep | null>(null)
  /** How a call went that is to be recorded: the form opens with it. null = nothing is asked for. */
  called = $state<Called | null>(null)
  /** Somebody wants to record: the first thing to answer takes the focus. */
  recording = $state(false)
  #reached = $state.raw<Reached | null>(null)
  /** The page was left: nothing more is sent from it. */
  isLeft = false

  constructor({ app, now }: Surroundings, episodeId: () => string) {
    this.#app = app
    this.#own = now
    this.#episodeId = episodeId
    this.now = () => now() + (this.clock?.behind ?? 0)
    this.resource = new Resource(
      (signal) => app.client.call('chart', { params: { episodeId: episodeId() }, query: { notes: 'newest' }, signal }),
      episodeId,
    )
    $effect(() => {
      const kept = drafts.of(episodeId())
      this.correcting = null
      this.reopening = null
      this.step = null
      this.#whole = []
      const opened = takeOpened(episodeId())
      if (opened) kept.told = openedNote(opened)
      return () => (kept.told = null)
    })
    $effect(() => () => (this.isLeft = true))
    $effect(() => {
      if (this.resource.value && this.#isKnown === isKnownKind)
        void import('./entries/read-in-full.ts').then(
          ({ isReadInFull }) => (this.#isKnown = isReadInFull),
          // It is asked for again with the next reading; until then an entry is judged by its kind.
          () => undefined,
        )
    })
    // What a page that was left sent may be answered after this one was read.
    $effect(() => {
      const episode = this.resource.value?.episode
      const isBehind = episode && episode.version < this.kept.written
      if (isBehind && !untrack(() => this.resource.loading)) untrack(() => this.reread())
    })
  }

  get session(): Session | null {
    return this.#app.session
  }

  /** How the person is reached, by which forms about a call go and what is copied; null = not read: never of somebody else, looked at before. */
  get reached(): Reached | null {
    return this.#reached?.patientId === this.chart?.episode.patientId ? this.#reached : null
  }
  reach(reached: Reached | null): void {
    this.#reached = reached
  }

  reread(): void {
    this.resource.again()
  }

  /** Sends a save of one chart, which is not always the one on the page when the answer comes. `isWanted`: as in a `Call`. */
  post(
    episodeId: string,
    { body, key }: { readonly body: SaveBody; readonly key: string },
    isWanted: () => boolean = () => true,
  ): Promise<Answer<Recorded>> {
    return this.#app.client.call('recordEntries', { params: { episodeId }, body, key, isWanted })
  }

  /** What is typed about it, and what was sent of that. */
  get kept(): ChartDrafts {
    return drafts.of(this.#episodeId())
  }

  /** What was saved last. */
  get saved(): SavedNote | null {
    return this.kept.told
  }

  close(): void {
    this.kept.told = null
  }

  /** Unless another one was opened since. */
  closeCorrection(id: string): void {
    if (this.correcting === id) this.correcting = null
  }

  /** Whether notes of this chart did not come with it, or were asked for since. */
  get hasEarlierNotes(): boolean {
    return this.#whole.length > 0 || !!this.chart?.entries.some(({ unsent }) => unsent)
  }

  /** Puts in place entries that came with their notes; of another chart than the one on the page, none. */
  putWhole(episodeId: string, entries: readonly Entry[]): void {
    if (episodeId === this.#episodeId()) this.#whole = [...this.#whole, ...entries]
  }

  /** Says what was saved of what is `kept`, which is not always of the chart on the page: nothing of it is shown over another one. */
  tell(kept: ChartDrafts, { recorded, late }: StoredSave, since: SinceSent): void {
    const chart = this.#chartOf(recorded)
    const note = savedNote(recorded, chart?.entries ?? [], {
      ...{ today: this.today, late, since, isKnown: this.#isKnown },
    })
    kept.told = kept.told ? bothTold(kept.told, note) : note
  }

  /** Puts what was saved in place; the chart is read again where the answer does not follow on it, or may be of long ago. */
  place(kept: ChartDrafts, { recorded, late }: StoredSave): void {
    kept.written = Math.max(kept.written, recorded.version)
    const chart = this.#chartOf(recorded)
    if (!chart || chart.episode.version >= recorded.version) return
    const after = late ? null : withRecorded(chart, recorded)
    if (after) this.resource.put(after)
    else this.reread()
  }

  #chartOf({ episodeId }: Recorded): Chart | null {
    const chart = this.resource.value
    return chart?.episode.episodeId === episodeId ? chart : null
  }
}
