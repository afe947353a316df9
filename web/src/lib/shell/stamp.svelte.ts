/** What the bar says about the data on the page: the clinic, as of when, and whether it has grown old. */
export interface PageStamp {
  /** The instant the figures are of. */
  readonly asOf: string
  /** When the page read them, ms. */
  readonly readAt: number
  /** Time zone in which the instant is written; the browser's where absent. */
  readonly zone?: string
  readonly again: () => void
  /** Whom the page is of; said on paper alone. */
  readonly about?: string
  /** A remark instead of the reading age, for example that blocks are older. */
  readonly stale?: string | null
}

class Stamp {
  current = $state.raw<PageStamp | null>(null)
  /** The clinic of the page, for the switcher; null on pages that are of none or of several. */
  clinicId = $state<string | null>(null)
}

/** The page sets it, the bar shows it. */
export const stamp = new Stamp()

/** After this long without reading again a page says so: overdue lists may be wrong. */
export const STALE_AFTER = 10 * 60_000
