import { focusOn, isNowhere } from './focus.ts'

/** What can be gone on with in what came in the place of what was pressed. */
const USABLE = 'a[href], input, select, textarea, [tabindex="0"], button:not([disabled])'
/** So many places are remembered, to go back to who opened what is closed. */
const REMEMBERED = 30

const usableIn = (one: Element): Element | null => (one.matches(USABLE) ? one : one.querySelector(USABLE))

/** Where it goes from a place whose control is gone: on in what came instead, back to what it was opened with, or to the heading. */
function* places(within: Element, added: readonly Element[], before: readonly Element[]) {
  for (const one of added) if (one.isConnected && within.contains(one)) yield usableIn(one)
  for (const one of before.toReversed()) if (one.isConnected && within.contains(one)) yield one
  yield within.querySelector(within.localName === 'main' ? 'h1' : 'h2')
  yield document.querySelector('main h1')
}

/**
 * A control that goes from the page while it has the focus leaves it on nothing, where a keyboard and a screen reader start again at the
 * top. Whoever pressed it goes on where it stood. Started once, by the first press, of which the way from its target up is told; a page
 * that moves the focus itself is let do so.
 */
export function keepFocus(pressed: readonly Element[]): void {
  let at = [...pressed]
  let page = location.pathname
  const before: Element[] = []
  let added: Element[] = []
  const remember = (element: Element | null): void => {
    at = []
    for (let one = element; one; one = one.parentElement) at.push(one)
    page = location.pathname
  }

  function goOn(): void {
    const within = at.find((one) => one.isConnected)?.closest('section, dialog, main')
    const [came, isHere] = [added, page === location.pathname]
    ;[added, at] = [[], []]
    if (!isNowhere(document.activeElement) || !within || !isHere) return
    for (const place of places(within, came, before)) {
      focusOn(place)
      if (!isNowhere(document.activeElement)) return
    }
  }

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    remember(target)
    if (before.push(target) > REMEMBERED) before.shift()
  })
  // What is left by a press beside it lost nothing. What goes from the page is gone once this round of changes is over.
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (relatedTarget !== null || !(target instanceof Element)) return
    queueMicrotask(() => {
      if (target.isConnected && isNowhere(document.activeElement)) remember(null)
    })
  })
  new MutationObserver((changes) => {
    const [had] = at
    if (!had || had.isConnected) return
    const elements = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((one) => one instanceof Element)
    if (added.length === 0) setTimeout(goOn)
    added = [...added, ...elements]
  }).observe(document.body, { childList: true, subtree: true })
  if (!pressed[0]?.isConnected) setTimeout(goOn)
  else remember(isNowhere(document.activeElement) ? null : document.activeElement)
}
