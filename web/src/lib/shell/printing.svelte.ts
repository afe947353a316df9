import { MediaQuery } from 'svelte/reactivity'

/**
 * Whether the page goes to paper now. Paper has a width of its own, which the browser takes on only after `beforeprint`: what is drawn
 * for a wide or a narrow window stays as it is meanwhile, or a list would be mounted anew, short and unnoticed, between the two.
 */
class Printing {
  #window = $state.raw<{ readonly narrow: boolean } | null>(null)
  /** When printing began, ms; the day it stands on paper with. */
  at = $state(0)
  readonly #narrow = new MediaQuery('(max-width: 1179px)')

  get on(): boolean {
    return this.#window !== null
  }
  /** The window, not the paper, is narrower than the wide layout. */
  get narrow(): boolean {
    return this.#window?.narrow ?? this.#narrow.current
  }

  begin(now: number): void {
    this.#window ??= { narrow: this.#narrow.current }
    this.at = now
  }
  end(): void {
    this.#window = null
  }
}

export const printing = new Printing()
