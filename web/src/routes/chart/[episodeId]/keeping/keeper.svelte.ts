import { untrack } from 'svelte'
import type { DraftSign } from '../../../../../../core/contract/index.ts'
import type { Client } from '../../../../lib/api/client.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import type { ChartAtHand } from '../chart-at-hand.svelte.ts'
import { drafts, type ChartDrafts } from '../drafts.svelte.ts'
import { touched, type Fitting } from '../draft/as-text.ts'
import { typedIn } from '../draft/from-text.ts'
import type { Typed } from '../draft/steps.ts'
import type { InForm } from '../save/sent.ts'
import { formsIn, isOneDraft, isOneForm, isUnsettled, textKept, typedLeft } from './forms-left.ts'
import { stillToDo } from './still-to-do.ts'

/** So long after the last key it is kept, and so long after that at the latest while somebody types on. */
const PAUSE = 700
const AT_MOST = 1800
/** After a failure it is tried again. */
const AGAIN_AFTER = 5000

export interface Surroundings {
  readonly client: () => Client
  readonly now: () => number
  /** Runs a task after so many milliseconds; answers what takes it back. */
  readonly later: (task: () => void, delay: number) => () => void
  readonly newId: () => string
}

/** What was offered was saved or discarded since, on another page or by a press whose answer never came. */
export const GONE = 'gone'
export type Gone = typeof GONE

const NEWER = trouble(
  'not-understood',
  'It was typed on a page of a newer version and cannot be read by this one. It is kept: load this page again to go on with it.',
)

/**
 * Keeps on the server what is typed about the chart on the page, a moment after it was typed, and takes up what was typed on another one.
 * Whatever is kept goes by the chart in which it was typed, which is not always the one on the page any more. Make it while a component is
 * set up.
 */
export class Keeper {
  readonly #hand: ChartAtHand
  readonly #around: Surroundings
  /** What is kept of what is typed on the page, made once for each key. */
  readonly #now: Fitting = $derived.by(() => textKept(this.#hand.kept))

  constructor(hand: ChartAtHand, around: Surroundings) {
    this.#hand = hand
    this.#around = around
    $effect(() => {
      const { chart, kept } = hand
      if (chart?.episode.episodeId === kept.episodeId)
        untrack(() => this.#met(kept, chart.draft ?? null, chart.episode.version))
    })
    $effect(() => {
      const { kept } = hand
      void [this.#now, kept.sent, kept.server, kept.offer]
      untrack(() => this.#schedule(kept))
    })
    $effect(() => {
      const keep = async (): Promise<void> => void (await Promise.all(drafts.all.map((kept) => this.flush(kept))))
      drafts.keep = keep
      return () => {
        if (drafts.keep === keep) drafts.keep = () => Promise.resolve()
      }
    })
  }

  /** What kept the last try from keeping it; null = nothing did. */
  get trouble(): Trouble | null {
    return this.#hand.kept.notKept
  }

  /** What is typed stands on the server; null = nothing is typed. */
  get isKept(): boolean | null {
    const { text, isWhole } = this.#now
    return text === null && isWhole ? null : isWhole && text === this.#hand.kept.server?.text
  }

  /** More is typed than can be kept: some of it stays on the page alone. */
  get isTooLong(): boolean {
    return !this.#now.isWhole
  }

  /** Keeps what is typed now, without waiting for a pause. */
  async flush(kept: ChartDrafts = this.#hand.kept): Promise<void> {
    await this.#free(kept)
    await this.#keep(kept)
  }

  /** What is offered, to be told of before somebody decides; null where it could not be read. */
  async look(): Promise<Typed | Gone | null> {
    const { episodeId } = this.#hand.kept
    const answer = await this.#around.client().call('draft', { params: { episodeId } })
    if (!answer.ok) return null
    const content = answer.value?.content ?? null
    return content === null ? GONE : typedIn(content)
  }

  /** What is offered is not there any more, and whoever looks at it has been told so. */
  pass(): void {
    this.#hand.kept.offer = null
  }

  /** The forms that hold something here and in what is offered: one of the two would take the place of the other. */
  async takeUp(): Promise<Trouble | Gone | readonly InForm[] | null> {
    const { kept, chart } = this.#hand
    const { offer, episodeId } = kept
    if (!offer) return null
    const answer = await this.#around.client().call('draft', { params: { episodeId } })
    if (!answer.ok) return answer.trouble
    const there = answer.value
    if (there === null || there.content === null) return GONE
    const read = typedIn(there.content)
    if (!read) return NEWER
    const typed = chart ? { ...read, corrections: stillToDo(read.corrections, chart) } : read
    const here = formsIn(touched(typedLeft(kept)))
    const both = formsIn(typed).filter((form) => here.some((one) => isOneForm(one, form)))
    if (both.length > 0) return both
    kept.list = [...kept.list.filter((draft) => !typed.list.some((one) => isOneDraft(one, draft))), ...typed.list]
    kept.steps = { ...kept.steps, ...typed.steps }
    kept.corrections = { ...kept.corrections, ...typed.corrections }
    kept.server = { revision: there.revision, text: there.content, savedAt: there.savedAt }
    kept.offer = null
    kept.taken += 1
    return null
  }

  /** What is offered is not wanted: what is typed here takes its place, or nothing while nobody knows what of that is stored already. */
  async discard(): Promise<Trouble | null> {
    const { kept } = this.#hand
    await this.#free(kept)
    const { offer } = kept
    if (!offer) return null
    kept.server = { revision: offer.revision, text: UNKNOWN, savedAt: offer.savedAt }
    let met: Trouble | null = null
    await this.#keep(kept, async () => {
      met = await this.#write(kept, isUnsettled(kept) ? null : this.#textOf(kept).text)
      // Before anything else is kept: what is offered stands until it is known to be put away.
      if (met === null) kept.offer = null
    })
    return met
  }

  /** A chart was read: what stands on the server beside it may be of this page, of another one, or of before. */
  #met(kept: ChartDrafts, sign: DraftSign | null, version: number): void {
    const { server } = kept
    kept.version = version
    if (sign === null || version < kept.written || sign.revision === server?.revision) {
      kept.server ??= { revision: null, text: null, savedAt: '' }
      return
    }
    // What was sent from here and never answered is not told as somebody else's; what it took the place of is offered no more.
    if (server && kept.unheardOf.includes(sign.revision)) {
      kept.offer = null
      kept.unheardOf = without(kept.unheardOf, sign.revision)
      kept.server = { revision: sign.revision, text: UNKNOWN, savedAt: sign.savedAt }
      return
    }
    if (server && sign.savedAt <= server.savedAt) return
    kept.server = { revision: sign.revision, text: sign.holds ? UNKNOWN : null, savedAt: sign.savedAt }
    kept.offer = sign.holds ? sign : null
  }

