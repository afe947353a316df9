/** Where the focus goes in a form: it is never left on nothing, where a keyboard starts again at the top of the page. */

const CONTROLS = 'input, select, textarea, [tabindex="0"], button:not([disabled])'
/** A field that is wrong by itself, a group that holds what is wrong, or the sentence where no field shows it. */
const WRONG = '[aria-invalid="true"], [data-wrong], .problem'

export const firstControl = (within: Element | undefined): Element | null => within?.querySelector(CONTROLS) ?? null

export function firstWrong(within: Element | undefined): Element | null {
  const wrong = within?.querySelector(WRONG) ?? null
  return wrong?.matches('[data-wrong]') ? (wrong.querySelector(CONTROLS) ?? wrong) : wrong
}

/** Moves the focus; to a sentence too, which then is read out. */
export function focusOn(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return
  if (element.matches('p, h1, h2')) element.tabIndex = -1
  element.focus()
}

/** So long is waited for what is still being loaded. */
const PATIENCE = 10_000
/** Moves the focus to what a part of the page holds, once it is there and unless the focus has gone somewhere meanwhile. */
export function focusOnceThere(within: Element, selector: string): void {
  const before = document.activeElement
  const tried = (): boolean => {
    const found = within.querySelector(selector)
    if (found && document.activeElement === before) focusOn(found)
    return found !== null
  }
  if (tried()) return
  const watch = new MutationObserver(() => {
    if (tried()) watch.disconnect()
  })
  watch.observe(within, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), PATIENCE)
}

/** Nothing has the focus, or what cannot be used any more: what had it went from the page. */
export const isNowhere = (active: Element | null): boolean =>
  active === null || active.localName === 'body' || active.matches(':disabled')

/** The heading of the part of the page in which something stands. */
export const headingOf = (of: Element | undefined): Element | null =>
  of?.closest('section')?.querySelector('h2') ?? null
