import type { BodyOf, Draft } from '../../../../../core/contract/index.ts'
import type { Client } from '../../../lib/api/client.ts'
import type { Trouble } from '../../../lib/api/trouble.ts'
import { app } from '../../../lib/session/app.svelte.ts'
import { keptForSession } from '../../../lib/session/kept.ts'
import { asText, fromText, isTooLong } from './as-text.ts'
import type { Referral } from './referral.ts'

/** So long after the last key it is kept, and so long after the first one at the latest while somebody types on. */
const PAUSE = 700
const AT_MOST = 1800
/** After a failure it is tried again. */
const AGAIN_AFTER = 5000

type Left = NonNullable<BodyOf<'openEpisode'>['draft']>
interface There {
  readonly revision: string | null
  readonly text: string | null
}

export interface Surroundings {
  readonly client: () => Client
  readonly now: () => number
  /** Runs a task after so many milliseconds; answers what takes it back. */
  readonly later: (task: () => void, delay: number) => () => void
  readonly newId: () => string
}

/** A referral that is typed for a clinic: kept on the server as what is typed about a chart is (ADR 0037), and offered on another page. */
export class KeptReferral {
  /** What is typed on this page; null = nothing. */
  typed = $state.raw<Referral | null>(null)
  /** What was typed before this page was loaded, or on another one, until somebody decides about it. */
  offer = $state.raw<Draft | null>(null)
  /** What kept the last try from reading or keeping it. */
  trouble = $state.raw<Trouble | null>(null)
  /** A save is on its way, or nobody knows what became of it: it says itself what is left. */
  isHeld: () => boolean = () => false
  #there = $state.raw<There | null>(null)
  /** Revisions that were sent and never answered: they are no other page's. */
  #unheard: readonly string[] = []
  #left: Left | null = null
  #since: number | null = null
  #cancel: (() => void) | null = null
  #running: Promise<void> | null = null
  readonly #clinicId: string
  readonly #around: Surroundings

  constructor(clinicId: string, around: Surroundings) {
    this.#clinicId = clinicId
    this.#around = around
  }

  readonly #text = $derived(this.typed && asText(this.typed))
  get isTooLong(): boolean {
    return isTooLong(this.#text)
  }
  /** What is typed stands on the server; null = nothing is typed. */
  get isKept(): boolean | null {
    return this.#text === null ? null : this.#there?.text === this.#text
  }

  put(typed: Referral | null): void {
    this.typed = typed
    this.#schedule()
  }

  /** Reads what was typed before; what this page knows already is not read again. */
  async read(): Promise<void> {
    if (this.#there) return
    const answer = await this.#around.client().call('referralDraft', { params: { clinicId: this.#clinicId } })
    this.trouble = answer.ok ? null : answer.trouble
    if (!answer.ok) return void this.#schedule()
    const { value } = answer
    const isOwn = value !== null && this.#unheard.includes(value.revision)
    this.#there = { revision: value?.revision ?? null, text: value?.content ?? null }
    this.offer = value !== null && value.content !== null && !isOwn ? value : null
    this.#unheard = []
    this.#schedule()
  }

  /** Goes on with what is offered; false where this page cannot read it, or something else is typed here. */
  takeUp(): boolean {
    const read = this.offer?.content ? fromText(this.offer.content) : null
    if (!read || this.#text !== null) return false
    this.typed = read
    this.offer = null
    // What is taken up may be written otherwise here: it is kept as it is now.
    this.#schedule()
    return true
  }
  /** What is offered is not wanted: what is typed here takes its place, or nothing. */
  async discard(): Promise<void> {
    this.offer = null
    await this.flush()
  }

  /** Keeps what is typed now, without waiting for a pause. */
  async flush(): Promise<void> {
    this.#cancel?.()
    this.#cancel = null
    if (this.#running) await this.#running
    this.#running = this.#keep().finally(() => {
      this.#running = null
      this.#since = null
      this.#schedule()
    })
    await this.#running
  }

  /** What a save leaves typed: nothing. The same for the same revision, so that a save that is sent again is the same one. */
  get leaving(): Left | null {
    const revision = this.#there?.revision
    if (!revision || this.offer) return null
    if (this.#left?.after[0] !== revision)
      this.#left = { revision: this.#around.newId(), after: [revision], content: null }
    return this.#left
  }
  /** A save is stored with what it left: nothing of it is typed any more. What took its place on another page stays, and is read and offered. */
  stored(left: Left | null, isOvertaken: boolean, typed: Referral | null): void {
    if (left) this.#there = isOvertaken ? null : { revision: left.revision, text: null }
    this.put(typed)
  }

  #isDue(): boolean {
    return (
      this.#there !== null &&
      this.offer === null &&
      !this.isTooLong &&
      this.#text !== this.#there.text &&
      !this.isHeld()
    )
  }
  #schedule(): void {
    this.#cancel?.()
    this.#cancel = null
    const isUnread = this.#there === null && this.trouble !== null
    if (!isUnread && !this.#isDue()) {
      this.#since = null
      return
    }
    const now = this.#around.now()
    this.#since ??= now
    const delay = this.trouble ? AGAIN_AFTER : Math.max(0, Math.min(PAUSE, this.#since + AT_MOST - now))
    this.#cancel = this.#around.later(() => void (isUnread ? this.read() : this.flush()), delay)
  }

  async #keep(): Promise<void> {
    if (!this.#isDue() || !this.#there) return
    const [after, content, revision] = [this.#there.revision, this.#text, this.#around.newId()]
    this.#unheard = [...this.#unheard, revision]
    const body = { revision, after, content, version: 0 }
    const params = { clinicId: this.#clinicId }
    const answer = await this.#around.client().call('keepReferralDraft', { params, body, key: revision })
    // A save went past it: what that left stands there. Or whoever typed has signed out.
    if (this.#there?.revision !== after) return
    this.trouble = answer.ok ? null : answer.trouble
    if (answer.ok) {
      this.#unheard = []
      this.#there = { revision, text: content }
    } else if (answer.trouble.kind === 'version-conflict') {
      this.#there = null
      await this.read()
    }
  }

  forget(): void {
    this.#cancel?.()
    this.typed = null
    this.offer = null
    this.#there = null
  }
}

// Looked up as the page is made, and never drawn.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const kept = new Map<string, KeptReferral>()
keptForSession({
  isUnsaved: () => [...kept.values()].some(({ isKept }) => isKept === false),
  forget: () => {
    for (const one of kept.values()) one.forget()
    kept.clear()
  },
  keep: async () => void (await Promise.all([...kept.values()].map((one) => one.flush()))),
})

/** The referral of a clinic: a look at another page loses nothing of it. */
export function referralFor(clinicId: string): KeptReferral {
  const known = kept.get(clinicId)
  if (known) return known
  const later = (task: () => void, delay: number) => {
    const timer = setTimeout(task, delay)
    return () => clearTimeout(timer)
  }
  const made = new KeptReferral(clinicId, {
    ...{ client: () => app.client, now: () => Date.now(), later, newId: () => crypto.randomUUID() },
  })
  kept.set(clinicId, made)
  return made
}
