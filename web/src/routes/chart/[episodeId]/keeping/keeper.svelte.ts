import { untrack } from 'svelte'
import type { DraftSign } from '../../../../../../core/contract/index.ts'
import type { Client } from '../../../../lib/api/client.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import type { ChartAtHand } from '../chart-at-hand.svelte.ts'
import { drafts, type ChartDrafts } from '../drafts.svelte.ts'
import { textOf } from '../draft/as-text.ts'
import { typedIn } from '../draft/from-text.ts'
import type { Typed } from '../draft/steps.ts'
import { putAway } from '../save/put-away.ts'
import { isSameForm, type InForm } from '../save/sent.ts'

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

const NEWER = trouble(
  'not-understood',
  'It was typed on a page of a newer version and cannot be read by this one. It is kept: load this page again to go on with it.',
)

/**
 * Keeps on the server what is typed about the chart on the page, a moment after it was typed, and takes up what was typed on another one.
 * Make it while a component is set up.
 */
export class Keeper {
  /** What kept the last try from keeping it; null = nothing did. */
  trouble = $state.raw<Trouble | null>(null)
  readonly #hand: ChartAtHand
  readonly #around: Surroundings
  #running: Promise<void> | null = null
  #cancel: (() => void) | null = null
  /** When the first change was typed that is not kept; null = all is. */
  #since: number | null = null

  constructor(hand: ChartAtHand, around: Surroundings) {
    this.#hand = hand
    this.#around = around
    $effect(() => {
      const { chart, kept } = hand
      if (chart) untrack(() => this.#met(kept, chart.draft ?? null, chart.episode.version))
    })
    $effect(() => {
      const { kept } = hand
      void [textLeft(kept), kept.sent, kept.server, kept.offer]
      untrack(() => this.#schedule(kept))
    })
    $effect(() => {
      const keep = () => this.flush()
      drafts.keep = keep
      return () => {
        if (drafts.keep === keep) drafts.keep = () => Promise.resolve()
      }
    })
  }

  /** What is typed stands on the server; null = nothing is typed. */
  get isKept(): boolean | null {
    const text = textLeft(this.#hand.kept)
    return text === null ? null : text === this.#hand.kept.server?.text
  }

  /** Keeps what is typed now, without waiting for a pause. */
  async flush(): Promise<void> {
    const { kept, chart } = this.#hand
    this.#cancel?.()
    if (this.#running) await this.#running
    if (chart) await this.#keep(kept, chart.episode)
  }

  /** The forms that hold something here and in what is offered: one of the two would take the place of the other. */
  async takeUp(): Promise<Trouble | readonly InForm[] | null> {
    const { kept, chart } = this.#hand
    const { offer } = kept
    if (!offer || !chart) return null
    const answer = await this.#around.client().call('draft', { params: { episodeId: chart.episode.episodeId } })
    if (!answer.ok) return answer.trouble
    const there = answer.value
    if (there === null || there.content === null) {
      kept.offer = null
      return null
    }
    const typed = typedIn(there.content)
    if (!typed) return NEWER
    const here = textLeft(kept)
    const both =
      here === null ? [] : formsIn(typed).filter((form) => formsIn(typedIn(here)).some((one) => isOneForm(one, form)))
    if (both.length > 0) return both
    kept.list = [...kept.list.filter((draft) => !typed.list.some((one) => isOneDraft(one, draft))), ...typed.list]
    kept.steps = { ...kept.steps, ...typed.steps }
    kept.corrections = { ...kept.corrections, ...typed.corrections }
    kept.server = { revision: there.revision, text: there.content, savedAt: there.savedAt }
    kept.offer = null
    return null
  }

  /** What is offered is not wanted: what is typed here takes its place. */
  async discard(): Promise<Trouble | null> {
    const { kept } = this.#hand
    const { offer } = kept
    if (!offer) return null
    kept.server = { revision: offer.revision, text: UNKNOWN, savedAt: offer.savedAt }
    kept.offer = null
    await this.flush()
    if (this.trouble === null) return null
    kept.offer = offer
    return this.trouble
  }

  /** A chart was read: what stands on the server beside it may be of this page, of another one, or of before. */
  #met(kept: ChartDrafts, sign: DraftSign | null, version: number): void {
    const { server } = kept
    if (sign === null || version < kept.written || sign.revision === server?.revision) {
      kept.server ??= { revision: null, text: null, savedAt: '' }
      return
    }
    // What was sent from here and never answered is not told as somebody else's.
    if (server && kept.unheardOf.includes(sign.revision)) {
      kept.unheardOf = without(kept.unheardOf, sign.revision)
      kept.server = { revision: sign.revision, text: UNKNOWN, savedAt: sign.savedAt }
      return
    }
    if (server && sign.savedAt <= server.savedAt) return
    kept.server = { revision: sign.revision, text: sign.holds ? UNKNOWN : null, savedAt: sign.savedAt }
    kept.offer = sign.holds ? sign : null
  }

  #isDue(kept: ChartDrafts): boolean {
    return kept.server !== undefined && kept.offer === null && textLeft(kept) !== kept.server.text
  }

  #schedule(kept: ChartDrafts): void {
    this.#cancel?.()
    this.#cancel = null
    if (!this.#isDue(kept) || isUnsettled(kept)) {
      this.#since = null
      return
    }
    const now = this.#around.now()
    this.#since ??= now
    const delay = this.trouble ? AGAIN_AFTER : Math.max(0, Math.min(PAUSE, this.#since + AT_MOST - now))
    this.#cancel = this.#around.later(() => void this.flush(), delay)
  }

  #keep(kept: ChartDrafts, episode: { readonly episodeId: string; readonly version: number }): Promise<void> {
    this.#running ??= this.#kept(kept, episode).finally(() => {
      this.#running = null
      this.#since = null
      this.#schedule(kept)
    })
    return this.#running
  }

