// Of the forms only types, and what needs none of their rules: the page loads this file, and the forms once its entries show.
import { keptForSession } from '../../../lib/session/kept.ts'
import type { Trouble } from '../../../lib/api/trouble.ts'
import type { DraftSign } from '../../../../../core/contract/index.ts'
import { textOf } from './draft/as-text.ts'
import type { CorrectionDraft, Draft } from '../../../lib/forms/draft.ts'
import { isCorrectionUntouched, isStepUntouched, isUntouched } from '../../../lib/forms/touched.ts'
import type { StepDrafts } from './draft/steps.ts'
import type { SavedNote } from './save/saved.ts'
import type { Failed, InForm, Sent } from './save/sent.ts'

/** What of it the server keeps, as far as this page knows. */
export interface OnServer {
  /** The revision that stands there; null = none. */
  readonly revision: string | null
  /** What it says; null = nothing. */
  readonly text: string | null
  /** When it was kept, by the server's clock; '' where that was not said. */
  readonly savedAt: string
}

/** How it stands with keeping what is typed about one chart. */
interface Keeping {
  /** Until the write that is on its way is over. */
  running: Promise<void> | null
  /** Takes back the write that is to come. */
  cancel: (() => void) | null
  /** When the first change was typed that is not kept, in ms since 1970; null = all is. */
  since: number | null
}

/**
 * What is typed about one chart: in the form that saves all at once, in each step about safety, which is a save of its own, and in
 * the corrections of entries, by their ids.
 */
export class ChartDrafts {
  readonly episodeId: string
  list = $state.raw<readonly Draft[]>([])
  steps = $state.raw<StepDrafts>({})
  corrections = $state.raw<Readonly<Record<string, CorrectionDraft>>>({})
  /** What was sent of it, until it is known what became of it. */
  sent = $state.raw<readonly Sent[]>([])
  /** What the last try of a form met, until it is tried again or was stored after all. */
  failed = $state.raw<readonly Failed[]>([])
  /** What was saved last, until somebody closes it or leaves the chart. */
  told = $state.raw<SavedNote | null>(null)
  /** The form that has the focus: nothing is taken from under the hands of who types there. */
  typingIn: (() => InForm) | null = null
  /** Entries that were saved from here, by their ids: they are no news to who saved them. */
  own = $state.raw<readonly string[]>([])
  /** Until the save that runs is over; null = none runs. */
  turn: Promise<void> | null = null
  /** The version that the last save from here made; 0 = nothing was saved. A page that shows an older one reads it again. */
  written = $state(0)

  /** undefined = the chart was not read yet. */
  server = $state.raw<OnServer | undefined>(undefined)
  /** Something typed on another page, or before this one was loaded, that nobody has decided about yet; null = nothing. */
  offer = $state.raw<DraftSign | null>(null)
  /** Revisions that were sent, and may stand on the server although no answer said so. */
  unheardOf: readonly string[] = []
  /** How often something was taken up from the server: the forms are drawn anew of it. */
  taken = $state(0)
  /** The version of the chart that was on a page last. */
  version = 0
  /** What kept the last try from keeping it; null = nothing did. */
  notKept = $state.raw<Trouble | null>(null)
  /** What keeps it, whichever page it was typed on: one write after the other, and never one of another chart. */
  readonly keeping: Keeping = { running: null, cancel: null, since: null }

  constructor(episodeId: string) {
    this.episodeId = episodeId
  }

  /** Something is typed here that the server does not keep, or that may be stored and nobody knows: who goes now may lose it. */
  get isUnkept(): boolean {
    if (this.sent.length > 0) return true
    const text = textOf(this)
    return text !== null && text !== this.server?.text
  }

  /** A save is on its way. */
  get isSaving(): boolean {
    return this.sent.some(({ state }) => state === 'running')
  }

  /** Something was typed that no save has taken, or was sent and may not be stored. */
  get isTyped(): boolean {
    const { list, steps, corrections, sent } = this
    return (
      sent.length > 0 ||
      list.some((draft) => !isUntouched(draft)) ||
      Object.values(steps).some((step) => !isStepUntouched(step)) ||
      Object.values(corrections).some((correction) => !isCorrectionUntouched(correction))
    )
  }
}

/**
 * What is typed and not yet saved, by episode. In memory for as long as the session lasts, and on the server from a moment after it was
 * typed: nothing is written to this disk.
 */
class Drafts {
  readonly #byEpisode = new Map<string, ChartDrafts>()

  /** The drafts of one chart, live: the forms write into them. */
  of(episodeId: string): ChartDrafts {
    const known = this.#byEpisode.get(episodeId)
    if (known) return known
    const made = new ChartDrafts(episodeId)
    this.#byEpisode.set(episodeId, made)
    return made
  }

  /** Whether it is still typed by who is signed in. */
  has(kept: ChartDrafts): boolean {
    return this.#byEpisode.get(kept.episodeId) === kept
  }

  get all(): readonly ChartDrafts[] {
    return [...this.#byEpisode.values()]
  }

  get isUnkept(): boolean {
    return this.all.some((one) => one.isUnkept)
  }

  /** Keeps on the server what is typed, on the page that is open and on those that were left. */
  keep: () => Promise<void> = () => Promise.resolve()

  clear(): void {
    this.#byEpisode.clear()
  }
}

export const drafts = new Drafts()
keptForSession({ isUnsaved: () => drafts.isUnkept, forget: () => drafts.clear(), keep: () => drafts.keep() })
