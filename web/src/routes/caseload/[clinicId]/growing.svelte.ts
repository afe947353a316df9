import type { Attachment } from 'svelte/attachments'

/** Rows drawn at first, and added each time the end comes near: as many as a slow machine draws in one frame or two. */
const FIRST = 40
const STEP = 4
/** Rows in a part of a list that is laid out and painted by itself: what is far from the window costs nothing then. */
const PART = 8
/** How near, in px: far enough that scrolling does not meet the end. */
const NEAR = '2400px'

/** Rows that stand one after another, from the one at `start` on, counted from 0. */
export interface Part<T> {
  readonly start: number
  readonly rows: readonly T[]
}

/**
 * How many rows of a long list are drawn: a screen and a bit at once, more as the reader goes on, all for printing. It always
 * reaches the selected row.
 */
export class Growing<T> {
  #drawn = $state(FIRST)
  readonly #rows: () => readonly T[]
  readonly #selected: () => number
  #whole: { of: readonly T[]; parts: Part<T>[] } = { of: [], parts: [] }

  constructor(rows: () => readonly T[], selected: () => number) {
    this.#rows = rows
    this.#selected = selected
  }

  get count(): number {
    return Math.min(this.#rows().length, Math.max(this.#drawn, this.#selected() + 20))
  }

  /** What is drawn, in parts that are not laid out while they are far away. A whole part stays the same thing while the list grows. */
  get parts(): readonly Part<T>[] {
    const [rows, count] = [this.#rows(), this.count]
    if (this.#whole.of !== rows) this.#whole = { of: rows, parts: [] }
    const { parts } = this.#whole
    for (let start = parts.length * PART; start + PART <= count; start += PART)
      parts.push({ start, rows: rows.slice(start, start + PART) })
    const whole = parts.slice(0, Math.floor(count / PART))
    const start = whole.length * PART
    return start < count ? [...whole, { start, rows: rows.slice(start, count) }] : whole
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
