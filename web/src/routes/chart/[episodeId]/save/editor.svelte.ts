import type { ClinicalFact, Entry, NewEntry } from '../../../../../../core/chart/entry.ts'
import type { Issue, Recorded } from '../../../../../../core/contract/index.ts'
import { NOT_ADMITTED } from '../../../../../../core/words/admission.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import type { ChartAtHand, Meanwhile } from '../chart-at-hand.svelte.ts'
import { toFact, typedOn, type Draft, type Values } from '../draft/draft.ts'
import { drafts } from '../drafts.svelte.ts'
import type { KnownChart } from '../known.ts'
import { recorderIn, refusedHere, type Recorder } from './admission.ts'
import { refusedAt } from './refused.ts'
import { isSettled, unsettledAs, unsettledOf, type Unsettled } from './unsettled.ts'

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
  /** Whether what was sent last may have been stored although the answer does not say so. */
  maybeSaved = $state(false)
  /** The entries when typing began: what came since is told if the save meets a newer version. */
  before = $state.raw<readonly Entry[]>([])
  /**
   * The drafts with which saving was tried, each by what stood in it at first; null = it was not. Nobody is told what is missing while
   * still at it, nor in a form that was opened since.
   */
  #tried = $state.raw<readonly Values[] | null>(null)
  readonly #hand: ChartAtHand
  readonly #form: Form
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

  /** What is wrong with one of the drafts, by its place among them, once saving was tried with it. */
  problemsOf(place: number): readonly Problem[] {
    const draft = this.#form.drafts()[place]
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
    return [...this.#form.drafts().flatMap((_, place) => this.problemsOf(place)), ...this.lacking]
  }

  /** The first draft with something wrong in it; undefined = none. */
  get wrong(): Draft | undefined {
    return this.#form.drafts().find((_, place) => this.problemsOf(place).length > 0)
  }

  /**
   * Saves all or nothing; where a save of these drafts was sent and never answered, that one first and as it was. `done` puts away what
   * was typed, before the page shows it in place, and is given the facts that were stated and the drafts that stated them. What was typed
   * on meanwhile goes on as a correction of the entry just written: never as a second one. Answers whether something was saved; where
   * not, `state`, `trouble` and the problems say why.
   */
  async save(
    done: (recorded: Recorded, facts: readonly ClinicalFact[], sent: readonly Draft[]) => void,
  ): Promise<boolean> {
    const { chart } = this.#hand
    if (this.state === 'saving' || !chart) return false
    const { unsettled } = drafts.of(chart.episode.episodeId)
    const now = this.#form.drafts()
    this.#begin(now)
    const save = unsettledOf(unsettled, now) ?? this.#made(chart, unsettled)
    if (!save) return false
    const recorded = await this.#send(chart, save)
    if (!recorded) return false
    const meanwhile = this.#typedOn(save, recorded)
    done(recorded, save.facts, save.sent)
    this.#tried = null
    this.#hand.recorded(recorded, meanwhile)
    return true
  }

  /** What the last try said is over, here and above the chart: an old refusal or success beside a new one would mislead. */
  #begin(sent: readonly Draft[]): void {
    this.#tried = sent.map(({ start }) => start)
    this.trouble = null
    this.maybeSaved = false
    this.state = 'idle'
    this.#hand.saved = null
  }

  /** What was typed on in each draft since it was sent, as a correction, by the id of the entry that was written of it. */
  #typedOn({ sent, facts }: Unsettled, { entryIds }: Recorded): Meanwhile {
    const now = this.#form.drafts()
    return Object.fromEntries(
      sent.flatMap(({ start, values }, place) => {
        const [fact, id, same] = [facts[place], entryIds[place], now.find((one) => one.start === start)]
        const draft = fact && same ? typedOn(fact, values, same.values) : null
        return draft && id ? [[id, { draft, way: 'replace', reason: '' }]] : []
      }),
    )
  }

  /** What is to be sent of what is typed; null where something is wrong. What the rules of the chart at hand refuse is not sent (laws W4). */
  #made(chart: KnownChart, unsettled: readonly Unsettled[]): Unsettled | null {
    const facts = this.#checked.flatMap((one) => (one.ok ? [one.fact] : []))
    if (facts.length < this.#checked.length || this.lacking.length > 0) return null
    const entries = this.#form.entries?.(facts) ?? facts
    if (entries.length === 0) return null
    const sent = this.#form.drafts()
    const again = unsettledAs(unsettled, entries)
    if (again) return { ...again, sent }
    const issues = refusedHere(chart, entries, this.recorderOf(chart))
    if (issues.length > 0) return this.#fail(trouble('not-possible', NOT_ADMITTED, { issues }))
    const body = { version: chart.episode.version, entries: [...entries] }
    return { key: crypto.randomUUID(), body, sent, facts }
  }

  async #send({ episode: { episodeId } }: KnownChart, save: Unsettled): Promise<Recorded | null> {
    const kept = drafts.of(episodeId)
    const others = () => kept.unsettled.filter(({ key }) => key !== save.key)
    const isFirst = others().length === kept.unsettled.length
    kept.unsettled = [...others(), save]
    this.state = 'saving'
    this.#hand.saves += 1
    const answer = await this.#hand.post(episodeId, save.body, save.key)
    this.#hand.saves -= 1
    const settled = answer.ok || isSettled(answer.trouble.kind, isFirst)
    if (settled) kept.unsettled = others()
    this.maybeSaved = !settled
    if (!answer.ok) return this.#fail(answer.trouble)
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