  async #kept(kept: ChartDrafts, { episodeId, version }: { readonly episodeId: string; readonly version: number }) {
    if (!this.#isDue(kept) || isUnsettled(kept)) return
    const after = kept.server?.revision ?? null
    const [revision, content] = [this.#around.newId(), textLeft(kept)]
    kept.unheardOf = [...kept.unheardOf, revision]
    const body = { revision, after, content, version }
    const answer = await this.#around.client().call('keepDraft', { params: { episodeId }, body, key: revision })
    // A save went past it: what that left stands there.
    if ((kept.server?.revision ?? null) !== after) return
    this.trouble = answer.ok ? null : answer.trouble
    if (answer.ok) {
      kept.unheardOf = without(kept.unheardOf, revision)
      kept.server = { revision, text: content, savedAt: answer.value.savedAt }
    } else if (answer.trouble.kind === 'version-conflict') {
      kept.unheardOf = without(kept.unheardOf, revision)
      if (kept === this.#hand.kept) this.#hand.reread()
    }
  }
}

/**
 * A save is on its way, or nobody knows what became of it: it says itself what is left once it is stored, and where it was not, what was
 * kept before stands. What would be kept now may be stored already.
 */
const isUnsettled = ({ sent }: ChartDrafts): boolean => sent.some(({ state }) => state !== 'stored')

/** What is typed and not saved, as a text: of what is stored while somebody types on in it, what becomes of that once they leave it. */
export function textLeft(kept: ChartDrafts): string | null {
  const { list, steps, corrections } = kept
  let left: Typed = { list, steps, corrections }
  for (const sent of kept.sent) if (sent.stored) left = putAway(left, sent, sent.stored.recorded.entryIds)
  return textOf(left)
}

/** What no page ever types: it is not known here what the server keeps, and what is typed takes its place. */
const UNKNOWN = '\0'

const without = (those: readonly string[], one: string): readonly string[] => those.filter((other) => other !== one)

const formsIn = (typed: Typed | null): readonly InForm[] =>
  typed === null
    ? []
    : [
        ...typed.list.map((draft) => ({ form: 'record', drafts: [draft] }) as const),
        ...Object.values(typed.steps).map((step) => ({ form: 'step', step }) as const),
        ...Object.entries(typed.corrections).map(
          ([of, correction]) => ({ form: 'correction', of, correction }) as const,
        ),
      ]
const isOneDraft = (a: Typed['list'][number], b: Typed['list'][number]): boolean =>
  a.kind === b.kind && a.values['instrument'] === b.values['instrument']
/** Of the form that holds several, each kind and instrument is a form of its own here. */
const isOneForm = (a: InForm, b: InForm): boolean =>
  a.form === 'record' && b.form === 'record'
    ? a.drafts.some((one) => b.drafts.some((other) => isOneDraft(one, other)))
    : isSameForm(a, b)
