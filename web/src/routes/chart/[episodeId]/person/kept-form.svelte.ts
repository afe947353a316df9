import type { Issue } from '../../../../../../core/contract/index.ts'
import { saveNamed, type OneSave, type Stored } from '../../../../lib/forms/one-save.svelte.ts'
import type { Answer } from '../../../../lib/api/client.ts'
import { typedHere } from '../../../../lib/forms/typed-here.svelte.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'

interface Rules<T, B, A> {
  readonly checked: (typed: T) => readonly Problem[]
  readonly send: (body: B, key: string) => Promise<Answer<A>>
  /** Somebody else wrote since: reads again what the act rests on. Left out where it rests on nothing. */
  readonly reread?: () => unknown
}

/** A form of an act, as a transfer: what is typed stays when the page is left, and it is stored once however often it is sent. */
export class KeptForm<T, B, A> {
  readonly save: OneSave<B, A>
  readonly #name: string
  readonly #fresh: T
  readonly #rules: Rules<T, B, A>
  #isOpen = $state(false)
  #tried = $state(false)

  constructor(name: string, fresh: T, rules: Rules<T, B, A>) {
    this.#name = name
    this.#fresh = fresh
    this.#rules = rules
    this.save = saveNamed(name, rules.send)
  }

  get typed(): T {
    return typedHere.of(this.#name, this.#fresh)
  }
  put(more: Partial<T>): void {
    typedHere.put(this.#name, { ...this.typed, ...more })
  }
  /** It was opened here, or something was typed in it before its page was left. */
  get isShown(): boolean {
    return this.#isOpen || typedHere.has(this.#name)
  }
  open(): void {
    this.#isOpen = true
  }
  /** Its act is over, or called off: nothing of it stays. */
  close(): void {
    this.#isOpen = false
    this.#forget()
  }
  #forget(): void {
    typedHere.forget(this.#name)
    this.save.forget()
    this.#tried = false
  }

  readonly #refused: readonly Issue[] = $derived.by(() => this.save.trouble?.issues ?? [])
  /** What is wrong at its fields, once it was tried. */
  get problems(): readonly Problem[] {
    if (!this.#tried) return []
    const own = this.#rules.checked(this.typed)
    return own.length > 0 ? own : this.#refused
  }

  /**
   * Answers what was stored; null = nothing: the fields or `save` say why. What stands in the form stays there where it is not what was
   * stored (`isOfBefore`): an earlier try was, and its answer came only now.
   */
  async send(body: B): Promise<Stored<B, A> | null> {
    this.#tried = true
    this.save.forget()
    if (this.#rules.checked(this.typed).length > 0) return null
    const stored = await this.save.save(body)
    if (!stored && this.save.trouble?.kind === 'version-conflict') await this.#rules.reread?.()
    if (stored && !stored.isOfBefore) this.#forget()
    return stored
  }
}
