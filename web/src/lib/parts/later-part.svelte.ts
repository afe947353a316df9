/** What a page loads once it is asked for, as a form or a library. Without a connection, or once a new release took its place, it does not come. */
export class LaterPart<Part> {
  /** null = not here yet. */
  part = $state.raw<Part | null>(null)
  failed = $state(false)
  readonly #read: () => Promise<Part>
  #loading: Promise<void> | null = null

  constructor(read: () => Promise<Part>) {
    this.#read = read
  }

  /** Loads it, or tries again where it did not come. Whoever asks meanwhile waits for the same. */
  load(): Promise<void> {
    this.#loading ??= this.#tried().finally(() => (this.#loading = null))
    return this.#loading
  }

  async #tried(): Promise<void> {
    try {
      this.part = await this.#read()
      this.failed = false
    } catch {
      this.failed = true
    }
  }
}
