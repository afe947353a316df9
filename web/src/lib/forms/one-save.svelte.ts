import { same } from './touched.ts'
import { keptForSession } from '../session/kept.ts'
import type { Answer } from '../api/client.ts'
import { isSettled } from './settled.ts'
import { trouble, type Trouble } from '../api/trouble.ts'

/** What a save came to: the answer, and what was sent for it, which may have been sent earlier than what stands in the form now. */
export interface Stored<B, A> {
  readonly value: A
  readonly body: B
  /** It was sent before, and its answer came only now; something else stands in the form since. */
  readonly isOfBefore: boolean
}
interface Sent<B> {
  readonly key: string
  readonly body: B
}

/**
 * A save that is stored once, however often it is sent: what was never answered is found out first, under the operation id it had,
 * before anything else is sent. The server answers what it stored, or that it stored nothing.
 */
export class OneSave<B, A> {
  saving = $state(false)
  /** What the last try met; null = nothing. */
  trouble = $state.raw<Trouble | null>(null)
  /** Something was sent, and nobody here knows whether it is stored. */
  #unheard = $state.raw<Sent<B> | null>(null)
  readonly #send: (body: B, key: string) => Promise<Answer<A>>

  constructor(send: (body: B, key: string) => Promise<Answer<A>>) {
    this.#send = send
  }

  get isUnheard(): boolean {
    return this.#unheard !== null
  }

  /** Answers what was stored; null = nothing, as far as it is known, and `trouble` says why. */
  async save(body: B): Promise<Stored<B, A> | null> {
    if (this.saving) return null
    this.saving = true
    this.trouble = null
    try {
      const before = this.#unheard
      if (before && !same(before.body, body)) {
        const found = await this.#sent(before)
        if (found) return { ...found, isOfBefore: true }
        if (this.#unheard) return null
      }
      const found = await this.#sent(this.#unheard ?? { key: crypto.randomUUID(), body })
      return found && { ...found, isOfBefore: false }
    } finally {
      this.saving = false
    }
  }

  /** Nothing of it is wanted any more. */
  forget(): void {
    this.trouble = null
  }

  async #sent(sent: Sent<B>): Promise<Omit<Stored<B, A>, 'isOfBefore'> | null> {
    const isFirst = this.#unheard === null
    this.#unheard = sent
    const answer = await this.#send(sent.body, sent.key)
    if (answer.ok && typeof answer.value === 'object' && answer.value !== null) {
      this.#unheard = null
      this.trouble = null
      return { value: answer.value, body: sent.body }
    }
    const met = answer.ok ? trouble('not-understood', 'The answer could not be read. Try again.') : answer.trouble
    this.trouble = met
    if (isSettled(met.kind, isFirst && !met.again)) this.#unheard = null
    return null
  }
}

type AnySave = Pick<OneSave<unknown, unknown>, 'isUnheard'>
// Looked up as a form is made, and never drawn.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const saves = new Map<string, AnySave>()
keptForSession({
  isUnsaved: () => [...saves.values()].some(({ isUnheard }) => isUnheard),
  forget: () => saves.clear(),
})

/** The save of a form, by its name: one that was never answered is found out although its page was left meanwhile. */
export function saveNamed<B, A>(name: string, send: (body: B, key: string) => Promise<Answer<A>>): OneSave<B, A> {
  const known = saves.get(name) as OneSave<B, A> | undefined
  const save = known ?? new OneSave<B, A>(send)
  if (!known) saves.set(name, save)
  return save
}
