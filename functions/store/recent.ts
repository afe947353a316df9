/** The most recently kept values, at most `most` of them: who is kept longest goes first. For the life of a container. */
export class Recent<V> {
  readonly #most: number
  readonly #kept = new Map<string, V>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): V | undefined {
    return this.#kept.get(key)
  }

  keep(key: string, value: V): void {
    // What is kept again is the youngest.
    this.#kept.delete(key)
    this.#kept.set(key, value)
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value ?? key)
  }

  /** Forgets a value, unless another one was kept in its place. */
  forget(key: string, value: V): void {
    if (this.#kept.get(key) === value) this.#kept.delete(key)
  }
}
