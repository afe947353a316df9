import type { ClinicalFact, Entry, NewEntry } from '../../../../../../core/chart/entry.ts'
import type { Issue, Recorded } from '../../../../../../core/contract/index.ts'
import { NOT_ADMITTED } from '../../../../../../core/words/admission.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import type { ChartAtHand } from '../chart-at-hand.svelte.ts'
import { toFact, type Draft } from '../draft/draft.ts'
import type { KnownChart } from '../known.ts'
import { recorderIn, refusedHere, type Recorder } from './admission.ts'
import { refusedAt } from './refused.ts'
import { SaveKeys } from './save-keys.ts'

/** What the form says that an editor saves. Read anew at each look, so that it may be what a component derives. */
export interface Form {
  /** What is typed, in the order in which it is saved. */
  readonly drafts: () => readonly Draft[]
  /** What is sent of the facts; the facts themselves unless said. */
  readonly entries?: (facts: readonly ClinicalFact[]) => readonly NewEntry[]
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
  state = $state<'idle' | 'saving' | 'failed' | 'changed'>('idle')
  trouble = $state.raw<Trouble | null>(null)
  /** The entries when typing began: what came since is told if the save meets a newer version. */
  before = $state.raw<readonly Entry[]>([])
  /** Whether saving was tried: nobody is told what is missing while still at it. */
  #tried = $state(false)
  readonly #hand: ChartAtHand
  readonly #form: Form
  readonly #keys = new SaveKeys(() => crypto.randomUUID())
  readonly #checked = $derived.by(() => this.#form.drafts().map(toFact))
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

  /** What is wrong with one of the drafts, by its place among them, once saving was tried. */
  problemsOf(place: number): readonly Problem[] {
    if (!this.#tried) return []
    const checked = this.#checked[place]
    return checked && !checked.ok ? checked.problems : refusedAt(this.#issues, place)
  }

  /** What else is missing, once saving was tried. */
  get lacking(): readonly Problem[] {
    return this.#tried ? (this.#form.lacks?.() ?? []) : []
  }

  /** The first draft with something wrong in it; undefined = none. */
  get wrong(): Draft | undefined {
    return this.#form.drafts().find((_, place) => this.problemsOf(place).length > 0)
  }

  /**
   * Saves all or nothing. `done` puts away what was typed, before the page shows it in place, and is given the facts that were stated.
   * Answers whether it was saved; where not, `state`, `trouble` and the problems say why.
   */
  async save(done: (recorded: Recorded, facts: readonly ClinicalFact[]) => void): Promise<boolean> {
    const { chart } = this.#hand
    if (this.state === 'saving' || !chart) return false
    this.#tried = true
    const facts = this.#checked.flatMap((one) => (one.ok ? [one.fact] : []))
    if (facts.length < this.#checked.length || this.lacking.length > 0) return false
    const entries = this.#form.entries?.(facts) ?? facts
    if (entries.length === 0) return false
    const recorded = await this.#send(chart, entries)
    if (!recorded) return false
    done(recorded, facts)
    this.#tried = false
    this.#hand.recorded(recorded, facts)
    return true
  }

  /** What the rules of the chart at hand refuse is not sent (laws W4). */
  async #send(chart: KnownChart, entries: readonly NewEntry[]): Promise<Recorded | null> {
    const issues = refusedHere(chart, entries, this.recorderOf(chart))
    if (issues.length > 0) return this.#fail(trouble('not-possible', NOT_ADMITTED, { issues }))
    this.state = 'saving'
    const body = { version: chart.episode.version, entries: [...entries] }
    const answer = await this.#hand.post(chart.episode.episodeId, body, this.#keys.keyFor(body))
    if (!answer.ok) return this.#fail(answer.trouble)
    this.#keys.done()
    this.state = 'idle'
    this.trouble = null
    return answer.value
  }

  #fail(trouble: Trouble): null {
    this.trouble = trouble
    this.state = trouble.kind === 'version-conflict' ? 'changed' : 'failed'
    // The chart is not as it was read: it is read again, so that the page says what it is now.
    if (this.state === 'changed' || trouble.kind === 'unreadable') this.#hand.reread()
    return null
  }
}
