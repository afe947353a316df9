import type { Attachment } from 'svelte/attachments'

/** Rows drawn at first, and added each time the end comes near. */
const FIRST = 40
const STEP = 80
/** How near, in px: far enough that scrolling does not meet the end. */
const NEAR = '1600px'

/**
 * How many rows of a long list are drawn: a screen and a bit at once, more as the reader goes on, all for printing. It always
 * reaches the selected row.
 */
export class Growing {
  #drawn = $state(FIRST)
  readonly #length: () => number
  readonly #selected: () => number

  constructor(length: () => number, selected: () => number) {
    this.#length = length
    this.#selected = selected
  }

  get count(): number {
    return Math.min(this.#length(), Math.max(this.#drawn, this.#selected() + 20))
  }

  /** Another list begins: as few rows as at first. */
  reset(): void {
    this.#drawn = FIRST
  }

  all(): void {
    this.#drawn = Infinity
  }

  /** Put on what stands after the last drawn row. */
  readonly sentinel: Attachment = (element) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return
        this.#drawn += STEP
        // Still near after growing? An observer only tells changes, so it is asked again.
        watch.unobserve(element)
        requestAnimationFrame(() => watch.observe(element))
      },
      { rootMargin: NEAR },
    )
    watch.observe(element)
    return () => watch.disconnect()
  }
}