  #isDue(kept: ChartDrafts): boolean {
    const isKnown = drafts.has(kept) && kept.server !== undefined && kept.offer === null
    return isKnown && this.#textOf(kept).text !== kept.server?.text
  }

  #textOf(kept: ChartDrafts): Fitting {
    return kept === this.#hand.kept ? this.#now : textKept(kept)
  }

  #schedule(kept: ChartDrafts): void {
    const { keeping } = kept
    keeping.cancel?.()
    keeping.cancel = null
    if (!this.#isDue(kept) || isUnsettled(kept)) {
      keeping.since = null
      return
    }
    const now = this.#around.now()
    keeping.since ??= now
    const delay = kept.notKept ? AGAIN_AFTER : Math.max(0, Math.min(PAUSE, keeping.since + AT_MOST - now))
    keeping.cancel = this.#around.later(() => void this.flush(kept), delay)
  }

  /** Takes back the write that is to come, and waits for the one that is on its way. */
  async #free({ keeping }: ChartDrafts): Promise<void> {
    keeping.cancel?.()
    keeping.cancel = null
    while (keeping.running) await keeping.running
  }

  #keep(kept: ChartDrafts, write = () => this.#due(kept)): Promise<void> {
    const { keeping } = kept
    keeping.running ??= write().finally(() => {
      keeping.running = null
      keeping.since = null
      this.#schedule(kept)
    })
    return keeping.running
  }

  async #due(kept: ChartDrafts): Promise<void> {
    if (this.#isDue(kept) && !isUnsettled(kept)) await this.#write(kept, this.#textOf(kept).text)
  }

  /** What kept it from being kept; null = it is, or a save went past it and says itself what is left. */
  async #write(kept: ChartDrafts, content: string | null): Promise<Trouble | null> {
    const after = kept.server?.revision ?? null
    const revision = this.#around.newId()
    kept.unheardOf = [...kept.unheardOf, revision]
    const { episodeId, version } = kept
    const body = { revision, after, content, version }
    const answer = await this.#around.client().call('keepDraft', { params: { episodeId }, body, key: revision })
    // A save went past it: what that left stands there.
    if ((kept.server?.revision ?? null) !== after) return null
    kept.notKept = answer.ok ? null : answer.trouble
    if (answer.ok) {
      kept.unheardOf = without(kept.unheardOf, revision)
      kept.server = { revision, text: content, savedAt: answer.value.savedAt }
    } else if (answer.trouble.kind === 'version-conflict') {
      kept.unheardOf = without(kept.unheardOf, revision)
      if (kept === this.#hand.kept) this.#hand.reread()
    }
    return kept.notKept
  }
}

/** What no page ever types: it is not known here what the server keeps, and what is typed takes its place. */
const UNKNOWN = '\0'

const without = (those: readonly string[], one: string): readonly string[] => those.filter((other) => other !== one)
