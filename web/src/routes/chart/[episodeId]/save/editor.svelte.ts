import type { ClinicalFact, Entry } from '../../../../../../core/chart/entry.ts'
import type { Issue } from '../../../../../../core/contract/index.ts'
import { NOT_ADMITTED } from '../../../../../../core/words/admission.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import type { ChartAtHand } from '../chart-at-hand.svelte.ts'
import { toFact, type Draft, type Values } from '../draft/draft.ts'
import { same } from '../draft/touched.ts'
import { drafts, type ChartDrafts } from '../drafts.svelte.ts'
import type { KnownChart } from '../known.ts'
import { recorderIn, refusedHere, type Recorder } from './admission.ts'
import { refusedAt } from './refused.ts'
import { inTurn, send, settle, toSettle } from './sending.ts'
import { draftsIn, entriesOf, isSameForm, isStillTyped, type InForm, type Sent } from './sent.ts'

/** The form that an editor saves. Read anew at each look, so that it may be what a component derives. */
export interface Form {
  readonly typed: () => InForm
  /** What else is missing before anything is sent, by its field. */
  readonly lacks?: () => readonly Problem[]
  /** What the form calls a place that was refused in the request; the same unless said. */
  readonly named?: (at: string) => string
}

/**
 * One place from which entries are saved: what is wrong with what is typed there, what a save is doing, and what became of the last
 * try. Whatever is written into a chart is checked, sent, put in place, read again and told of here.
 */
