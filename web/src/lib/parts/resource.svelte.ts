import type { Answer } from '../api/client.ts'
import type { Trouble } from '../api/trouble.ts'

/**
 * Something read from the API for as long as a component shows it. Reading again keeps the last value on screen; leaving the
 * page or asking for something else stops the request. Call it while a component is set up.
 */
export class Resource<T> {
  value = $state.raw<T | null>(null)
  trouble = $state.raw<Trouble | null>(null)
  loading = $state(true)
  /** True once loading has taken long enough that a skeleton is calmer than nothing. */
  slow = $state(false)
  /** When the value was read, ms since 1970. */
  readAt = $state<number | null>(null)
  #round = $state(0)

  /** `read` runs again whenever state that it reads changes; `identity` says whether the last value may stay meanwhile. */
  constructor(read: (signal: AbortSignal) => Promise<Answer<T>>, identity: () => string) {
    let shown: string | null = null
    $effect(() => {
      void this.#round
      const wanted = identity()
      if (wanted !== shown) this.value = null
      shown = wanted
      const stop = new AbortController()
      const patience = setTimeout(() => (this.slow = true), 300)
      this.loading = true
      this.slow = false
      void read(stop.signal).then((answer) => {
        if (stop.signal.aborted) return
        clearTimeout(patience)
        this.loading = false
        this.slow = false
        this.trouble = answer.ok ? null : answer.trouble
        if (!answer.ok) return
        this.value = answer.value
        this.readAt = Date.now()
      })
      return () => {
        clearTimeout(patience)
        stop.abort()
      }
    })
  }

  again(): void {
    this.#round += 1
  }

  /** Puts in what a write answered, without reading again. */
  put(value: T): void {
    this.value = value
    this.readAt = Date.now()
  }
}
