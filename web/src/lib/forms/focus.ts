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
  if (element.matches('p, h2')) element.tabIndex = -1
  element.focus()
}

/** Nothing has the focus, or what cannot be used any more: what had it went from the page. */
export const isNowhere = (active: Element | null): boolean =>
  active === null || active.localName === 'body' || active.matches(':disabled')

/** The heading of the part of the page in which something stands. */
export const headingOf = (of: Element | undefined): Element | null =>
  of?.closest('section')?.querySelector('h2') ?? null