export class Editor {
  state = $state<'idle' | 'failed' | 'changed'>('idle')
  trouble = $state.raw<Trouble | null>(null)
  #busy = $state(false)
  /** The entries when typing began: what came since is told if the save meets a newer version. */
  before = $state.raw<readonly Entry[]>([])
  /**
   * The drafts with which saving was tried, each by what stood in it at first; null = it was not. Nobody is told what is missing while
   * still at it, nor in a form that was opened since.
   */
  #tried = $state.raw<readonly Values[] | null>(null)
  readonly #hand: ChartAtHand
  readonly #form: Form
  readonly #drafts = $derived.by(() => draftsIn(this.#form.typed()))
  readonly #checked = $derived.by(() => this.#drafts.map(toFact))
  /** What was sent from this form, by whatever page that showed it, until it is known what became of it. */
  readonly #sent = $derived.by(() => {
    const typed = this.#form.typed()
    return this.#hand.kept.sent.filter(({ from }) => isSameForm(from, typed))
  })
  /** A save of this form is on its way. */
  readonly saving = $derived.by(() => this.#busy || this.#sent.some(({ running }) => running))
  /** What was sent from this form and may have been stored, although no answer says so. */
  readonly unheard: readonly Sent[] = $derived.by(() => this.#sent.filter(({ running }) => !running))
  readonly #issues: readonly Issue[] = $derived.by(() => {
    const named = this.#form.named ?? ((at) => at)
    return (this.trouble?.issues ?? []).map((issue) => ({ ...issue, at: named(issue.at) }))
  })

  constructor(hand: ChartAtHand, form: Form) {
    this.#hand = hand
    this.#form = form
    this.before = hand.chart?.entries ?? []
  }

  /** Who records in a chart of this clinic, now. */
  recorderOf({ episode }: KnownChart): Recorder {
    return recorderIn(this.#hand.session, episode.clinicId, this.#hand.today, this.#hand.now())
  }

  /** What is wrong with one of the drafts, by its place among them, once saving was tried with it. */
  problemsOf(place: number): readonly Problem[] {
    const draft = this.#drafts[place]
    // What strikes out holds no draft: its place is its own.
    const sent = draft ? (this.#tried?.indexOf(draft.start) ?? -1) : place
    if (!this.#tried || sent === -1) return []
    const checked = this.#checked[place]
    return checked && !checked.ok ? checked.problems : refusedAt(this.#issues, sent)
  }

  /** What else is missing, once saving was tried. */
  get lacking(): readonly Problem[] {
    return this.#tried ? (this.#form.lacks?.() ?? []) : []
  }

  /** All that is wrong, in the order of the drafts. */
  get problems(): readonly Problem[] {
    return [...this.#drafts.flatMap((_, place) => this.problemsOf(place)), ...this.lacking]
  }

  /** The first draft with something wrong in it; undefined = none. */
  get wrong(): Draft | undefined {
    return this.#drafts.find((_, place) => this.problemsOf(place).length > 0)
  }

  /**
   * Saves all or nothing, and once. What an earlier save of this chart came to is found out first, where the chart went past it: what of
   * this form turns out to be stored is put away, told, and not sent again. Answers whether something of the form was stored; where not,
   * `state`, `trouble` and the problems say why.
   */
  async save(): Promise<boolean> {
    const { chart } = this.#hand
    if (this.saving || !chart) return false
    const { episodeId } = chart.episode
    const [kept, typed] = [drafts.of(episodeId), this.#form.typed()]
    this.#begin(kept)
    const facts = this.#checked.flatMap((one) => (one.ok ? [one.fact] : []))
    if (facts.length < this.#checked.length || this.lacking.length > 0) return false
    this.#busy = true
    try {
      return await inTurn(kept, () => this.#saved(kept, episodeId, typed, facts))
    } finally {
      this.#busy = false
    }
  }

  /** Reads the chart again: where it went past what was sent and never answered, that is found out. */
  look(): void {
    this.#hand.reread()
  }

  /** What the last try said is over, here and above the chart: an old refusal or success beside a new one would mislead. */
  #begin(kept: ChartDrafts): void {
    this.#tried = this.#drafts.map(({ start }) => start)
    this.trouble = null
    this.state = 'idle'
    kept.told = null
  }

  async #saved(kept: ChartDrafts, episodeId: string, typed: InForm, facts: readonly ClinicalFact[]): Promise<boolean> {
    // While it waited for its turn, it may have been found to be stored.
    if (!isStillTyped(kept, typed)) return this.#over()
    const before = this.#chartOf(episodeId)?.episode.version ?? 0
    if (toSettle(kept, before).length > 0) {
      const { found, trouble } = await settle(this.#hand, kept, episodeId, before)
      if (found.some(({ from }) => isSameForm(from, typed))) return this.#over()
      if (trouble) return this.#fail(trouble, true)
    }
    // The page may have gone on to somebody else: what is typed stays typed.
    const chart = this.#chartOf(episodeId)
    const sent = chart && this.#made(chart, kept, typed, facts)
    if (!sent) return false
    const answer = await send(this.#hand, kept, episodeId, sent)
    return 'recorded' in answer ? this.#over() : this.#fail(answer.trouble, answer.maybeSaved)
  }

  #chartOf(episodeId: string): KnownChart | null {
    const { chart } = this.#hand
    return chart?.episode.episodeId === episodeId ? chart : null
  }

  /**
   * What is to be sent: the same that was sent on this version and never answered, or something else, of which the server takes at most
   * one. Null where the rules of the chart at hand refuse it (laws W4), or there is nothing.
   */
  #made(chart: KnownChart, kept: ChartDrafts, from: InForm, facts: readonly ClinicalFact[]): Sent | null {
    const { version } = chart.episode
    const entries = entriesOf(from, facts, this.#hand.today)
    if (entries.length === 0) return null
    const again = kept.sent.find(({ body }) => body.version === version && same(body.entries, entries))
    if (again) return { ...again, from, facts }
    const issues = refusedHere(chart, entries, this.recorderOf(chart))
    if (issues.length > 0) this.#fail(trouble('not-possible', NOT_ADMITTED, { issues }), false)
    return issues.length > 0
      ? null
      : { key: crypto.randomUUID(), body: { version, entries }, from, facts, running: true }
  }

  #over(): true {
    this.#tried = null
    return true
  }

  #fail(trouble: Trouble, maybeSaved: boolean): false {
    this.trouble = trouble
    this.state = trouble.kind === 'version-conflict' ? 'changed' : 'failed'
    // The chart is not as it was read, or may not be: it is read again, so that the page says what it is now.
    const mayHaveChanged = this.state === 'changed' || trouble.kind === 'unreadable' || maybeSaved
    if (mayHaveChanged && trouble.kind !== 'offline') this.#hand.reread()
    return false
  }
}
