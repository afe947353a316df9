import type { ClinicalFact, Entry } from '../../../../../../core/chart/entry.ts'
import { NOT_ADMITTED } from '../../../../../../core/words/admission.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import type { ChartAtHand } from '../chart-at-hand.svelte.ts'
import type { Draft } from '../../../../lib/forms/draft.ts'
import { same } from '../../../../lib/forms/touched.ts'
import type { ChartDrafts } from '../drafts.svelte.ts'
import type { KnownChart } from '../known.ts'
import { recorderIn, type Recorder } from '../../../../lib/forms/recorder.ts'
import { refusedHere } from './admission.ts'
import { CheckedForm, type Form } from './checked-form.svelte.ts'
import { leftTyped } from './left-typed.ts'
import { inTurn, putAwayStored, send, settle, toSettle } from './sending.ts'
import {
  entriesOf,
  isAsPressed,
  isLeftOut,
  isSameForm,
  isStillTyped,
  sinceIn,
  type InForm,
  type Sent,
  type SinceStored,
} from './sent.ts'

const CHANGED_SINCE = trouble(
  'busy',
  'What stands here was changed after you pressed Save, while it was found out what became of an earlier save. Save again.',
)
const ANOTHER_SAVE = trouble('busy', 'Another save of this chart is on its way. Save this once it is done.')

/**
 * One place from which entries are saved: what is typed there, what a save is doing, and what became of the last try. Whatever is
 * written into a chart is checked, sent, put in place, read again and told of here.
 */
