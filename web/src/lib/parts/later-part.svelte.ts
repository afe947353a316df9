/** Why a part did not come: there is no connection, or what the page asked for could not be had, as after an update. */
export type NotHere = 'offline' | 'not-had'

/** What was had once, by what reads it: it is there without a connection too. */
const had = new WeakSet<object>()

/**
 * What a page loads once it is asked for, as a form or a library. Browsers remember an import that failed and do not ask again before the
 * page is loaded anew (whatwg/html 6768): without a connection nothing is imported, so that trying again later helps.
 */
export class LaterPart<Part> {
  /** null = not here yet. */
  part = $state.raw<Part | null>(null)
  failed = $state.raw<NotHere | null>(null)
  readonly #read: () => Promise<Part>
  readonly #isOffline: () => boolean
  readonly #key: object
  #loading: Promise<void> | null = null

  constructor(read: () => Promise<Part>, isOffline: () => boolean = () => !navigator.onLine, key: object = read) {
    this.#read = read
    this.#isOffline = isOffline
    this.#key = key
  }

  /** Loads it, or tries again where it did not come. Whoever asks meanwhile waits for the same. */
  load(): Promise<void> {
    this.#loading ??= this.#tried().finally(() => (this.#loading = null))
    return this.#loading
  }

  async #tried(): Promise<void> {
    if (this.#isOffline() && !had.has(this.#key)) {
      this.failed = 'offline'
      return
    }
    try {
      this.part = await this.#read()
      had.add(this.#key)
      this.failed = null
    } catch {
      this.failed = 'not-had'
    }
  }
}
