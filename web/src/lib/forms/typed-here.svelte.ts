import { keptForSession } from '../session/kept.ts'

/**
 * What is typed in a form and not saved, by the name of the form and what it is of: in memory for as long as the session lasts, so that a
 * look at another page loses nothing. Nothing of it is written anywhere.
 */
class TypedHere {
  #typed = $state.raw<Readonly<Record<string, unknown>>>({})

  /** What is typed there; `fresh` where nothing is. */
  of<T>(form: string, fresh: T): T {
    return (this.#typed[form] as T | undefined) ?? fresh
  }
  has(form: string): boolean {
    return Object.hasOwn(this.#typed, form)
  }
  put(form: string, typed: unknown): void {
    this.#typed = { ...this.#typed, [form]: typed }
  }
  forget(form: string): void {
    const { [form]: _, ...others } = this.#typed
    this.#typed = others
  }
  get isAny(): boolean {
    return Object.keys(this.#typed).length > 0
  }
  forgetAll(): void {
    this.#typed = {}
  }
}

export const typedHere = new TypedHere()
keptForSession({ isUnsaved: () => typedHere.isAny, forget: () => typedHere.forgetAll() })