export class Editor {
  #busy = $state(false)
  /** The entries when typing began: what came since is told if the save meets a newer version. */
  before = $state.raw<readonly Entry[]>([])
  /** The chart in whose form somebody types; null = in none. */
  #in: ChartDrafts | null = null
  readonly #hand: ChartAtHand
  readonly #form: Form
  readonly #checked: CheckedForm
  /** What was sent from this form, by whatever page that showed it, until it is known what became of it. */
  readonly #sent = $derived.by(() => this.#ofForm(this.#hand.kept.sent))
  /** What the last try met; null = nothing, it was stored after all, or what was refused is mended since. */
  readonly trouble: Trouble | null = $derived.by(() => {
    const [failed] = this.#ofForm(this.#hand.kept.failed)
    return failed ? this.#stillSo(failed) : null
  })
  readonly state: 'idle' | 'failed' | 'changed' = $derived(
    this.trouble === null ? 'idle' : this.trouble.kind === 'version-conflict' ? 'changed' : 'failed',
  )
  /** A save of this form is on its way. */
  readonly saving = $derived.by(() => this.#busy || this.#sent.some(({ state }) => state === 'running'))
  /** What was sent from this form and may have been stored, although no answer says so. */
  readonly unheard: readonly Sent[] = $derived.by(() => this.#sent.filter(({ state }) => state === 'unheard'))
  /** What was sent from this form is stored, and somebody types on in it: what becomes of that; null = nobody does. */
  readonly typedOn: SinceStored | null = $derived.by(() => {
    const stored = this.#sent.find(({ state }) => state === 'stored')
    return stored ? sinceIn(this.#hand.kept, stored.from) : null
  })
  /** When somebody last looked whether the chart has what was never answered; ms since 1970. */
  #looked = $state<number | null>(null)
  /** The chart was read since, and does not have it so far. */
  readonly hasLooked = $derived.by(() => this.#looked !== null && (this.#hand.resource.readAt ?? 0) >= this.#looked)

  constructor(hand: ChartAtHand, form: Form) {
    this.#hand = hand
    this.#form = form
    this.#checked = new CheckedForm(form, () => this.trouble?.issues ?? [])
    this.before = hand.chart?.entries ?? []
  }

  /** Who records in a chart of this clinic, now. */
  recorderOf({ episode }: KnownChart): Recorder {
    return recorderIn(this.#hand.session, episode.clinicId, this.#hand.today, this.#hand.now())
  }

  /** What is wrong with one of the drafts, by its place among them, once saving was tried with it. */
  problemsOf(place: number): readonly Problem[] {
    return this.#checked.problemsOf(place)
  }
  /** What else is missing, once saving was tried. */
  get lacking(): readonly Problem[] {
    return this.#checked.lacking
  }
  /** All that is wrong, in the order of the drafts. */
  get problems(): readonly Problem[] {
    return this.#checked.problems
  }
  /** The first draft with something wrong in it; undefined = none. */
  get wrong(): Draft | undefined {
    return this.#checked.wrong
  }

  /** Entries that were saved from this page, by their ids. */
  get own(): readonly string[] {
    return this.#hand.kept.own
  }

  #ofForm<T extends { readonly from: InForm }>(those: readonly T[]): readonly T[] {
    const typed = this.#form.typed()
    return those.filter(({ from }) => isSameForm(from, typed))
  }

  /** A refusal of what stands there otherwise by now is over, or is told of what stands there now; what was undone by one press stands nowhere. */
  #stillSo({ from, trouble }: { readonly from: InForm; readonly trouble: Trouble }): Trouble | null {
    if (trouble.kind !== 'not-possible' || from.form === 'correction' || isAsPressed(this.#form.typed(), from))
      return trouble
    const { chart } = this.#hand
    const facts = this.#checked.facts()
    if (!chart || !facts) return null
    const entries = entriesOf(this.#form.typed(), facts, this.#hand.today)
    const issues = this.#checked.asTried(refusedHere(chart, entries, this.recorderOf(chart)))
    return issues.length > 0 ? { ...trouble, issues } : null
  }

  /** Somebody types in this form: what is stored of it is not put away from under their hands. */
  enter(): void {
    this.#in = this.#hand.kept
    this.#in.typingIn = this.#form.typed
  }

  /** They went from it. */
  leave(): void {
    const kept = this.#in
    this.#in = null
    if (!kept) return
    if (kept.typingIn === this.#form.typed) kept.typingIn = null
    putAwayStored(this.#hand, kept, kept.typingIn?.() ?? null)
  }

  /** Reads the chart again: where it went past what was sent and never answered, that is found out. */
  look(): void {
    this.#looked = Date.now()
    this.#hand.reread()
  }

  /**
   * Saves all or nothing, and once. What an earlier save of this chart came to is found out first, where the chart went past it: what of
   * this form turns out to be stored is put away, told, and not sent again. Answers whether something of the form was stored; where not,
   * `state`, `trouble` and the problems say why.
   */
  async save(): Promise<boolean> {
    const { chart, kept } = this.#hand
    const isEmpty = this.#form.typed().form === 'record' && this.#checked.drafts.length === 0
    if (this.saving || !chart || isEmpty) return false
    this.#begin(kept)
    if (this.#putAway(kept) && !this.#remains(false)) return this.#over()
    if (this.#checked.facts() === null) return false
    // Two saves at once would be one too many for the version; one that waited would send what somebody has changed since.
    if (kept.isSaving) return this.#fail(kept, this.#form.typed(), ANOTHER_SAVE, { waits: true })
    this.#busy = true
    try {
      const typed = this.#form.typed()
      return await inTurn(kept, () => this.#saved(kept, chart.episode.episodeId, typed))
    } finally {
      this.#busy = false
    }
  }

  /** What the last try said is over, here and above the chart: an old refusal or success beside a new one would mislead. */
  #begin(kept: ChartDrafts): void {
    const typed = this.#form.typed()
    this.#checked.begin()
    kept.failed = kept.failed.filter(({ from }) => !isSameForm(from, typed))
    kept.told = null
    this.#looked = null
  }

  /** What a press would send now; null where something is wrong, or would be refused here. */
  wouldSend(): readonly ClinicalFact[] | null {
    const { chart } = this.#hand
    const facts = this.#checked.facts()
    if (!chart || !facts) return null
    const entries = entriesOf(this.#form.typed(), facts, this.#hand.today)
    return refusedHere(chart, entries, this.recorderOf(chart)).length > 0 ? null : facts
  }

  async #saved(kept: ChartDrafts, episodeId: string, pressed: InForm): Promise<boolean> {
    const version = this.#chartOf(episodeId)?.episode.version ?? 0
    if (toSettle(kept, version).length > 0) {
      const trouble = await settle(this.#hand, kept, episodeId, version)
      if (trouble) return this.#fail(kept, pressed, trouble, { maybeSaved: true })
    }
    const chart = this.#chartOf(episodeId)
    // What was pressed for may have been found to be stored, here or in the turn before.
    const isPutAway = this.#putAway(kept)
    if (chart && !this.#remains(!isPutAway && isStillTyped(kept, pressed))) return this.#over()
    // Nobody asked for what was typed after the press to be stored.
    if (chart && !isAsPressed(this.#form.typed(), pressed)) return this.#fail(kept, this.#form.typed(), CHANGED_SINCE)
    const facts = this.#checked.facts()
    const sent = chart && facts && this.#made(chart, kept, facts)
    if (!sent) return false
    const failed = await send(this.#hand, kept, episodeId, sent)
    if (!failed) return this.#over()
    // Nothing was stored of what nobody wants any more: nothing is left to be told of.
    if (!failed.maybeSaved && isLeftOut(kept, sent.from)) return false
    return this.#fail(kept, sent.from, failed.trouble, failed)
  }

  /** Puts away what is stored and was typed on in: who saves is done with it. Answers whether any of that was of this form. */
  #putAway(kept: ChartDrafts): boolean {
    const typed = this.#form.typed()
    const isOwn = kept.sent.some(({ state, from }) => state === 'stored' && isSameForm(from, typed))
    putAwayStored(this.#hand, kept)
    return isOwn
  }

  /** Whether something remains to be saved once what is stored was put away: of the form that holds several, what was not part of it. */
  #remains(isStillTyped: boolean): boolean {
    const typed = this.#form.typed()
    return typed.form === 'record' ? typed.drafts.length > 0 : isStillTyped
  }

  /** The page may have been left, or have gone on to somebody else: what is typed stays typed. */
  #chartOf(episodeId: string): KnownChart | null {
    const { chart, isLeft } = this.#hand
    return chart?.episode.episodeId === episodeId && !isLeft ? chart : null
  }

  /**
   * What is to be sent: the same that was sent on this version and never answered, or something else, of which the server takes at most
   * one. Null where the rules of the chart at hand refuse it (laws W4), or there is nothing.
   */
  #made(chart: KnownChart, kept: ChartDrafts, facts: readonly ClinicalFact[]): Sent | null {
    const { version } = chart.episode
    const from = this.#form.typed()
    const entries = entriesOf(from, facts, this.#hand.today)
    if (entries.length === 0) return null
    const again = kept.sent.find(({ body }) => body.version === version && same(body.entries, entries))
    if (again) return { ...again, from, facts }
    const issues = refusedHere(chart, entries, this.recorderOf(chart))
    if (issues.length > 0) this.#fail(kept, from, trouble('not-possible', NOT_ADMITTED, { issues }))
    const body = { version, entries, ...leftTyped(kept, { from, facts }) }
    return issues.length > 0 ? null : { key: crypto.randomUUID(), body, from, facts, state: 'running', stored: null }
  }

  #over(): true {
    this.#checked.over()
    return true
  }

  /** `waits`: it met another save and nothing else. `maybeSaved`: it may have been stored all the same. */
  #fail(
    kept: ChartDrafts,
    from: InForm,
    trouble: Trouble,
    { waits = false, maybeSaved = false }: { readonly waits?: boolean; readonly maybeSaved?: boolean } = {},
  ): false {
    kept.failed = [...kept.failed.filter((one) => !isSameForm(one.from, from)), { from, trouble, waits }]
    // The chart is not as it was read, or may not be: it is read again, so that the page says what it is now.
    const mayHaveChanged = maybeSaved || trouble.kind === 'version-conflict' || trouble.kind === 'unreadable'
    if (mayHaveChanged && trouble.kind !== 'offline' && kept === this.#hand.kept) this.#hand.reread()
    return false
  }
}
